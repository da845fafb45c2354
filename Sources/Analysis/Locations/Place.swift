import PipelineModel

/// What a dataset occupies outside the run: a file, a folder, or those files of a folder that end so.
package struct Place: Sendable, Hashable, Comparable {
  /// A path, a pattern of paths or an address, as the model writes it.
  package let text: String
  /// How the files of a partitioned dataset end; nil when it is not one, or takes all of them.
  package let suffix: String?

  package init(_ text: String, suffix: String? = nil) {
    self.text = text
    self.suffix = suffix
  }

  /// Nil for what does not outlive the run, or is not known.
  init?(of dataset: Dataset) {
    guard let text = dataset.location.place else { return nil }
    self.init(text, suffix: dataset.partitionSuffix)
  }

  package static func < (left: Place, right: Place) -> Bool {
    (left.text, left.suffix ?? "") < (right.text, right.suffix ?? "")
  }

  /// The names from the root on; the first of an address is its scheme with the host or bucket.
  var components: [String] {
    guard let mark = text.firstRange(of: "://") else { return Self.split(text[...]) }
    let parts = Self.split(text[mark.upperBound...])
    return [text[..<mark.upperBound] + (parts.first ?? "")] + parts.dropFirst()
  }

  private static func split(_ text: Substring) -> [String] {
    let parts = text.split(separator: "/").filter { $0 != "." }.map(String.init)
    return text.hasPrefix("/") ? ["/"] + parts : parts
  }

  /// The pattern that its files match, when it is not simply one file or folder.
  var pattern: [String]? {
    if let suffix { return components + ["**", "*" + suffix] }
    let parts = components
    return parts.contains(where: GlobPattern.isMeant) ? parts : nil
  }
}
