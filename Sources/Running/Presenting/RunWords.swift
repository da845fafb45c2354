import PipelineModel

/// What happens in a run, in words: shared by the ways of showing it.
enum RunWords {
  /// `1.02s  52 MiB`.
  static func cost(_ record: AttemptRecord) -> String {
    let time = TimeSpan.described(record.duration)
    return record.peakMemory.map { "\(time)  \(ByteSize.described($0))" } ?? time
  }

  /// `15 GiB of memory, 13 GiB is free`.
  static func shortfall(_ shortfall: Shortfall) -> String {
    switch shortfall {
    case .amount(let resource, let needed, let free):
      let kind = resource == .memory ? " of memory" : ""
      let rest = resource == .memory ? ByteSize.described(free) : Decimals.described(free)
      return "for \(resource.described(needed))\(kind), \(rest) is free"
    case .lock(let name): return "for the lock \(ShownText.of(name))"
    case .workers: return "for a worker"
    }
  }

  /// Whether people want to know of it: cpus and workers are waited for all the time.
  static func isTold(_ shortfall: Shortfall) -> Bool {
    switch shortfall {
    case .amount(let resource, _, _): resource != .cpus
    case .lock: true
    case .workers: false
    }
  }

  static func outgrown(_ name: String, memory: Int64, demand: Int64) -> String {
    "\(name) takes \(ByteSize.described(memory)), more than the"
      + " \(ByteSize.described(demand)) it declares"
  }

  static func interrupted(signal: Int32, count: Int) -> String {
    let name = ExitReason.name(ofSignal: signal)
    return count == 1
      ? "\(name): nothing new starts, running nodes are asked to end (again: at once)"
      : "\(name): running nodes are ended at once"
  }

  /// The lines that tell of a failure: what, why, the end of the log and where all of it is.
  static func failure(_ failure: AttemptFailure, name: String, retried: Bool) -> [String] {
    let record = failure.record
    let attempt = record.attempt > 1 || retried ? " (attempt \(record.attempt))" : ""
    var lines = ["failed \(name)\(attempt)  \(cost(record))  \(failure.reason)"]
    if record.outcome == .interrupted { return lines }
    lines += failure.lastLines.map { "  | \($0)" }
    lines.append("  log: \(ShownText.of(failure.log))")
    if retried { lines.append("retrying \(name)") }
    return lines
  }
}
