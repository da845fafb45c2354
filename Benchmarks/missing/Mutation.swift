import Analysis
import OutsideWorld
import PipelineLoading
import PipelineModel
import TestSupport

/// A pipeline whose files flow along its edges, and what is taken out of it.
struct FlowingPipeline {
  let flow: Flow
  let whole: Pipeline
  private let locations: LocationReader

  init(_ flow: Flow, _ storage: Alias.Storage, _ locations: LocationReader) {
    var locations = locations
    self.flow = flow
    var datasets: [String: Dataset] = [:]
    var names: [String] = []
    for node in flow.inputs.indices {
      let output = Alias.output(of: node, in: storage, &locations)
      datasets[output.name] = output
      names.append(output.name)
      guard storage == .forms else { continue }
      let read = "d\(node)@spark"
      datasets[read] = Dataset(name: read, location: output.location, written: output.written)
    }
    let nodes = flow.inputs.enumerated().map { node, inputs in
      Node(
        name: "n\(node)",
        inputs: inputs.map { Reference(storage == .forms ? "d\($0)@spark" : names[$0]) },
        outputs: [Reference(names[node])])
    }
    whole = Pipeline(
      name: "flow", kind: storage == .forms ? .kedro : .native, source: "flow", nodes: nodes,
      datasets: datasets)
    self.locations = locations
  }

  /// The pipeline where one node names what it reads from another in another way.
  func without(_ edge: (from: Int, to: Int), by alias: Alias) -> Pipeline {
    var locations = locations
    var pipeline = whole
    let dataset = alias.dataset(of: edge.from, &locations)
    pipeline.datasets[dataset.name] = dataset
    let index = flow.inputs[edge.to].firstIndex(of: edge.from) ?? 0
    if alias == .writer {
      pipeline.nodes[edge.to].inputs.remove(at: index)
      pipeline.nodes[edge.to].outputs.append(Reference(dataset.name))
    } else {
      pipeline.nodes[edge.to].inputs[index] = Reference(dataset.name)
    }
    return pipeline
  }

  /// The pairs that have to be told, by plain search: no edge of the pipeline's is asked for.
  func expected(_ edge: (from: Int, to: Int), _ alias: Alias) -> Set<[Int]> {
    guard alias.isSame else { return [] }
    var others = [edge.from]
    // Whoever still reads the file meets its second writer too.
    if alias == .writer { others += flow.readers[edge.from].filter { $0 != edge.to } }
    return Set(
      others.filter { flow.areUnordered($0, edge.to, without: edge) }
        .map { [min($0, edge.to), max($0, edge.to)] })
  }
}

/// What was counted of one kind or one size.
struct Tally {
  var mutations = 0
  /// Pairs that nothing orders any more.
  var unordered = 0
  var told = 0
  var missed = 0
  /// Told, and not to be told.
  var wrong = 0

  static func + (left: Tally, right: Tally) -> Tally {
    Tally(
      mutations: left.mutations + right.mutations, unordered: left.unordered + right.unordered,
      told: left.told + right.told, missed: left.missed + right.missed,
      wrong: left.wrong + right.wrong)
  }
}

extension Tally {
  /// Analyses a changed pipeline and holds hazards and findings against what is expected.
  init(_ pipeline: Pipeline, expected: Set<[Int]>, writers: Set<Int>) {
    let analysis = PipelineAnalysis(pipeline, limits: Limits())
    let hazards = analysis.races.hazards.map { $0.nodes.sorted() }
    let findings = analysis.findings(of: [.writeWriteRace, .readWriteRace])
    let found = Set(hazards)
    let isTold = Self.tell(findings, expected, writers: writers)
    mutations = 1
    unordered = expected.count
    told = isTold ? found.intersection(expected).count : 0
    missed = expected.count - told
    wrong = hazards.count - found.intersection(expected).count + (isTold ? 0 : findings.count)
  }

  /// Whether findings name these pairs, each by the right rule, and nothing else.
  private static func tell(
    _ findings: [Finding], _ pairs: Set<[Int]>, writers: Set<Int>
  ) -> Bool {
    func words(_ nodes: [String], _ code: String) -> String {
      "\(code) \(nodes.sorted().joined(separator: " "))"
    }
    let wanted = pairs.map { pair in
      words(pair.map { "n\($0)" }, writers.isSuperset(of: pair) ? "HW301" : "HW302")
    }
    if pairs.count <= 10 {
      return findings.map { words($0.nodes, $0.code) }.sorted() == wanted.sorted()
    }
    // Many pairs of one place are one finding.
    return Set(findings.flatMap(\.nodes)) == Set(pairs.joined().map { "n\($0)" })
  }
}
