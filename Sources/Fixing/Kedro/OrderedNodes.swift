import PipelineLoading
import PipelineModel
import Planning

/// The two ends of an edge, and how the user's source makes them.
struct OrderedNodes {
  let from: End
  let to: End

  struct End {
    let node: Node
    let origin: KedroNodeOrigin
  }

  init(_ edge: NamedEdge, in project: LoadedProject, _ kedro: KedroProject) throws(FixRefusal) {
    guard let pipeline = project.pipelines.first(where: { $0.name == edge.pipeline }),
      let origins = kedro.origins[edge.pipeline]
    else { throw FixRefusal("the pipeline '\(edge.pipeline)' is not there") }
    from = End(node: pipeline.nodes[edge.from], origin: origins[edge.from])
    to = End(node: pipeline.nodes[edge.to], origin: origins[edge.to])
    for end in [from, to] where end.origin.functionKind == "generator" {
      throw FixRefusal(
        "no edge can be written at \(end.node.name): Kedro would no longer stream its generator",
        help: Self.splitInstead)
    }
  }

  static let splitInstead = "split the run instead: headway fix --strategy split --emit shell"

  /// Whether the two calls can carry the edge: each makes one node, which has a name of its own,
  /// and both stand in one file and under one namespace.
  ///
  /// Else a pipeline that is registered without one of them would miss its token.
  var canBeOrderedAtCalls: Bool {
    guard let first = from.origin.call, let second = to.origin.call else { return false }
    return [from, to].allSatisfy { $0.origin.callMakes == 1 && $0.origin.isNamed }
      && first.file == second.file && from.origin.namespace == to.origin.namespace
  }
}

/// How a token is named after the node that signals it.
enum TokenNames {
  case done
  case prefixed

  /// A dataset name without the dots that Kedro keeps for namespaces.
  func name(for node: String) -> String {
    let word = String(node.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    return self == .done ? word + "_done" : "headway_" + word
  }
}
