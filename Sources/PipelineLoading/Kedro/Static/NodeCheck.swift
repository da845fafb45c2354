import PythonReading

/// What Kedro refuses when a node is made.
struct NodeCheck {
  let function: NodeFunction
  let inputs: DatasetNames
  let outputs: DatasetNames
  let name: String?
  let tags: [String]
  let version: KedroVersion

  /// Of all versions together: which has which does not matter to what a node is.
  private static let parameters: Set = [
    "func", "inputs", "outputs", "name", "tags", "confirms", "namespace", "preview_fn",
  ]

  /// Refuses arguments that `node()` does not have.
  static func check(_ given: CallArguments, at place: Place) throws(Stop) {
    guard let strange = given.keywords.first(where: { !parameters.contains($0.name) }) else {
      return
    }
    throw refusal("TypeError", "node() got an unexpected keyword argument '\(strange.name)'", place)
  }

  func run(at place: Place) throws(Stop) {
    try checkFunction(at: place)
    try checkNames(at: place)
    try checkDatasets(at: place)
  }

  private func checkFunction(at place: Place) throws(Stop) {
    switch function.value {
    case .none, .bool, .int, .float, .string, .list, .tuple, .set, .dict:
      throw Self.refusal(
        "ValueError",
        "Invalid Node definition: first argument must be a function, not "
          + "'\(function.value.typeName)'.", place)
    case .function(let known) where known.attributes["__signature__"] == nil:
      guard !takesInputs(known) else { return }
      let parameters = known.syntax.parameters
      let all = parameters.positionalOnly + parameters.positional + parameters.keywordOnly
      throw Self.refusal(
        "TypeError",
        "Inputs of '\(known.syntax.name)' function expected \(Self.list(all)), but got "
          + Self.list(inputs.written), place)
    default: return
    }
  }

  /// As Python binds arguments: by position, or by name for a mapping.
  private func takesInputs(_ function: FunctionObject) -> Bool {
    let parameters = function.syntax.parameters
    let positional = parameters.positionalOnly + parameters.positional
    let required = positional.dropLast(parameters.defaults.count)
    let requiredByName = zip(parameters.keywordOnly, parameters.keywordDefaults)
      .filter { $0.1 == nil }.map(\.0)
    guard case .mapping(let pairs) = inputs else {
      let count = inputs.written.count
      return count >= required.count && requiredByName.isEmpty
        && (count <= positional.count || parameters.variadic != nil)
    }
    let given = Set(pairs.map(\.key))
    let named = Set(parameters.positional + parameters.keywordOnly)
    return given.isSuperset(of: Array(required) + requiredByName)
      && (given.isSubset(of: named) || parameters.keywordVariadic != nil)
  }

  private func checkNames(at place: Place) throws(Stop) {
    let isTagChecked = !(version < KedroVersion("0.19"))
    let tag = isTagChecked ? tags.sorted().first { !Self.isWord($0) } : nil
    guard let wrong = name.flatMap({ Self.isWord($0) ? nil : $0 }) ?? tag else { return }
    throw Self.refusal(
      "ValueError",
      "'\(wrong)' is not a valid node \(wrong == name ? "name" : "tag"). It must contain only "
        + "letters, digits, hyphens, underscores and/or fullstops.", place)
  }

  /// Python's `[\w\.-]+$`, with the line end that `$` lets through.
  private static func isWord(_ text: String) -> Bool {
    let letters = text.hasSuffix("\n") ? text.dropLast() : text[...]
    return !letters.isEmpty
      && letters.unicodeScalars.allSatisfy { letter in
        letter.properties.isAlphabetic || letter.properties.numericType != nil
          || letter.properties.generalCategory == .nonspacingMark
          || "_.-".unicodeScalars.contains(letter)
      }
  }

  private func checkDatasets(at place: Place) throws(Stop) {
    var seen: Set<String> = []
    if let twice = outputs.written.first(where: { !seen.insert($0).inserted }) {
      throw Self.refusal(
        "ValueError",
        "Failed to create node due to duplicate output(s) {'\(twice)'}. Node outputs must be unique.",
        place)
    }
    let read = Set(inputs.written.map(\.untranscoded))
    guard let common = outputs.written.map(\.untranscoded).first(where: read.contains) else {
      return
    }
    throw Self.refusal(
      "ValueError",
      "Failed to create node: a node cannot have the same inputs and outputs even if they are "
        + "transcoded: {'\(common)'}", place)
  }

  private static func list(_ names: [String]) -> String {
    "[\(names.map { "'\($0)'" }.joined(separator: ", "))]"
  }

  private static func refusal(_ type: String, _ message: String, _ place: Place) -> Stop {
    .raised(PythonError(type, message, at: place))
  }
}
