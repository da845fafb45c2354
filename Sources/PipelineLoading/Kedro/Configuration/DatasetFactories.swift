import PipelineModel

/// The dataset factories of a catalog, in the order in which Kedro tries them.
struct DatasetFactories: Sendable {
  private let patterns: [DatasetPattern]
  private let bodies: [String: ConfigurationMapping]

  init(_ bodies: [String: ConfigurationMapping]) {
    self.bodies = bodies
    patterns = bodies.keys.map { DatasetPattern($0) }.sorted(by: DatasetPattern.precedes)
  }

  /// The factories that any name fits, which may be one at most.
  var catchAlls: [String] { patterns.filter { $0.specificity == 0 }.map(\.text) }

  /// The names of all, in that order.
  var names: [String] { patterns.map(\.text) }

  /// What a factory makes of a name.
  enum Match {
    case none
    case made(ConfigurationMapping, pattern: String)
    /// The name may fit, but only Python can tell.
    case unknown(pattern: String, reason: String)
    /// The body asks for what the name does not give.
    case unfilled(pattern: String, text: String)
  }

  /// O(factories × name).
  func match(_ name: String) -> Match {
    let name = DatasetPattern.Name(name)
    for pattern in patterns {
      switch pattern.match(name) {
      case .differs: continue
      case .undecided(let reason): return .unknown(pattern: pattern.text, reason: reason)
      case .fits(let values):
        guard let body = bodies[pattern.text] else { continue }
        var fault: String?
        let made = Self.filled(.mapping(body), with: values, &fault)
        if let fault { return .unfilled(pattern: pattern.text, text: fault) }
        return .made(made.mapping ?? body, pattern: pattern.text)
      }
    }
    return .none
  }

  /// A body with its placeholders filled in.
  ///
  /// Keys stay as they are.
  private static func filled(
    _ value: ConfigurationValue, with values: [String: String], _ fault: inout String?
  ) -> ConfigurationValue {
    switch value {
    case .string(let text) where text.utf8.contains(UInt8(ascii: "}")):
      if let filled = PlaceholderText.filled(text, with: values) { return .string(filled) }
      fault = text
      return value
    case .list(let items):
      return .list(items.map { filled($0, with: values, &fault) })
    case .mapping(let mapping):
      var result = mapping
      for (key, value) in mapping.entries { result[key] = filled(value, with: values, &fault) }
      return .mapping(result)
    default: return value
    }
  }

  // MARK: Checking

  /// The placeholders of a body that its name does not have, sorted.
  static func strangers(in body: ConfigurationMapping, of name: String) -> [String] {
    let known = Set(PlaceholderText.all(in: name).texts)
    var found: Set<String> = []
    collect(.mapping(body), into: &found)
    return found.subtracting(known).sorted()
  }

  private static func collect(_ value: ConfigurationValue, into found: inout Set<String>) {
    switch value {
    case .string(let text) where text.utf8.contains(UInt8(ascii: "}")):
      found.formUnion(PlaceholderText.all(in: text).texts)
    case .list(let items): for item in items { collect(item, into: &found) }
    case .mapping(let mapping): for value in mapping.values { collect(value, into: &found) }
    default: break
    }
  }
}
