import OutsideWorld

/// The projects that tests read, and the interpreters that have Kedro.
enum Fixtures {
  /// `Tests/Fixtures`.
  static let root = DiskFiles().canonical(Paths.joined(folder(of: #filePath), "../Fixtures"))
  /// `fixtures`, which the demonstration uses too.
  static let shared = Paths.normalised(Paths.joined(root, "../../fixtures"))

  private static func folder(of file: String) -> String { Paths.parent(of: file) ?? "/" }
}
