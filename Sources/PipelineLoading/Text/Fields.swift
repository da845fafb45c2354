import PipelineModel

/// The keys of a mapping that has a closed set of them.
struct Fields {
  let document: SourceDocument
  let node: SourceNode
  private let described: () -> String
  /// Few, so that looking through them is faster than a table.
  private let values: [SourceDocument.Field]

  /// What the mapping is, for messages: `node 'A'`.
  var what: String { described() }

  /// Refuses unknown keys, with the nearest known one, and repeated keys.
  init(
    _ node: SourceNode, of what: @escaping @autoclosure () -> String, known: [String],
    in document: SourceDocument
  ) throws(InputProblem) {
    self.document = document
    described = what
    self.node = node
    values = try document.fields(of: node, what())
    for field in values {
      guard known.contains(field.name) else {
        let nearest = NearestName.of(field.name, among: known)
        throw document.problem(
          "\(what()) has no key '\(field.name.shortened)'", at: field.key,
          help: nearest.map { "did you mean '\($0)'?" }
            ?? "the keys are: \(known.joined(separator: ", "))")
      }
    }
  }

  /// Whether a key is there, be it without a value.
  func has(_ key: String) -> Bool { values.contains { $0.name == key } }

  /// The value of a key that is there and not null.
  func value(_ key: String) -> SourceNode? {
    guard let value = values.first(where: { $0.name == key })?.value, !value.isNull else {
      return nil
    }
    return value
  }

  func text(_ key: String) throws(InputProblem) -> String? {
    guard let value = value(key) else { return nil }
    return try document.text(value, label(key))
  }

  /// A text with its place.
  func reference(_ key: String) throws(InputProblem) -> Reference? {
    guard let value = value(key) else { return nil }
    return Reference(try document.text(value, label(key)), span: document.span(value))
  }

  func texts(_ key: String) throws(InputProblem) -> [Reference] {
    guard let value = value(key) else { return [] }
    return try document.texts(value, label(key))
  }

  func integer(_ key: String, in range: ClosedRange<Int>) throws(InputProblem) -> Int? {
    guard let value = value(key) else { return nil }
    return try document.integer(value, label(key), in: range)
  }

  func quantity<Value>(
    _ key: String, _ parse: (String) throws(QuantityProblem) -> Value
  ) throws(InputProblem) -> Value? {
    guard let value = value(key) else { return nil }
    return try document.quantity(value, label(key), parse)
  }

  func label(_ key: String) -> String { "'\(key)' of \(what)" }
}
