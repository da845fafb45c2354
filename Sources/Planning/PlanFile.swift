import Ordering
import PipelineModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Plan {
  /// Reads what `headway plan` wrote, whoever changed it since.
  package static func read(_ source: SourceText) throws(InputProblem) -> Plan {
    struct Mark: Decodable { let schemaVersion: Int }
    let data = Data(source.bytes)
    let plan: Plan
    do {
      let version = try JSONDecoder().decode(Mark.self, from: data).schemaVersion
      guard version == schemaVersion else {
        throw InputProblem(
          "\(source.file) is a plan of schema version \(version), not \(schemaVersion)",
          help: remedy(source))
      }
      plan = try JSONDecoder().decode(Plan.self, from: data)
    } catch let problem as InputProblem { throw problem } catch { throw problem(error, source) }
    if let fault = plan.fault {
      throw InputProblem(
        "\(source.file) is not a plan: \(fault)", span: source.span(0..<0), help: remedy(source))
    }
    return plan
  }

  /// What contradicts itself in it.
  private var fault: String? {
    for (name, amount) in limits.capacities.sorted(by: { $0.key < $1.key }) {
      let units = amount * Double(Resource(name).unitsPerOne)
      guard (0..<9e18).contains(units) else { return "no machine has so much \(name.shortened)" }
    }
    if let workers = limits.workers, workers < 1 { return "it is for \(workers) workers" }
    var indices: [String: Int] = [:]
    for (index, node) in nodes.enumerated() {
      if indices.updateValue(index, forKey: node.name) != nil {
        return "the node '\(node.name.shortened)' is in it twice"
      }
    }
    let named = stages.flatMap(\.self) + edges.flatMap { [$0.from, $0.to] }
    if let name = named.first(where: { indices[$0] == nil }) {
      return "it has no node '\(name.shortened)'"
    }
    let pairs = edges.compactMap { edge in
      indices[edge.from].flatMap { from in indices[edge.to].map { DirectedGraph.Edge(from, $0) } }
    }
    let graph = DirectedGraph(nodeCount: nodes.count, edges: pairs)
    return graph.shortestCycle().map { cycle in
      let names = cycle.map { nodes[$0].name.shortened }
      return "\(names.joined(separator: " → ")) wait for each other"
    }
  }

  private static func remedy(_ source: SourceText) -> String {
    "make it anew: headway plan -o \(source.file)"
  }

  private static func problem(_ error: any Error, _ source: SourceText) -> InputProblem {
    let path: [any CodingKey]
    let reason: String
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      (path, reason) = (context.codingPath, "'\(key.stringValue)' is missing")
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      (path, reason) = (context.codingPath, "it has a value of the wrong type")
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
      (path, reason) = (context.codingPath, "it has a value that has no meaning there")
    default: (path, reason) = ([], "it is not JSON as headway plan writes it")
    }
    let place = path.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
    return InputProblem(
      "\(source.file) is not a plan\(place.isEmpty ? "" : ", at \(place.dropFirst())"): \(reason)",
      span: source.span(0..<0), help: remedy(source))
  }
}
