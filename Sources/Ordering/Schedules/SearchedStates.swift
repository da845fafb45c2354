/// States that were searched to the end.
struct SearchedStates {
  /// More than these are not kept.
  private static let limit = 100_000

  private struct State {
    let time: Int64
    let running: UInt64
    /// Where the ends of the running nodes begin in `ends`.
    let first: Int
    /// The state noted before it for the same nodes; -1 when there is none.
    let next: Int
  }

  private var latest: [UInt64: Int] = [:]
  private var states: [State] = []
  private var ends: [Int64] = []

  /// Whether a state with the same nodes placed was no later in anything.
  func dominates(_ placed: UInt64, at time: Int64, end: (Int) -> Int64) -> Bool {
    var index = latest[placed] ?? -1
    while index >= 0 {
      let state = states[index]
      if state.time <= time && isNoLater(state, at: time, end: end) { return true }
      index = state.next
    }
    return false
  }

  private func isNoLater(_ state: State, at time: Int64, end: (Int) -> Int64) -> Bool {
    var position = state.first
    for node in Bits(state.running) {
      if ends[position] > max(time, end(node)) { return false }
      position += 1
    }
    return true
  }

  mutating func note(_ placed: UInt64, running: UInt64, at time: Int64, end: (Int) -> Int64) {
    guard states.count < Self.limit else { return }
    let state = State(
      time: time, running: running, first: ends.count, next: latest[placed] ?? -1)
    for node in Bits(running) { ends.append(end(node)) }
    latest[placed] = states.count
    states.append(state)
  }
}
