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
  func forEachName(_ body: (Substring) -> Void) {
    var rest = text[...]
    if rest.utf8.first == UInt8(ascii: "/") { body("/") }
    if let mark = text.utf8.contains(UInt8(ascii: ":")) ? text.firstRange(of: "://") : nil {
      let end = text[mark.upperBound...].firstIndex(of: "/") ?? text.endIndex
      body(text[..<end])
      rest = text[end...]
    }
    for part in rest.utf8.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
      body(Substring(part))
    }
  }

  var components: [String] {
    var names: [String] = []
    forEachName { names.append(String($0)) }
    return names
  }

  /// The pattern that its files match, when it is not simply one file or folder.
  var pattern: [String]? {
    if let suffix { return components + ["**", "*" + suffix] }
    return GlobPattern.isMeant(by: text) ? components : nil
  }
}
