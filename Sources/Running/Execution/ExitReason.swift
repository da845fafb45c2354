import PipelineModel

/// Says in words why an attempt failed.
enum ExitReason {
  /// Names of the signals that end processes, by number as on Linux.
  private static let signals: [Int32: String] = [
    1: "SIGHUP", 2: "SIGINT", 3: "SIGQUIT", 4: "SIGILL", 5: "SIGTRAP", 6: "SIGABRT", 7: "SIGBUS",
    8: "SIGFPE", 9: "SIGKILL", 10: "SIGUSR1", 11: "SIGSEGV", 12: "SIGUSR2", 13: "SIGPIPE",
    14: "SIGALRM", 15: "SIGTERM", 24: "SIGXCPU", 25: "SIGXFSZ", 31: "SIGSYS",
  ]

  /// `SIGTERM`, or `signal 42`.
  static func name(ofSignal number: Int32) -> String { signals[number] ?? "signal \(number)" }

  /// - Parameters:
  ///   - demand: declared memory of the node in bytes.
  ///   - capacity: memory of the machine in bytes.
  static func words(
    _ record: AttemptRecord, demand: Int64?, capacity: Int64?
  ) -> String {
    switch record.outcome {
    case .succeeded: return "done"
    case .raised(let message): return ShownText.of(message)
    case .exited(let code):
      return "exited with \(code)" + meaning(ofCode: code, record, demand, capacity)
    case .killed(let signal):
      let name = name(ofSignal: signal)
      return "killed by \(name)" + (signal == 9 ? guess(record, demand, capacity) : "")
    case .timedOut(let seconds): return "stopped: it ran longer than \(TimeSpan.described(seconds))"
    case .outgrew(let bytes):
      let declared = demand.map { " of the \(ByteSize.described($0)) it declared" } ?? ""
      return "stopped: it took \(ByteSize.described(bytes))\(declared)"
    case .interrupted: return "stopped with the run"
    case .notStarted(let reason): return ShownText.of(reason)
    }
  }

  /// What shells mean by an exit code.
  private static func meaning(
    ofCode code: Int32, _ record: AttemptRecord, _ demand: Int64?, _ capacity: Int64?
  ) -> String {
    switch code {
    case 126: return ": a command could not be executed"
    case 127: return ": a command was not found"
    case 137: return ": killed by SIGKILL" + guess(record, demand, capacity)
    case 129...159: return ": killed by \(name(ofSignal: code - 128))"
    default: return ""
    }
  }

  private static func guess(
    _ record: AttemptRecord, _ demand: Int64?, _ capacity: Int64?
  ) -> String {
    guard let peak = record.peakMemory, let limit = demand ?? capacity else { return "" }
    let had = "it had \(ByteSize.described(peak)) of \(ByteSize.described(limit))"
    return Double(peak) >= 0.8 * Double(limit) ? ", probably out of memory: \(had)" : ": \(had)"
  }
}
