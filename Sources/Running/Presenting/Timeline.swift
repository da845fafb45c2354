import PipelineModel

/// Draws when each node ran: one line for a node, time to the right.
enum Timeline {
  /// Most lines; of more nodes the slowest are shown.
  static let shownNodes = 40

  /// Lines no wider than `width`, in the order in which the nodes first started.
  ///
  /// Attempts that failed are drawn as `▒`, the others as `█`.
  static func lines(_ attempts: [AttemptRecord], makespan: Double, width: Int) -> [String] {
    let rows = rows(attempts)
    guard !rows.isEmpty, makespan > 0 else { return [] }
    let origin = attempts.map(\.start).min() ?? 0
    let names = rows.map { ShownText.of($0[0].name) }
    let costs = rows.map { RunWords.cost($0[$0.count - 1]) }
    let nameWidth = min(names.map(ShownText.width).max() ?? 0, max(8, width / 3))
    let costWidth = costs.map(ShownText.width).max() ?? 0
    let columns = width - nameWidth - costWidth - 5
    return rows.indices.map { row in
      let name = ShownText.fitted(names[row], to: nameWidth)
      guard columns >= 10 else { return "  \(name) \(costs[row])" }
      let bar = bar(rows[row], origin: origin, scale: Double(columns) / makespan, columns)
      return "  \(name) \(bar) \(costs[row])"
    }
  }

  /// The attempts of each node that is shown.
  private static func rows(_ attempts: [AttemptRecord]) -> [[AttemptRecord]] {
    let byNode = Dictionary(grouping: attempts, by: \.node).values
      .map { $0.sorted { $0.attempt < $1.attempt } }
    let slowest = byNode.sorted {
      (total($1), $0[0].node) < (total($0), $1[0].node)
    }
    return slowest.prefix(shownNodes).sorted {
      ($0[0].start, $0[0].node) < ($1[0].start, $1[0].node)
    }
  }

  private static func total(_ attempts: [AttemptRecord]) -> Double {
    attempts.reduce(0) { $0 + $1.duration }
  }

  private static func bar(
    _ attempts: [AttemptRecord], origin: Double, scale: Double, _ columns: Int
  ) -> String {
    var cells = [Character](repeating: "·", count: columns)
    for attempt in attempts {
      let first = min(columns - 1, max(0, Int((attempt.start - origin) * scale)))
      let last = min(columns, max(first + 1, Int(((attempt.end - origin) * scale).rounded())))
      for cell in first..<last { cells[cell] = attempt.outcome.succeeded ? "█" : "▒" }
    }
    return String(cells)
  }
}
