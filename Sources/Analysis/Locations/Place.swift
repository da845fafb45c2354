import PipelineModel

/// What a dataset occupies outside the run: a file, a folder, or those files of a folder that end so.
package struct Place: Sendable, Hashable, Comparable {
  /// A path, a pattern of paths or an address, as the model writes it.
  package let text: String
  /// How the files of a partitioned dataset end; nil when it is not one, or takes all of them.
  package let suffix: String?
  /// Whether it is a table of a database.
  package let isTable: Bool

  package init(_ text: String, suffix: String? = nil, isTable: Bool = false) {
    self.text = text
    self.suffix = suffix
    self.isTable = isTable
  }

  /// Nil for what does not outlive the run, or is not known.
  package init?(_ location: Location, suffix: String? = nil) {
    guard let text = location.place else { return nil }
    if case .table = location {
      self.init(text, isTable: true)
    } else {
      self.init(text, suffix: suffix)
    }
  }

  /// Nil for what does not outlive the run, or is not known.
  init?(of dataset: Dataset) { self.init(dataset.location, suffix: dataset.partitionSuffix) }

  package static func < (left: Place, right: Place) -> Bool {
    (left.text, left.suffix ?? "", left.isTable ? 1 : 0)
      < (right.text, right.suffix ?? "", right.isTable ? 1 : 0)
  }

  /// As it stands in a sentence.
  package var shown: String {
    guard isTable, let slash = text.lastIndex(of: "/") else { return text }
    let connection = text[..<slash]
    return "table \(text[text.index(after: slash)...]) of "
      + (connection.hasSuffix(":/") ? connection.dropLast(2) : connection)
  }

  /// Its text without what means nothing: `./`, double slashes, one at the end.
  var path: Substring {
    var previous = UInt8(ascii: "/")
    for byte in text.utf8 {
      if previous == UInt8(ascii: "/"), byte == previous || byte == UInt8(ascii: ".") {
        return plainPath
      }
      previous = byte
    }
    return previous == UInt8(ascii: "/") ? plainPath : text[...]
  }

  /// The same, put together from its names.
  private var plainPath: Substring {
    let names = components
    guard names.count > 1 else { return names.first.map { $0[...] } ?? "" }
    return (names[0] == "." ? "" : names[0] == "/" ? "/" : names[0] + "/")[...]
      + names.dropFirst().joined(separator: "/")
  }

  /// What stands before the first name of a pattern that is no plain one.
  var plainBeginning: Substring {
    guard let pattern else { return path }
    let names = pattern.prefix { !GlobPattern.isMeant(by: $0) }
    return Place(names.joined(separator: "/").replacing("//", with: "/")).path
  }

  var isPattern: Bool { suffix != nil || !isTable && GlobPattern.isMeant(by: text) }

  /// Whether it lies in the project's folder.
  var isBelowProject: Bool {
    text != ".." && !text.hasPrefix("/") && !text.hasPrefix("../") && !text.contains("://")
  }

  /// The names from where it begins on: the root, the project (`.`), or an address's scheme with its
  /// host or bucket.
  func forEachName(_ body: (Substring) -> Void) {
    var rest = text[...]
    if let mark = text.utf8.contains(UInt8(ascii: ":")) ? text.firstRange(of: "://") : nil {
      let end = text[mark.upperBound...].firstIndex(of: "/") ?? text.endIndex
      body(text[..<end])
      rest = text[end...]
    } else {
      body(rest.utf8.first == UInt8(ascii: "/") ? "/" : ".")
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
