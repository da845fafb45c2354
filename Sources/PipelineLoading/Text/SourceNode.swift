import PipelineModel

/// A value in a YAML, JSON or TOML file, with the bytes it was written in.
package struct SourceNode: Sendable {
  package let content: Content
  /// Bytes of the file, without comments and blank lines after it.
  package let range: Range<Int>
  /// How many values it holds, itself included, when every alias is written out.
  let weight: Int

  package enum Content: Sendable {
    /// `isPlain`: written without quotes, so that `null` and `~` mean nothing.
    case scalar(String, isPlain: Bool)
    case sequence([SourceNode], isFlow: Bool)
    /// In the order of the file, repeated keys included.
    case mapping([Entry], isFlow: Bool)
  }

  /// A key and its value.
  package struct Entry: Sendable {
    package let key: SourceNode
    package let value: SourceNode

    /// The bytes from the key to the end of the value.
    package var range: Range<Int> {
      key.range.lowerBound..<max(key.range.upperBound, value.range.upperBound)
    }
  }

  init(_ content: Content, range: Range<Int>) {
    let weight =
      switch content {
      case .scalar: 1
      case .sequence(let items, _): items.reduce(1) { $0 + $1.weight }
      case .mapping(let entries, _): entries.reduce(1) { $0 + $1.key.weight + $1.value.weight }
      }
    self.init(content, range: range, weight: weight)
  }

  private init(_ content: Content, range: Range<Int>, weight: Int) {
    self.content = content
    self.range = range
    self.weight = weight
  }

  /// The same value, standing somewhere else: what an alias is.
  ///
  /// O(1).
  func standing(at range: Range<Int>) -> SourceNode {
    SourceNode(content, range: range, weight: weight)
  }

  /// The text of a scalar.
  package var text: String? {
    if case .scalar(let text, _) = content { return text }
    return nil
  }

  /// Whether nothing was written, or `null` or `~`.
  package var isNull: Bool {
    guard case .scalar(let text, true) = content else { return false }
    return text.isEmpty || text == "~" || text == "null" || text == "Null" || text == "NULL"
  }

  /// What it is, for messages: `a list`, `a mapping`, `'text'`.
  var described: String {
    switch content {
    case .scalar(let text, _): isNull ? "nothing" : "'\(text.shortened)'"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
