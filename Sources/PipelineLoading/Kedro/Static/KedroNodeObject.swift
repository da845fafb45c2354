import PythonReading

/// The names of a node's inputs or outputs, in the form they were given in.
enum DatasetNames: Equatable {
  case none
  case one(String)
  case list([String])
  /// Argument, or key of what is returned, and dataset.
  case mapping([Pair])

  struct Pair: Equatable {
    let key: String
    let dataset: String
  }

  /// In the order they were written.
  var written: [String] {
    switch self {
    case .none: []
    case .one(let name): [name]
    case .list(let names): names
    case .mapping(let pairs): pairs.map(\.dataset)
    }
  }

  func renamed(_ rename: (String) -> String) -> DatasetNames {
    switch self {
    case .none: .none
    case .one(let name): .one(rename(name))
    case .list(let names): .list(names.map(rename))
    case .mapping(let pairs): .mapping(pairs.map { Pair(key: $0.key, dataset: rename($0.dataset)) })
    }
  }

  /// What Kedro compares nodes by: a mapping counts without its order.
  var key: Key {
    switch self {
    case .none: .none
    case .one(let name): .string(name)
    case .list(let names): .tuple(names.map { .string($0) })
    case .mapping(let pairs):
      .tuple(
        pairs.sorted { ($0.key, $0.dataset) < ($1.key, $1.dataset) }
          .map { .tuple([.string($0.key), .string($0.dataset)]) })
    }
  }
}

/// A Kedro node.
final class KedroNodeObject: ForeignObject {
  let function: NodeFunction
  let inputs: DatasetNames
  let outputs: DatasetNames
  let givenName: String?
  let namespace: String?
  let tags: Set<String>
  let call: Place
  private let version: KedroVersion
  let name: String
  /// Inputs in the order in which the function takes them.
  let inputList: [String]
  /// The names by which edges are formed, those read and those written.
  let edgeInputs: [String]
  let edgeOutputs: [String]
  /// Kedro's `_unique_key`: the function is no part of it.
  let identity: Key
  let typeName = "Node"

  init(
    function: NodeFunction, inputs: DatasetNames, outputs: DatasetNames, name: String?,
    namespace: String?, tags: Set<String>, call: Place, version: KedroVersion
  ) {
    self.function = function
    self.inputs = inputs
    self.outputs = outputs
    givenName = name
    self.namespace = namespace
    self.tags = tags
    self.call = call
    self.version = version
    inputList = function.ordered(inputs)
    let own = name ?? version.defaultName(function, inputList, inputs, outputs)
    self.name = namespace.map { "\($0).\(own)" } ?? own
    edgeInputs = inputList.map(\.untranscoded)
    edgeOutputs = outputs.written.map(\.untranscoded)
    identity = .tuple([.string(self.name), inputs.key, outputs.key])
  }

  /// The same with another function under a name of its own; Kedro makes one when there is none.
  func copy(
    function: NodeFunction, name: String?, inputs: DatasetNames?, outputs: DatasetNames?
  ) -> KedroNodeObject {
    KedroNodeObject(
      function: function, inputs: inputs ?? self.inputs, outputs: outputs ?? self.outputs,
      name: name, namespace: namespace, tags: tags, call: call, version: version)
  }

  func copy(
    inputs: DatasetNames? = nil, outputs: DatasetNames? = nil, namespace: String? = nil,
    tags: Set<String>? = nil
  ) -> KedroNodeObject {
    KedroNodeObject(
      function: function, inputs: inputs ?? self.inputs, outputs: outputs ?? self.outputs,
      name: givenName, namespace: namespace ?? self.namespace, tags: tags ?? self.tags,
      call: call, version: version)
  }

  var key: Key? { .foreign("node", [identity]) }

  func attribute(_ name: String, _ evaluator: Evaluator, at place: Place) throws(Stop) -> Value? {
    switch name {
    case "name": .string(self.name)
    case "inputs": .list(inputList.map { .string($0) })
    case "outputs": .list(outputs.written.map { .string($0) })
    case "namespace": namespace.map { .string($0) } ?? Value.none
    case "func": function.value
    case "tags": try evaluator.makeSet(tags.sorted().map { .string($0) }, at: place)
    case "tag": nil
    default: evaluator.unknown("the attribute \(name) of a node is not evaluated", at: place)
    }
  }

  func call(
    _ method: String, _ arguments: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? {
    guard method == "tag", let first = arguments.positional.first else { return nil }
    let more = try evaluator.names(first, at: place)
    return .foreign(copy(tags: tags.union(more)))
  }
}

/// A node of which something is not known.
final class UnresolvedNode: ForeignObject {
  let call: Place
  let unknown: Unknown
  let typeName = "Node"

  init(call: Place, unknown: Unknown) {
    self.call = call
    self.unknown = unknown
  }

  func attribute(_ name: String, _ evaluator: Evaluator, at place: Place) throws(Stop) -> Value? {
    name == "tag" ? nil : evaluator.unknown(unknown.reason, at: unknown.place)
  }

  func call(
    _ method: String, _ arguments: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? { method == "tag" ? .foreign(self) : nil }
}

extension Evaluator {
  /// A name, or the names in a collection; throws what a program can catch when one is not known.
  func names(_ value: Value, at place: Place) throws(Stop) -> [String] {
    if value.isNone { return [] }
    if let name = value.string { return [name] }
    var names: [String] = []
    for item in try members(of: value, at: place) {
      guard let name = item.string else {
        if let unknown = item.unknown { throw .unresolved(unknown) }
        throw .raised(
          PythonError("TypeError", "a name must be a text, not \(item.typeName)", at: place))
      }
      names.append(name)
    }
    return names
  }
}
