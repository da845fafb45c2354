import PythonReading

/// The module that `headway fix` writes into projects, `ordering.py`: what its functions do to nodes.
///
/// It works on parts of Kedro's nodes that programs do not see, so it is known here as Kedro is.
struct OrderingLibrary {
  let kedro: KedroLibrary

  /// How the text begins that `headway fix` writes.
  private static let beginning = "Ordering edges for Kedro: let one node wait for another"

  /// The functions by dotted name, for every module of that text.
  func values(in modules: [ModuleSyntax]) -> [String: Value] {
    var values: [String: Value] = [:]
    for module in modules where Self.isOrdering(module) {
      values["\(module.name).signals"] = native("signals") { (node, tokens, _) throws(Stop) in
        node.signalling(tokens)
      }
      values["\(module.name).after"] = native("after") { (node, tokens, _) throws(Stop) in
        node.waiting(for: tokens)
      }
      values["\(module.name).chain"] = .native(
        NativeFunction("chain", module: module.name) { (evaluator, given, place) throws(Stop) in
          try chained(given, evaluator, at: place)
        })
    }
    return values
  }

  private static func isOrdering(_ module: ModuleSyntax) -> Bool {
    guard case .expression(let text)? = module.body.first?.kind,
      case .constant(.string(let documentation)) = text.kind
    else { return false }
    return documentation.hasPrefix(beginning)
  }

  private func native(
    _ name: String,
    _ change: @escaping (KedroNodeObject, [String], Place) throws(Stop) -> KedroNodeObject
  ) -> Value {
    .native(
      NativeFunction(name, module: "ordering") { (evaluator, given, place) throws(Stop) in
        guard case .foreign(let object)? = given.positional.first else {
          return .unknown(Unknown("the node that is ordered is not known", at: place))
        }
        guard let node = object as? KedroNodeObject else { return .foreign(object) }
        var tokens: [String] = []
        for token in given.positional.dropFirst() {
          tokens += try evaluator.names(token, at: place)
        }
        return .foreign(try change(node, tokens, place))
      })
  }

  // MARK: Registered pipelines

  private func chained(
    _ given: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value {
    guard case .dict(let registry)? = given.argument(0, "pipelines"), registry.rest == nil,
      let written = given.argument(1, "edges")
    else { return .unknown(Unknown("the pipelines that are ordered are not known", at: place)) }
    var edges: [(String, String)] = []
    for edge in try evaluator.items(of: written, at: place) {
      let names = try evaluator.names(edge, at: place)
      guard names.count == 2 else { return .unknown(Unknown("an edge is not known", at: place)) }
      edges.append((names[0], names[1]))
    }
    let result = DictObject()
    for entry in registry.items {
      guard let name = entry.key.string else { continue }
      if case .foreign(let pipeline as KedroPipelineObject) = entry.value {
        result.set(name, .foreign(try chained(pipeline, edges, at: place)))
      } else {
        result.set(name, entry.value)
      }
    }
    return .dict(result)
  }

  private func chained(
    _ pipeline: KedroPipelineObject, _ edges: [(String, String)], at place: Place
  ) throws(Stop) -> KedroPipelineObject {
    var nodes = pipeline.ordered ?? pipeline.nodes
    var taken = Set(nodes.flatMap { $0.inputList + $0.outputs.written })
    for (first, then) in edges {
      guard let from = nodes.firstIndex(where: { $0.name == first }),
        let to = nodes.firstIndex(where: { $0.name == then })
      else { continue }
      let token = Self.token(of: nodes[from], &taken)
      nodes[from] = nodes[from].signalling([token])
      nodes[to] = nodes[to].waiting(for: [token])
    }
    return try kedro.pipeline(nodes, unresolved: pipeline.unresolved, at: place)
  }

  /// The token that a node signals already, or a new one.
  private static func token(of node: KedroNodeObject, _ taken: inout Set<String>) -> String {
    if case .foreign(let ordered as OrderedFunction) = node.function.value, ordered.signals,
      let last = node.outputs.written.last
    {
      return last
    }
    var token =
      String(node.name.map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "_" }) + "_done"
    while taken.contains(token) { token += "_" }
    taken.insert(token)
    return token
  }
}

/// A node's function without its ordering inputs, with its ordering outputs.
final class OrderedFunction: ForeignObject {
  let function: Value
  /// How many of the last arguments carry order alone.
  let waits: Int
  /// Whether it gives tokens besides its result.
  let signals: Bool
  let typeName = "_Ordered"

  init(_ function: Value, waits: Int, signals: Bool) {
    if case .foreign(let inner as OrderedFunction) = function {
      self.function = inner.function
      self.waits = inner.waits + waits
      self.signals = inner.signals || signals
    } else {
      self.function = function
      self.waits = waits
      self.signals = signals
    }
  }

  func attribute(_ name: String, _ evaluator: Evaluator, at place: Place) throws(Stop) -> Value? {
    try evaluator.attribute(name, of: function, at: place)
  }

  func call(
    _ method: String, _ given: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? {
    guard method == "__call__" else { return nil }
    var given = given
    given.positional.removeLast(min(waits, given.positional.count))
    given.keywords.removeAll { $0.name.hasPrefix("__after_") }
    return try evaluator.call(function, given, at: place)
  }
}

extension KedroNodeObject {
  /// The node with tokens among its outputs.
  fileprivate func signalling(_ tokens: [String]) -> KedroNodeObject {
    let new = tokens.filter { !outputs.written.contains($0) }.uniqued()
    if new.isEmpty { return self }
    let all: DatasetNames
    if case .mapping(let pairs) = outputs {
      all = .mapping(pairs + new.map { DatasetNames.Pair(key: "__done_" + $0, dataset: $0) })
    } else {
      all = .list(outputs.written + new)
    }
    return ordered(OrderedFunction(function.value, waits: 0, signals: true), outputs: all)
  }

  /// The node with tokens among its inputs.
  fileprivate func waiting(for tokens: [String]) -> KedroNodeObject {
    let new = tokens.filter { !inputList.contains($0) }.uniqued()
    if new.isEmpty { return self }
    guard case .mapping(let pairs) = inputs else {
      return ordered(
        OrderedFunction(function.value, waits: new.count, signals: false),
        inputs: .list(inputList + new))
    }
    let rank = Dictionary(inputList.enumerated().map { ($1, $0) }) { first, _ in first }
    let sorted = pairs.sorted { (rank[$0.dataset] ?? 0) < (rank[$1.dataset] ?? 0) }
    return ordered(
      OrderedFunction(function.value, waits: 0, signals: false),
      inputs: .mapping(
        sorted + new.map { DatasetNames.Pair(key: "__after_" + $0, dataset: $0) }))
  }

  private func ordered(
    _ function: OrderedFunction, inputs: DatasetNames? = nil, outputs: DatasetNames? = nil
  ) -> KedroNodeObject {
    let own = namespace.map { String(name.dropFirst($0.count + 1)) } ?? name
    let isPlain = own.utf8.allSatisfy { byte in
      byte >= 0x80
        || "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-".utf8
          .contains(byte)
    }
    return copy(
      function: NodeFunction(value: .foreign(function)), name: isPlain ? own : nil,
      inputs: inputs, outputs: outputs)
  }
}

extension [String] {
  fileprivate func uniqued() -> [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
