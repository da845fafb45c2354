import Synchronization

/// Where processes, timers and pipes leave their events.
///
/// What comes before somebody takes them is kept.
final class Mailbox: Sendable {
  private struct State {
    var early: [ExecutionEvent] = []
    var take: (@Sendable (ExecutionEvent) -> Void)?
    var isClosed = false
  }

  private let state = Mutex(State())

  func send(_ event: ExecutionEvent) {
    let take = state.withLock { state in
      if state.take == nil, !state.isClosed { state.early.append(event) }
      return state.take
    }
    take?(event)
  }

  /// From now on events go to `take`, those that have come already first.
  ///
  /// It must not send.
  func open(_ take: @escaping @Sendable (ExecutionEvent) -> Void) {
    state.withLock { state in
      state.take = take
      for event in state.early { take(event) }
      state.early = []
    }
  }

  /// What comes later is for nobody.
  func close() {
    state.withLock { state in
      state.take = nil
      state.isClosed = true
    }
  }
}
