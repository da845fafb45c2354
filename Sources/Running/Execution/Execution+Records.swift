import OutsideWorld
import PipelineModel

extension Execution {
  func journalStart(_ node: Int) {
    var entry = JournalEntry(.start, time: world.clock.now())
    entry.node = nodes[node].name
    entry.attempt = attempts[node]
    journal.append(entry)
  }

  func journalEnd(_ record: AttemptRecord) {
    var entry = JournalEntry(.end, time: world.clock.now())
    entry.node = record.name
    entry.attempt = record.attempt
    entry.status = record.outcome.word
    entry.code = record.outcome.code
    entry.signal = record.outcome.signal
    entry.duration = record.duration
    entry.peakMemory = record.peakMemory
    entry.user = record.user
    entry.system = record.system
    journal.append(entry)
  }

  func summary() -> RunSummary {
    let status: RunSummary.Status =
      if let signal = signals.first {
        .interrupted(signal)
      } else if failures.isEmpty && admission.left.isEmpty { .succeeded } else { .failed }
    let peaks = records.compactMap(\.peakMemory) + [watch.peak].compactMap(\.self)
    return RunSummary(
      id: folder.id, started: started, status: status, folder: folder.path, outline: outline,
      attempts: records,
      failures: failures.values.sorted { $0.record.end < $1.record.end },
      left: admission.left, makespan: makespan, peakMemory: peaks.max(),
      tracedAttempts: tracedAttempts, notes: notes)
  }

  private var makespan: Double {
    let first = records.map(\.start).min() ?? 0
    let last = records.map(\.end).max() ?? 0
    return last - first
  }
}

extension RunOutline {
  init(_ setup: RunSetup, id: String) {
    let nodes = setup.request.pipeline.nodes
    self.init(
      id: id, names: nodes.map(\.name), memoryDemands: nodes.map { $0.demand.amount(of: .memory) },
      durations: nodes.map { $0.demand.duration?.value }, selection: setup.selection,
      memoryCapacity: setup.capacities[.memory])
  }
}
