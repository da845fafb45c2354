import PipelineModel

/// What is said when a run has ended.
package enum RunReport {
  /// Makespan, peak against limit, a timeline, what failed and exactly what is left.
  ///
  /// Ends with a line end; no line but names that are left is wider than `width`.
  package static func text(
    _ summary: RunSummary, width: Int, colors: Bool = false
  ) -> String {
    let isGood = summary.status == .succeeded
    var lines = [painted(headline(summary), isGood ? "1;32" : "1;31", colors)]
    lines += Timeline.lines(summary.attempts, makespan: summary.makespan, width: width)
    let shown = Set(summary.attempts.map(\.node)).count
    if shown > Timeline.shownNodes {
      lines.append("  (the \(Timeline.shownNodes) slowest of \(shown) nodes)")
    }
    for failure in summary.failures where failure.record.outcome != .interrupted {
      lines.append(
        painted("failed:", "31", colors)
          + " \(ShownText.of(failure.record.name)) \(failure.reason)")
      lines.append("  log: \(ShownText.of(failure.log))")
    }
    let stopped = summary.failures.filter { $0.record.outcome == .interrupted }
    if !stopped.isEmpty { lines.append("stopped: " + list(stopped.map(\.record.name))) }
    if !summary.left.isEmpty {
      lines.append("left: " + list(summary.left.map { summary.outline.names[$0] }))
    }
    lines += summary.notes.map { "note: \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func headline(_ summary: RunSummary) -> String {
    let total = summary.outline.selection.count
    let failed = summary.failures.count
    let done = total - failed - summary.left.count
    let count =
      done == total
      ? "\(total) node\(total == 1 ? "" : "s")" : "\(done) of \(total) nodes"
    var line = "\(count) in \(TimeSpan.described(summary.makespan))"
    if let peak = summary.peakMemory {
      let limit = summary.outline.memoryCapacity.map { " of \(ByteSize.described($0))" } ?? ""
      line += ", peak \(ByteSize.described(peak))\(limit)"
    }
    if case .interrupted(let signal) = summary.status {
      line += ", interrupted by \(ExitReason.name(ofSignal: signal))"
    }
    return line
  }

  private static func painted(_ text: String, _ code: String, _ colors: Bool) -> String {
    colors ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  private static func list(_ names: [String]) -> String {
    names.map(ShownText.of).joined(separator: ", ")
  }
}
