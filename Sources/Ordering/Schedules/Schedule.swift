/// When each node starts.
package struct Schedule: Hashable, Sendable {
  /// The start of each node, in the unit of the durations; the first starts are 0.
  package let start: [Int64]
  /// When the last node ends.
  package let makespan: Int64

  init(start: [Int64], makespan: Int64) {
    self.start = start
    self.makespan = makespan
  }

  init(start: [Int64], durations: [Int64]) {
    self.start = start
    makespan = zip(start, durations).map { $0 + $1 }.max() ?? 0
  }
}
