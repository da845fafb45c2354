import Synchronization

/// The way to stop a run from outside: made by the caller, given to ``Runner``.
///
/// The first call lets nothing new start and asks everything to end (SIGTERM), with five seconds
/// to do so; the second ends everything at once (SIGKILL).
package final class Interruption: Sendable {
  private struct State {
    var early: [Int32] = []
    var take: (@Sendable (Int32) -> Void)?
  }

  private let state = Mutex(State())

  package init() {}

  /// Stops the run, because of this signal.
  package func interrupt(_ signal: Int32) {
    let take = state.withLock { state in
      if state.take == nil { state.early.append(signal) }
      return state.take
    }
    take?(signal)
  }

  /// Hands over what will come; what has come already is returned.
  func deliver(to take: (@Sendable (Int32) -> Void)?) -> [Int32] {
    state.withLock { state in
      state.take = take
      defer { state.early = [] }
      return state.early
    }
  }
}
