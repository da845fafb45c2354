import OutsideWorld
import PipelineModel
import Planning
import Tracing

/// Reads the traces of a run when it is over.
struct TraceCollection {
  private let request: RunRequest
  private let rules: PathRules
  private let world: World
  /// What could not be read, in words.
  private(set) var notes: [String] = []
  /// By index of the attempt.
  private var touches: [Int: [Touch]] = [:]
  private var passing: [Int: Set<String>] = [:]

  init(_ request: RunRequest, ignored: [String], world: World) {
    self.request = request
    self.world = world
    rules = PathRules(
      root: request.projectRoot, environment: world.environment, ignored: ignored,
      declared: request.pipeline.datasets.values.compactMap(\.location.place))
  }

  /// What every node touched in its successful attempt.
  mutating func traces(of summary: RunSummary, workerFile: String) -> [NodeTrace] {
    let attempts = summary.tracedAttempts
    var owners: [Int32: [Int]] = [:]
    for (index, attempt) in attempts.enumerated() {
      switch attempt.source {
      case .file(let file, let folder):
        let owner = attempt.node
        read(file, of: request.pipeline.nodes[owner].name) { collection throws(FileProblem) in
          try .read(
            file, folder: folder, owner: index, rules: collection.rules,
            files: collection.world.files)
        }
      case .worker(let process): owners[process, default: []].append(index)
      }
    }
    if !owners.isEmpty {
      read(workerFile, of: "the Kedro worker") { collection throws(FileProblem) in
        try .read(
          workerFile, folder: collection.request.projectRoot, owner: nil, owners: owners,
          rules: collection.rules, files: collection.world.files)
      }
    }
    let done = Set(
      summary.attempts.filter(\.outcome.succeeded).map { [$0.node, $0.attempt] })
    let kept = attempts.indices.filter { done.contains([attempts[$0].node, attempts[$0].attempt]) }
    return kept.sorted { attempts[$0].node < attempts[$1].node }.compactMap { index in
      guard let own = touches[index] else { return nil }
      return trace(of: attempts[index].node, own + sharedPassing(index, among: kept))
    }
  }

  private mutating func read(
    _ file: String, of name: String,
    _ body: (TraceCollection) throws(FileProblem) -> TraceSummary
  ) {
    do throws(FileProblem) {
      let summary = try body(self)
      touches.merge(summary.touches) { _, new in new }
      passing.merge(summary.passing) { _, new in new }
    } catch {
      notes.append("what \(ShownText.of(name)) touched is not known: \(error)")
    }
  }

  /// What a node made for itself counts after all when another node has something there too.
  private func sharedPassing(_ index: Int, among kept: [Int]) -> [Touch] {
    let own = Set((touches[index] ?? []).map(\.path))
    return (passing[index] ?? []).subtracting(own).sorted().filter { path in
      kept.contains { other in
        other != index
          && (passing[other]?.contains(path) == true
            || touches[other]?.contains { $0.path == path } == true)
      }
    }.map { Touch(path: $0, actions: [.write], program: "") }
  }

  private func trace(of index: Int, _ touches: [Touch]) -> NodeTrace {
    let node = request.pipeline.nodes[index]
    return NodeTrace(
      node: index, name: node.name,
      digest: PipelineDigest.doing(of: node, in: request.pipeline),
      touches: touches.sorted { $0.path < $1.path })
  }
}
