import PipelineModel

/// What a terminal shows while a run goes on: a value that events change and lines are made of.
struct LiveView: Sendable {
  /// Most running nodes shown one by one.
  static let shownNodes = 10

  private struct Running: Sendable {
    let since: Double
    var memory: Int64?
  }

  private var names: [String] = []
  private var demands: [Int64?] = []
  private var total = 0
  private var capacity: Int64?
  private var running: [Int: Running] = [:]
  private var done = 0
  private var failed = 0
  private var memory: Int64?
  private var waiting: (node: Int, shortfall: Shortfall)?
  private let begin: Double

  /// - Parameter begin: the moment, in the clock's seconds, at which the run begins.
  init(begin: Double) { self.begin = begin }

  /// Takes an event in.
  ///
  /// Lines that are to stay on the terminal come back.
  mutating func take(_ event: RunEvent, now: Double) -> [String] {
    switch event {
    case .planned(let outline):
      names = outline.names.map(ShownText.of)
      demands = outline.memoryDemands
      total = outline.selection.count
      capacity = outline.memoryCapacity
    case .started(let node, _, _):
      running[node] = Running(since: now)
      if waiting?.node == node { waiting = nil }
    case .waiting(let node, let shortfall):
      if RunWords.isTold(shortfall) { waiting = (node, shortfall) }
    case .measured(let sample):
      memory = sample.total
      for (node, bytes) in sample.nodes { running[node]?.memory = bytes }
    case .finished(let record):
      running[record.node] = nil
      done += 1
    case .failed(let failure, let retried):
      running[failure.record.node] = nil
      if !retried { failed += 1 }
      return RunWords.failure(failure, name: names[failure.record.node], retried: retried)
    case .outgrew(let node, let memory, let demand):
      return ["note: " + RunWords.outgrown(names[node], memory: memory, demand: demand)]
    case .interrupted(let signal, let count):
      return [RunWords.interrupted(signal: signal, count: count)]
    case .note(let text): return ["note: \(text)"]
    case .ended: break
    }
    return []
  }

  /// The lines to show now, none wider than the terminal.
  func lines(width: Int, now: Double) -> [String] {
    let shown = running.sorted { ($0.value.since, $0.key) < ($1.value.since, $1.key) }
      .prefix(Self.shownNodes)
    let nameWidth = min(shown.map { ShownText.width(names[$0.key]) }.max() ?? 0, max(8, width / 3))
    var lines = shown.map { node, state in
      let name = ShownText.fitted(names[node], to: nameWidth)
      let time = ShownText.fitted(TimeSpan.described(now - state.since), to: 8)
      return "  \(name)  \(time)\(memoryWords(node, state))"
    }
    if running.count > shown.count { lines.append("  … and \(running.count - shown.count) more") }
    if let waiting {
      lines.append("  \(names[waiting.node]) waits \(RunWords.shortfall(waiting.shortfall))")
    }
    lines.append(status(now))
    // One column stays free: a full line would wrap on some terminals.
    return lines.map { ShownText.cut($0, to: max(1, width - 1)) }
  }

  private func memoryWords(_ node: Int, _ state: Running) -> String {
    guard let memory = state.memory else {
      return demands[node].map { "of \(ByteSize.described($0))" } ?? ""
    }
    guard let demand = demands[node], demand > 0 else { return ByteSize.described(memory) }
    let cells = 10
    let full = min(cells, Int(Double(memory) / Double(demand) * Double(cells) + 0.5))
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
    return "\(bar) \(ByteSize.described(memory)) of \(ByteSize.described(demand))"
  }

  private func status(_ now: Double) -> String {
    var parts = ["\(done) of \(total) done", "\(running.count) running"]
    if failed > 0 { parts.append("\(failed) failed") }
    if let memory {
      let limit = capacity.map { " of \(ByteSize.described($0))" } ?? ""
      parts.append(ByteSize.described(memory) + limit)
    }
    parts.append(TimeSpan.described(now - begin))
    return parts.joined(separator: ", ")
  }
}
