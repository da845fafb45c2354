import PythonReading

/// A part of a pipeline that could not be resolved.
struct Unresolved: Hashable {
  /// Where it would be made.
  let place: Place
  /// Why, and where that began.
  let unknown: Unknown
}

/// A Kedro pipeline: its nodes as far as they are known, and what is not.
final class KedroPipelineObject: ForeignObject {
  /// As Kedro keeps them: unordered where a set was between.
  let nodes: [KedroNodeObject]
  let unresolved: [Unresolved]
  let library: KedroLibrary
  let typeName = "Pipeline"

  init(nodes: [KedroNodeObject], unresolved: [Unresolved], library: KedroLibrary) {
    self.nodes = nodes
    var seen: Set<Unresolved> = []
    self.unresolved = unresolved.filter { seen.insert($0).inserted }
    self.library = library
  }

  /// The nodes that read a name, by what edges are formed by.
  private lazy var byInput: [String: [Int]] = {
    var readers: [String: [Int]] = [:]
    for (index, node) in nodes.enumerated() {
      for name in Set(node.edgeInputs) { readers[name, default: []].append(index) }
    }
    return readers
  }()

  /// The node that writes a name.
  private lazy var byOutput: [String: Int] = {
    var writers: [String: Int] = [:]
    for (index, node) in nodes.enumerated() {
      for name in node.edgeOutputs { writers[name] = index }
    }
    return writers
  }()

  /// In Kedro's order: layer by layer, each sorted by name; nil when they form a circle.
  lazy var ordered: [KedroNodeObject]? = {
    var waiting = [Int](repeating: 0, count: nodes.count)
    var followers = [[Int]](repeating: [], count: nodes.count)
    for (index, node) in nodes.enumerated() {
      let next = Set(node.edgeOutputs.flatMap { byInput[$0] ?? [] })
      followers[index] = next.sorted()
      for each in next { waiting[each] += 1 }
    }
    var layer = nodes.indices.filter { waiting[$0] == 0 }
    var order: [KedroNodeObject] = []
    while !layer.isEmpty {
      layer.sort { nodes[$0].name.pythonOrder(nodes[$1].name) < 0 }
      order += layer.map { nodes[$0] }
      var next: [Int] = []
      for index in layer {
        for follower in followers[index] {
          waiting[follower] -= 1
          if waiting[follower] == 0 { next.append(follower) }
        }
      }
      layer = next
    }
    return order.count == nodes.count ? order : nil
  }()

  // MARK: What Python sees

  func attribute(_ name: String, _ evaluator: Evaluator, at place: Place) throws(Stop) -> Value? {
    let rest = unresolved.map { Value.rest($0.unknown) }
    switch name {
    case "nodes", "_nodes": return .list((ordered ?? nodes).map { .foreign($0) } + rest)
    case "grouped_nodes", "node_dependencies", "grouped_nodes_by_namespace":
      return evaluator.unknown("\(name) of a pipeline is not evaluated", at: place)
    default: return nil
    }
  }

  func call(
    _ method: String, _ given: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? {
    switch method {
    case "inputs": return try names(free(inputs: true), evaluator, at: place)
    case "outputs": return try names(free(inputs: false), evaluator, at: place)
    case "all_inputs": return try names(nodes.flatMap(\.inputList), evaluator, at: place)
    case "all_outputs": return try names(nodes.flatMap(\.outputs.written), evaluator, at: place)
    case "datasets", "data_sets":
      return try names(nodes.flatMap { $0.inputList + $0.outputs.written }, evaluator, at: place)
    case "tag":
      let tags = try evaluator.names(given.argument(0, "tags") ?? .none, at: place)
      return .foreign(with(nodes.map { $0.copy(tags: $0.tags.union(tags)) }))
    case "filter": return try filter(given, evaluator, at: place)
    case "only_nodes_with_namespaces", "only_nodes_with_namespace":
      let wanted = try evaluator.names(given.positional.first ?? .none, at: place)
      return .foreign(try only(namespaces: wanted, at: place))
    case "describe", "to_json", "group_nodes_by":
      return evaluator.unknown("\(method)() of a pipeline is not evaluated", at: place)
    default:
      guard let narrow = Self.narrowing[method] else { return nil }
      var wanted: [String] = []
      for value in given.positional { wanted += try evaluator.names(value, at: place) }
      return .foreign(try narrow(self)(wanted, place))
    }
  }

  private func names(
    _ names: [String], _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value {
    let rest = unresolved.map { Value.rest($0.unknown) }
    return try evaluator.makeSet(Set(names).sorted().map { .string($0) } + rest, at: place)
  }

  func free(inputs: Bool) -> [String] {
    let read = nodes.flatMap(\.inputList)
    let written = nodes.flatMap(\.outputs.written)
    let inner = Set(nodes.flatMap(\.edgeInputs)).intersection(nodes.flatMap(\.edgeOutputs))
    return (inputs ? read : written).filter { !inner.contains($0.untranscoded) }
  }

  func binary(
    _ operation: String, _ other: Value, isReflected: Bool, _ evaluator: Evaluator,
    at place: Place
  ) throws(Stop) -> Value? {
    if case .int(0) = other, operation == "Add", isReflected { return .foreign(self) }
    if let unknown = other.unknown {
      guard operation == "Add" || operation == "BitOr" else { return .unknown(unknown) }
      return .foreign(
        KedroPipelineObject(
          nodes: nodes, unresolved: unresolved + [Unresolved(place: place, unknown: unknown)],
          library: library))
    }
    guard case .foreign(let object) = other, let other = object as? KedroPipelineObject,
      !isReflected
    else { return nil }
    switch operation {
    case "Add", "BitOr": return .foreign(try union(other, at: place))
    case "Sub":
      if let doubted = other.unresolved.first { return .unknown(doubted.unknown) }
      let dropped = Set(other.nodes.map(\.identity))
      return .foreign(with(nodes.filter { !dropped.contains($0.identity) }))
    case "BitAnd":
      let kept = Set(other.nodes.map(\.identity))
      return .foreign(
        KedroPipelineObject(
          nodes: nodes.filter { kept.contains($0.identity) },
          unresolved: unresolved + other.unresolved, library: library))
    default: return nil
    }
  }

  private func union(_ other: KedroPipelineObject, at place: Place) throws(Stop)
    -> KedroPipelineObject
  {
    var kept: [Key: KedroNodeObject] = [:]
    var all: [KedroNodeObject] = []
    for node in nodes + other.nodes {
      if let same = kept[node.identity] {
        library.note(node, keeping: same)
      } else {
        kept[node.identity] = node
        all.append(node)
      }
    }
    return try library.pipeline(
      all, unresolved: unresolved + other.unresolved, at: place)
  }

  private func with(_ nodes: [KedroNodeObject]) -> KedroPipelineObject {
    KedroPipelineObject(nodes: nodes, unresolved: unresolved, library: library)
  }

  // MARK: Narrowing

  private typealias Narrowing =
    @Sendable (KedroPipelineObject) -> ([String], Place) throws(Stop) -> KedroPipelineObject

  private static let narrowing: [String: Narrowing] = [
    "only_nodes": { each in { (names, place) throws(Stop) in try each.only(names, at: place) } },
    "only_nodes_with_tags": { each in { (tags, _) throws(Stop) in each.only(tags: tags) } },
    "from_nodes": { each in
      { (names, place) throws(Stop) in try each.from(nodes: names, at: place) }
    },
    "to_nodes": { each in { (names, place) throws(Stop) in try each.to(nodes: names, at: place) } },
    "from_inputs": { each in
      { (names, place) throws(Stop) in
        each.with(each.downstream(try each.taking(names, at: place)))
      }
    },
    "to_outputs": { each in
      { (names, place) throws(Stop) in
        each.with(each.upstream(try each.giving(names, at: place)))
      }
    },
    "only_nodes_with_inputs": { each in
      { (names, place) throws(Stop) in each.at(Set(try each.taking(names, at: place))) }
    },
    "only_nodes_with_outputs": { each in
      { (names, place) throws(Stop) in each.at(Set(try each.giving(names, at: place))) }
    },
  ]

  private func at(_ indices: Set<Int>) -> KedroPipelineObject {
    with(indices.sorted().map { nodes[$0] })
  }

  func only(tags: [String]) -> KedroPipelineObject {
    with(nodes.filter { !$0.tags.isDisjoint(with: tags) })
  }

  private func only(_ names: [String], at place: Place) throws(Stop) -> KedroPipelineObject {
    var chosen: [KedroNodeObject] = []
    for name in names {
      guard let node = nodes.first(where: { $0.name == name }) else {
        throw missing("Pipeline does not contain nodes named ['\(name)'].", at: place)
      }
      chosen.append(node)
    }
    return try library.pipeline(chosen, unresolved: unresolved, at: place)
  }

  private func only(
    namespaces: [String], at place: Place
  ) throws(Stop) -> KedroPipelineObject {
    for namespace in namespaces where !nodes.contains(where: { $0.isInside(namespace) }) {
      throw missing(
        "Pipeline does not contain nodes with the following namespaces: ['\(namespace)']",
        at: place)
    }
    return with(nodes.filter { node in namespaces.contains { node.isInside($0) } })
  }

  /// What is asked for and not there is an error, unless it may be among what is not resolved.
  private func missing(_ message: String, at place: Place) -> Stop {
    if let first = unresolved.first { return .unresolved(first.unknown) }
    return .raised(PythonError("ValueError", message, at: place))
  }

  private func from(nodes names: [String], at place: Place) throws(Stop) -> KedroPipelineObject {
    let chosen = try only(names, at: place)
    let written = Set(chosen.nodes.flatMap(\.edgeOutputs))
    let next = downstream(written.sorted().flatMap { byInput[$0] ?? [] })
    return try chosen.union(with(next), at: place)
  }

  private func to(nodes names: [String], at place: Place) throws(Stop) -> KedroPipelineObject {
    let chosen = try only(names, at: place)
    let read = Set(chosen.nodes.flatMap(\.edgeInputs))
    let next = upstream(read.sorted().compactMap { byOutput[$0] })
    return try chosen.union(with(next), at: place)
  }

  /// The nodes that take any of some datasets.
  private func taking(_ names: [String], at place: Place) throws(Stop) -> [Int] {
    var found: Set<Int> = []
    for name in names {
      try require(name, at: place)
      for index in byInput[name.untranscoded] ?? []
      where name.untranscoded == name || nodes[index].inputList.contains(name) {
        found.insert(index)
      }
    }
    return found.sorted()
  }

  private func giving(_ names: [String], at place: Place) throws(Stop) -> [Int] {
    var found: Set<Int> = []
    for name in names {
      try require(name, at: place)
      if let index = byOutput[name.untranscoded],
        name.untranscoded == name || nodes[index].outputs.written.contains(name)
      {
        found.insert(index)
      }
    }
    return found.sorted()
  }

  private func require(_ name: String, at place: Place) throws(Stop) {
    let all = Set(nodes.flatMap { $0.inputList + $0.outputs.written })
    if all.contains(name) || all.contains(where: { $0.untranscoded == name }) { return }
    throw missing("Pipeline does not contain datasets named ['\(name)']", at: place)
  }

  private func downstream(_ start: [Int]) -> [KedroNodeObject] {
    reach(start) { node in node.edgeOutputs.flatMap { byInput[$0] ?? [] } }
  }

  private func upstream(_ start: [Int]) -> [KedroNodeObject] {
    reach(start) { node in node.edgeInputs.compactMap { byOutput[$0] } }
  }

  private func reach(_ start: [Int], _ next: (KedroNodeObject) -> [Int]) -> [KedroNodeObject] {
    var seen = Set(start)
    var pending = start
    while let index = pending.popLast() {
      for each in next(nodes[index]) where seen.insert(each).inserted { pending.append(each) }
    }
    return seen.sorted().map { nodes[$0] }
  }

  private func filter(
    _ given: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value {
    let names = [
      "tags", "from_nodes", "to_nodes", "node_names", "from_inputs", "to_outputs",
      "node_namespaces",
    ]
    var kept = nodes
    for (index, name) in names.enumerated() {
      guard let value = given.argument(index, name) else { continue }
      let wanted = try evaluator.names(value, at: place)
      if wanted.isEmpty { continue }
      let part: KedroPipelineObject =
        switch name {
        case "tags": only(tags: wanted)
        case "node_names": try only(wanted, at: place)
        case "node_namespaces": try only(namespaces: wanted, at: place)
        default: try (Self.narrowing[name]?(self)(wanted, place)) ?? self
        }
      let identities = Set(part.nodes.map(\.identity))
      kept = kept.filter { identities.contains($0.identity) }
    }
    if kept.isEmpty, unresolved.isEmpty {
      throw missing("Pipeline contains no nodes after applying all provided filters.", at: place)
    }
    return .foreign(with(kept))
  }
}

extension KedroNodeObject {
  func isInside(_ wanted: String) -> Bool {
    namespace == wanted || namespace?.hasPrefix(wanted + ".") ?? false
  }
}
