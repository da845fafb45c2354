import PipelineModel

/// The keys of a mapping that has a closed set of them.
struct Fields {
  let document: SourceDocument
  /// What the mapping is, for messages: `node 'A'`.
  let what: String
  let node: SourceNode
  private let values: [String: SourceNode]

  /// Refuses unknown keys, with the nearest known one, and repeated keys.
  init(
    _ node: SourceNode, of what: String, known: [String], in document: SourceDocument
  ) throws(InputProblem) {
    self.document = document
    self.what = what
    self.node = node
    var values: [String: SourceNode] = [:]
    for field in try document.fields(of: node, what) {
      guard known.contains(field.name) else {
        let nearest = NearestName.of(field.name, among: known)
        throw document.problem(
          "\(what) has no key '\(field.name.shortened)'", at: field.key,
          help: nearest.map { "did you mean '\($0)'?" }
            ?? "the keys are: \(known.joined(separator: ", "))")
      }
      values[field.name] = field.value
    }
    self.values = values
  }

  /// Whether a key is there, be it without a value.
  func has(_ key: String) -> Bool { values[key] != nil }

  /// The value of a key that is there and not null.
  func value(_ key: String) -> SourceNode? {
    guard let value = values[key], !value.isNull else { return nil }
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
