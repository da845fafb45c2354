import PipelineModel

/// A value in a YAML, JSON or TOML file, with the bytes it was written in.
package struct SourceNode: Sendable {
  package let content: Content
  /// Bytes of the file, without comments and blank lines after it.
  package let range: Range<Int>
  /// How many values it holds when every alias is written out; at least one.
  let weight: Int

  package indirect enum Content: Sendable {
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
    self.content = content
    self.range = range
    var weight = 1
    switch content {
    case .scalar: break
    case .sequence(let items, _):
      for item in items { weight = weight.addingSaturated(item.weight) }
    case .mapping(let entries, _):
      for entry in entries {
        weight = weight.addingSaturated(entry.key.weight).addingSaturated(entry.value.weight)
      }
    }
    self.weight = weight
  }

  /// The same value, standing somewhere else: what an alias is.
  func standing(at range: Range<Int>) -> SourceNode { SourceNode(content, range: range) }

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

extension Int {
  fileprivate func addingSaturated(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
