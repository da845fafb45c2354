import CodeReading
import PipelineModel
import PythonReading

/// Follows the functions of nodes for what they touch.
struct NodeCode {
  let reader: CodeReader
  let configuration: StaticConfiguration
  let root: String

  /// What a node's function touches when it gets what the node gives it.
  func code(of node: KedroNodeObject) throws(Stop) -> KedroInspection.InspectedCode {
    let facts = try reader.facts(of: node.function.value, given(to: node), at: node.call)
    return KedroInspection.InspectedCode(facts, root: root)
  }

  private func given(to node: KedroNodeObject) -> CallArguments {
    switch node.inputs {
    case .none: CallArguments()
    case .one(let name): CallArguments([value(of: name, node)])
    case .list(let names): CallArguments(names.map { value(of: $0, node) })
    case .mapping(let pairs):
      CallArguments(keywords: pairs.map { ($0.key, value(of: $0.dataset, node)) })
    }
  }

  private func value(of input: String, _ node: KedroNodeObject) -> Value {
    if let known = configuration.parameter(input) { return known.pythonValue(at: node.call) }
    return .unknown(Unknown("what \(input) holds is not known", at: node.call))
  }
}

extension KedroInspection.InspectedCode {
  init(_ facts: CodeFacts, root: String) {
    accesses = facts.accesses.compactMap { access in
      Place(access.location).map { place in
        Access(
          kind: access.kind, place: place, means: access.means,
          call: KedroInspection.Call(access.place, root: root))
      }
    }
    unresolved = facts.unresolved.map {
      Unresolved(
        kind: $0.kind, means: $0.means, reason: $0.reason,
        call: KedroInspection.Call($0.place, root: root))
    }
    states = facts.sharedState.map {
      State(state: $0.state, means: $0.means, call: KedroInspection.Call($0.place, root: root))
    }
  }
}

extension KedroInspection.Call {
  /// Nil for a place outside the project.
  init?(_ place: Place, root: String) {
    guard let file = StaticProgram.relative(place.file, to: root) else { return nil }
    self.init(
      file: file, line: Int(place.range.line), column: Int(place.range.column),
      endLine: Int(place.range.endLine), endColumn: Int(place.range.endColumn))
  }
}
