import ArgumentParser
import FoundationEssentials

/// Times one algorithm of the engine on one graph, in this process alone.
@main
struct OrderingBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ordering-bench",
    abstract: "Times one algorithm of Ordering on a graph in Patterson's format.")

  @Argument(help: "What is measured.")
  var measure: Measure
  @Argument(help: "The file with the graph.")
  var file: String
  @Option(help: "How often it is measured, at most; not again after ten seconds.")
  var rounds = 3
  @Option(help: "How many queries, or nodes with a query each, are in one round.")
  var queries = 1_000
  @Option(help: "How many nodes may run at once (bounded-peak).")
  var workers = 8
  @Option(help: "How many schedules a search may build (schedule, edges).")
  var schedules = 1_000

  func run() throws {
    let problem = try PattersonFile(contentsOf: file)
    var times: [Double] = []
    var outcome = Outcome()
    while times.isEmpty || times.count < rounds && times.reduce(0, +) < 10 {
      let run = try measure.prepared(on: problem, options: self)
      let clock = ContinuousClock()
      let start = clock.now
      let describe = try run()
      times.append((clock.now - start) / .seconds(1))
      outcome = try describe()
    }
    let report = Report(
      measure: measure.rawValue, nodes: problem.nodeCount, edges: problem.edges.count,
      seconds: times, outcome: outcome)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    print(String(decoding: try encoder.encode(report), as: UTF8.self))
  }
}

/// What is printed.
private struct Report: Encodable {
  let measure: String
  let nodes: Int
  let edges: Int
  let seconds: [Double]
  let outcome: Outcome
}

/// What an algorithm answered, so that it can be held against other answers.
struct Outcome: Encodable {
  var numbers: [String: Int64] = [:]
  var start: [Int64]?
  var edges: [[Int]]?
}
