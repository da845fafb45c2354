import GRDB

/// What all kept attempts of one node together tell.
package struct MeasuredNode: Sendable, Codable, Equatable {
  package let name: String
  /// Attempts of any end.
  package let attempts: Int
  package let failures: Int
  /// Bytes, over all attempts; a failed one is a lower bound of what the node needs.
  package let largestPeak: Int64?
  /// Bytes, of the last attempt that was measured.
  package let lastPeak: Int64?
  /// Seconds, over attempts that succeeded.
  package let medianDuration: Double?
  /// Seconds, of the last attempt that succeeded.
  package let lastDuration: Double?
  /// Processor time in seconds, of the last attempt that succeeded.
  package let lastProcessorTime: Double?
  /// Peaks of the last attempts in bytes, oldest first, at most 20.
  package let recentPeaks: [Int64]

  /// One for each node, by name.
  ///
  /// O(n log n) in the number of attempts.
  static func all(in database: Database, pipeline: String?) throws -> [MeasuredNode] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT node, attempts.status AS status, duration, attempts.peakMemory AS peak, user, system
        FROM attempts JOIN runs ON runs.id = attempts.run
        WHERE ? IS NULL OR runs.pipeline = ?
        ORDER BY node, attempts.started, attempt
        """, arguments: [pipeline, pipeline])
    var nodes: [MeasuredNode] = []
    var tally: Tally?
    while let row = try rows.next() {
      let name: String = row["node"]
      if let done = tally, done.name != name {
        nodes.append(done.result)
        tally = nil
      }
      var current = tally ?? Tally(name: name)
      current.add(row)
      tally = current
    }
    if let tally { nodes.append(tally.result) }
    return nodes
  }

  private struct Tally {
    let name: String
    var attempts = 0
    var failures = 0
    var peaks: [Int64] = []
    var durations: [Double] = []
    var processorTime: Double?

    init(name: String) { self.name = name }

    mutating func add(_ row: Row) {
      attempts += 1
      if let peak: Int64 = row["peak"] { peaks.append(peak) }
      let status: String = row["status"]
      guard status == "done" else {
        if status != "interrupted" && status != "unfinished" { failures += 1 }
        return
      }
      if let duration: Double = row["duration"] { durations.append(duration) }
      if let user: Double = row["user"], let system: Double = row["system"] {
        processorTime = user + system
      }
    }

    var result: MeasuredNode {
      let sorted = durations.sorted()
      let middle = sorted.count / 2
      let median =
        sorted.isEmpty
        ? nil
        : sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
      return MeasuredNode(
        name: name, attempts: attempts, failures: failures, largestPeak: peaks.max(),
        lastPeak: peaks.last, medianDuration: median, lastDuration: durations.last,
        lastProcessorTime: processorTime, recentPeaks: peaks.suffix(20))
    }
  }
}
