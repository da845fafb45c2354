import OutsideWorld
import PipelineModel

/// A file of the user's and the tree of values in it.
package struct SourceDocument: Sendable {
  package let source: SourceText
  /// Nil when the file holds no value.
  package let root: SourceNode?

  package init(source: SourceText, root: SourceNode?) {
    self.source = source
    self.root = root
  }

  /// Reads YAML, or JSON when the name ends so.
  package static func read(_ source: SourceText) throws(InputProblem) -> SourceDocument {
    let isJSON = Paths.ending(of: source.file).lowercased() == "json"
    let root = isJSON ? try JSONReader.read(source) : try YAMLReader.read(source)
    return SourceDocument(source: source, root: root)
  }

  package func span(_ node: SourceNode) -> SourceSpan { source.span(node.range) }

  package func span(_ entry: SourceNode.Entry) -> SourceSpan { source.span(entry.range) }

  func problem(_ message: String, at node: SourceNode, help: String? = nil) -> InputProblem {
    InputProblem(message, span: span(node), source: source, help: help)
  }

  // MARK: Typed reading

  // What a value is, in words, is only put together for a problem.

  /// The text of a scalar that is not empty.
  func text(_ node: SourceNode, _ what: @autoclosure () -> String) throws(InputProblem) -> String {
    let text = try anyText(node, what())
    guard !text.isEmpty else { throw problem("\(what()) must not be empty", at: node) }
    return text
  }

  /// The text of a scalar, empty or not.
  ///
  /// A NUL is refused: no path, name or command can hold one.
  func anyText(_ node: SourceNode, _ what: @autoclosure () -> String) throws(InputProblem) -> String
  {
    guard let text = node.text, !node.isNull else {
      throw problem("\(what()) must be a text, not \(node.described)", at: node)
    }
    guard !text.utf8.contains(0) else { throw problem("\(what()) holds a NUL", at: node) }
    return text
  }

  /// A list of texts; a single text counts as a list of one, nothing as an empty one.
  func texts(_ node: SourceNode, _ what: @autoclosure () -> String) throws(InputProblem)
    -> [Reference]
  {
    if node.isNull { return [] }
    if node.text != nil { return [Reference(try text(node, what()), span: span(node))] }
    guard case .sequence(let items, _) = node.content else {
      throw problem("\(what()) must be a list of names, not \(node.described)", at: node)
    }
    var references: [Reference] = []
    references.reserveCapacity(items.count)
    for item in items {
      references.append(Reference(try text(item, "an entry of \(what())"), span: span(item)))
    }
    return references
  }

  /// A whole number in a range.
  func integer(
    _ node: SourceNode, _ what: @autoclosure () -> String, in range: ClosedRange<Int>
  ) throws(InputProblem) -> Int {
    guard let number = node.text.flatMap({ Int($0) }), range.contains(number) else {
      throw problem(
        "\(what()) must be a whole number from \(range.lowerBound) to \(range.upperBound), "
          + "not \(node.described)", at: node)
    }
    return number
  }

  /// An amount in a text, read by `parse`.
  func quantity<Value>(
    _ node: SourceNode, _ what: @autoclosure () -> String,
    _ parse: (String) throws(QuantityProblem) -> Value
  ) throws(InputProblem) -> Value {
    let text = try text(node, what())
    do throws(QuantityProblem) { return try parse(text) } catch {
      throw problem("\(what()): \(error.message)", at: node)
    }
  }
}
