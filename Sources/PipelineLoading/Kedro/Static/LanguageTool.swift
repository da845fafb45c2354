import PythonReading

/// `tool(…)`: what a node that prepares a language model is given besides its prompts.
final class LanguageTool: ForeignObject {
  static let module = "kedro.pipeline.llm_context"

  private let given: CallArguments
  let typeName = "_ToolConfig"

  init(_ given: CallArguments) { self.given = given }

  /// The datasets it needs.
  private var inputs: [Value] {
    Array(given.positional.dropFirst()) + (given.rest.map { [.rest($0)] } ?? [])
  }

  /// What `llm_context_node(…)` gives to `node(…)`; nil when a tool is not known.
  static func node(
    _ given: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> CallArguments? {
    if given.rest != nil { return given }
    let inputs = DictObject()
    inputs.set("llm", given.keyword("llm") ?? .none)
    var names = try listed(given.keyword("prompts"), evaluator, at: place)
    for tool in try listed(given.keyword("tools"), evaluator, at: place) {
      guard case .foreign(let object) = tool, let tool = object as? LanguageTool else { return nil }
      names += tool.inputs
    }
    for name in names {
      guard let text = name.string else { return nil }
      inputs.set(text, name)
    }
    let construct = Value.native(
      NativeFunction("construct_context", module: module) { (evaluator, _, place) throws(Stop) in
        evaluator.unknown("the context of a language model is not made", at: place)
      })
    let own = ["llm", "prompts", "tools", "preview_fn"]
    var node = CallArguments([construct, .dict(inputs)])
    node.keywords = given.keywords.filter { !own.contains($0.name) }
    return node
  }

  private static func listed(
    _ value: Value?, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> [Value] {
    guard let value, !value.isNone else { return [] }
    return try evaluator.items(of: value, at: place)
  }
}
