import OutsideWorld
import PipelineLoading
import PipelineModel

/// The module with `signals` and `after` in the user's package.
struct OrderingModule {
  /// Dotted, for imports.
  private let dottedName: String
  /// Relative to the project.
  private let path: String
  private let isThere: Bool

  private static let text = String(decoding: PackageResources.ordering_py, as: UTF8.self)

  /// Takes `ordering.py`, or another name when the user has a module of that name.
  init(_ project: KedroProject, root: String, world: World) throws(FixRefusal) {
    guard let folder = project.packageDirectory else {
      throw FixRefusal("where the package \(project.packageName) stands is not known")
    }
    for name in ["ordering", "headway_ordering"] {
      let path = Paths.joined(folder, name + ".py")
      let present = try? world.files.read(Paths.joined(root, path))
      guard present == nil || present == Array(Self.text.utf8) else { continue }
      dottedName = "\(project.packageName).\(name)"
      self.path = path
      isThere = present != nil
      return
    }
    throw FixRefusal(
      "\(folder) has an ordering.py and a headway_ordering.py that are not Headway's",
      help: "rename or delete one of them")
  }

  /// The module's file, when it is not there yet.
  func newFile(shownRoot: String) -> FileChange? {
    if isThere { return nil }
    let shown = Paths.normalised(Paths.joined(shownRoot, path))
    return FileChange(newFile: shown, text: Self.text)
  }

  /// Imports those of the names that the file does not import from the module yet.
  func importEdits(of names: [String], in source: SourceText, afterLine line: Int) -> [TextEdit] {
    let statement = "from \(dottedName) import "
    var missing = names
    for number in 1...source.lineCount {
      let text = source.text(ofLine: number)
      guard text.hasPrefix(statement) else { continue }
      let imported = text.dropFirst(statement.count).split { !$0.isLetter && $0 != "_" }
      missing.removeAll { imported.contains(Substring($0)) }
    }
    guard !missing.isEmpty else { return [] }
    let text = statement + missing.joined(separator: ", ") + "\n"
    let isLastLine = line >= source.lineCount
    let place =
      isLastLine ? source.bytes.count : source.position(line: line + 1, byteColumn: 0).offset
    let needsLineEnd = isLastLine && source.bytes.last != UInt8(ascii: "\n")
    return [TextEdit(insert: (needsLineEnd ? "\n" : "") + text, at: place)]
  }
}
