import PythonReading

/// What `kedro` brings: nodes, pipelines, and the project's own package.
final class KedroLibrary {
  let version: KedroVersion
  /// The project's package.
  let package: String
  /// The folders of `<package>.pipelines`, in Kedro's order.
  let pipelineFolders: [String]
  /// What `find_pipelines` left out.
  private(set) var dropped: [Dropped] = []

  /// Nodes that joining pipelines left out for others with another function.
  private(set) var lost: [Lost] = []

  struct Lost {
    let kept: KedroNodeObject
    let dropped: KedroNodeObject
  }

  struct Dropped {
    let name: String
    let message: String
    let place: Place
  }

  init(version: KedroVersion, package: String, pipelineFolders: [String]) {
    self.version = version
    self.package = package
    self.pipelineFolders = pipelineFolders
  }

  /// By the dotted names under which programs import them.
  var values: [String: Value] {
    let node = Value.native(
      native("Node") { (library, evaluator, given, place) throws(Stop) in
        try library.node(given, evaluator, at: place)
      })
    let pipeline = Value.native(
      native("Pipeline") { (library, evaluator, given, place) throws(Stop) in
        try library.pipeline(given, evaluator, at: place)
      })
    let find = Value.native(
      native("find_pipelines") { (library, evaluator, given, place) throws(Stop) in
        try library.findPipelines(given, evaluator, at: place)
      })
    let hook = Value.native(
      NativeFunction("hook_impl", module: "kedro.framework.hooks") {
        (_, given, _) throws(Stop) in NodeHooks.mark(given)
      })
    var values: [String: Value] = [
      "kedro.framework.hooks.hook_impl": hook,
      "kedro.framework.hooks.markers.hook_impl": hook,
      "kedro.framework.project.find_pipelines": find,
      "kedro.framework.project.PACKAGE_NAME": .string(package),
    ]
    for module in [
      "kedro.pipeline", "kedro.pipeline.node", "kedro.pipeline.modular_pipeline",
      "kedro.pipeline.pipeline", "kedro.modular_pipeline",
    ] {
      values["\(module).Node"] = node
      values["\(module).Pipeline"] = pipeline
    }
    values["kedro.pipeline.node.node"] = node
    values["kedro.pipeline.node"] = node
    values["kedro.pipeline.modular_pipeline.pipeline"] = pipeline
    values["kedro.pipeline.pipeline.pipeline"] = pipeline
    values["kedro.pipeline.pipeline"] = pipeline
    addContextNodes(&values)
    return values
  }

  /// `llm_context_node` and what belongs to it.
  private func addContextNodes(_ values: inout [String: Value]) {
    let tool = Value.native(
      native("tool") { (_, _, given, _) throws(Stop) in .foreign(LanguageTool(given)) })
    let node = Value.native(
      native("LLMContextNode") { (library, evaluator, given, place) throws(Stop) in
        guard let plain = try LanguageTool.node(given, evaluator, at: place) else {
          return .foreign(
            UnresolvedNode(
              call: place, unknown: Unknown("this node's tools are not known", at: place)))
        }
        return try library.node(plain, evaluator, at: place)
      })
    for module in ["kedro.pipeline", LanguageTool.module] {
      values["\(module).tool"] = tool
      values["\(module).LLMContextNode"] = node
      values["\(module).llm_context_node"] = node
    }
  }

  private typealias Body =
    (KedroLibrary, Evaluator, CallArguments, Place) throws(Stop) -> Value

  private func native(_ name: String, _ body: @escaping Body) -> NativeFunction {
    NativeFunction(name, module: "kedro.pipeline") {
      [self] (evaluator, given, place) throws(Stop) in
      try body(self, evaluator, given, place)
    }
  }

  // MARK: Nodes

  private func node(
    _ given: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value {
    do throws(Stop) { return .foreign(try resolvedNode(given, evaluator, at: place)) } catch {
      guard case .unresolved(let unknown) = error else { throw error }
      return .foreign(UnresolvedNode(call: place, unknown: unknown))
    }
  }

  private func resolvedNode(
    _ given: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> KedroNodeObject {
    if let rest = given.rest { throw .unresolved(rest) }
    try NodeCheck.check(given, at: place)
    guard let callee = given.argument(0, "func") else {
      throw .raised(PythonError("TypeError", "node() missing required argument 'func'", at: place))
    }
    let function = NodeFunction(value: callee)
    let inputs = try datasets(given.argument(1, "inputs"), evaluator, at: place)
    let outputs = try datasets(given.argument(2, "outputs"), evaluator, at: place)
    if inputs.written.isEmpty, outputs.written.isEmpty {
      throw .raised(
        PythonError(
          "ValueError", "Invalid Node definition: it must have some 'inputs' or 'outputs'.",
          at: place))
    }
    let name = try text(given.keyword("name"), evaluator, at: place)
    let namespace = try text(given.keyword("namespace"), evaluator, at: place)
    let tags = try evaluator.names(given.keyword("tags") ?? .none, at: place)
    try NodeCheck(
      function: function, inputs: inputs, outputs: outputs, name: name, tags: tags,
      version: version
    ).run(at: place)
    if name == nil, !version.canName(function) {
      throw .unresolved(
        callee.unknown
          ?? Unknown(
            "the node has no name, and Kedro's depends on a function that is not read", at: place))
    }
    return KedroNodeObject(
      function: function, inputs: inputs, outputs: outputs, name: name, namespace: namespace,
      tags: Set(tags), call: place, version: version)
  }

  private func text(
    _ value: Value?, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> String? {
    guard let value, !value.isNone else { return nil }
    if let unknown = value.unknown { throw .unresolved(unknown) }
    guard let text = value.string else {
      throw .raised(PythonError("TypeError", "a name must be a text", at: place))
    }
    // An empty name is none, as in Kedro.
    return text.isEmpty ? nil : text
  }

  private func datasets(
    _ value: Value?, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> DatasetNames {
    guard let value, !value.isNone else { return .none }
    switch value {
    case .dict(let dict):
      if let rest = dict.rest { throw .unresolved(rest) }
      var pairs: [DatasetNames.Pair] = []
      for entry in dict.items {
        if let unknown = entry.key.unknown ?? entry.value.unknown { throw .unresolved(unknown) }
        guard let key = entry.key.string, let name = entry.value.string else {
          throw invalid(entry.value, at: place)
        }
        pairs.append(DatasetNames.Pair(key: key, dataset: name))
      }
      return pairs.isEmpty ? .none : .mapping(pairs)
    case .list, .tuple, .iterator, .set:
      var names: [String] = []
      for item in try evaluator.members(of: value, at: place) {
        if let unknown = item.unknown { throw .unresolved(unknown) }
        guard let name = item.string else { throw invalid(item, at: place) }
        names.append(name)
      }
      if case .list = value { return names.isEmpty ? .none : .list(names) }
      throw invalid(value, at: place)
    default:
      if let name = value.string { return name.isEmpty ? .none : .one(name) }
      if let unknown = value.unknown { throw .unresolved(unknown) }
      if case .external(let name) = value {
        throw .unresolved(Unknown("\(name) is not read", at: place))
      }
      throw invalid(value, at: place)
    }
  }

  private func invalid(_ value: Value, at place: Place) -> Stop {
    .raised(
      PythonError(
        "ValueError",
        "Invalid Node definition: names of datasets must be texts in a list, a dict or alone, "
          + "not '\(value.typeName)'", at: place))
  }

  // MARK: Pipelines

  private func pipeline(
    _ given: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value {
    if let rest = given.rest { return .unknown(rest) }
    let value = given.argument(0, "nodes") ?? given.keyword("pipe") ?? .none
    let tags = try evaluator.names(given.keyword("tags") ?? .none, at: place)
    var parts = try collect(value, evaluator, at: place)
    if !tags.isEmpty { parts.nodes = parts.nodes.map { $0.copy(tags: $0.tags.union(tags)) } }
    let plain = try pipeline(parts.nodes, unresolved: parts.unresolved, at: place)
    let renaming = try Renaming(given, evaluator, at: place)
    if renaming.isEmpty { return .foreign(plain) }
    try renaming.check(plain, at: place)
    let renamed = (plain.ordered ?? plain.nodes).map { node in
      node.copy(
        inputs: node.inputs.renamed(renaming.name), outputs: node.outputs.renamed(renaming.name),
        namespace: renaming.namespace(of: node))
    }
    return .foreign(try pipeline(renamed, unresolved: parts.unresolved, at: place))
  }

  private struct Parts {
    var nodes: [KedroNodeObject] = []
    var unresolved: [Unresolved] = []
  }

  /// The nodes of what a pipeline is made of.
  private func collect(
    _ value: Value, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Parts {
    var parts = Parts()
    if case .foreign(let object) = value, let pipeline = object as? KedroPipelineObject {
      return Parts(nodes: pipeline.ordered ?? pipeline.nodes, unresolved: pipeline.unresolved)
    }
    if let unknown = value.unknown {
      return Parts(unresolved: [Unresolved(place: place, unknown: unknown)])
    }
    for item in try evaluator.members(of: value, at: place) {
      switch item {
      case .foreign(let object):
        if let node = object as? KedroNodeObject {
          parts.nodes.append(node)
        } else if let pipeline = object as? KedroPipelineObject {
          parts.nodes += pipeline.ordered ?? pipeline.nodes
          parts.unresolved += pipeline.unresolved
        } else if let node = object as? UnresolvedNode {
          parts.unresolved.append(Unresolved(place: node.call, unknown: node.unknown))
        } else {
          throw notANode(item, at: place)
        }
      case .unknown(let unknown), .rest(let unknown):
        parts.unresolved.append(Unresolved(place: unknown.place, unknown: unknown))
      case .external(let name):
        parts.unresolved.append(
          Unresolved(place: place, unknown: Unknown("\(name) is not read", at: place)))
      default: throw notANode(item, at: place)
      }
    }
    return parts
  }

  private func notANode(_ value: Value, at place: Place) -> Stop {
    .raised(
      PythonError(
        "TypeError", "a pipeline is made of nodes and pipelines, not of '\(value.typeName)'",
        at: place))
  }

  /// A pipeline of nodes, refused as Kedro refuses it.
  func pipeline(
    _ nodes: [KedroNodeObject], unresolved: [Unresolved], at place: Place
  ) throws(Stop) -> KedroPipelineObject {
    var names: Set<String> = []
    var outputs: Set<String> = []
    for node in nodes {
      guard names.insert(node.name).inserted else {
        throw .raised(
          PythonError(
            "ValueError", "Pipeline nodes must have unique names: '\(node.name)' appears twice",
            at: node.call))
      }
      for output in node.edgeOutputs where !outputs.insert(output).inserted {
        throw .raised(
          PythonError(
            "OutputNotUniqueError",
            "Output(s) ['\(output)'] are returned by more than one nodes. Node "
              + "outputs must be unique.", at: node.call))
      }
    }
    let made = KedroPipelineObject(nodes: nodes, unresolved: unresolved, library: self)
    if made.ordered == nil {
      throw .raised(
        PythonError(
          "CircularDependencyError", "Circular dependencies exist among the nodes", at: place))
    }
    return made
  }

  /// Notes a node that another stands for, when their functions differ.
  func note(_ dropped: KedroNodeObject, keeping kept: KedroNodeObject) {
    guard let first = kept.function.identity, let second = dropped.function.identity,
      first != second,
      !lost.contains(where: {
        $0.kept.call == kept.call && $0.dropped.call == dropped.call && $0.kept.name == kept.name
      })
    else { return }
    lost.append(Lost(kept: kept, dropped: dropped))
  }

  /// Notes a pipeline that `find_pipelines` leaves out.
  func note(_ row: Dropped) {
    if !dropped.contains(where: { $0.name == row.name && $0.message == row.message }) {
      dropped.append(row)
    }
  }
}
