import OutsideWorld
import Synchronization

/// Shows a run on a terminal: a few lines that are redrawn in place, at most ten times a second,
/// and are gone when the run ends.
///
/// Failures and notes are printed above them and stay.
package final class TerminalPresenter: RunObserver {
  private struct State {
    var view: LiveView
    var drawnLines = 0
    var lastDrawn = -Double.infinity
    var ticker: Task<Void, Never>?
  }

  /// Seconds between two drawings.
  private static let pause = 0.1

  private let sink: any TextSink
  private let clock: any WallClock
  private let width: @Sendable () -> Int
  private let state: Mutex<State>

  /// - Parameter width: asked before every drawing, for terminals are resized.
  package init(
    sink: any TextSink, clock: any WallClock, width: @escaping @Sendable () -> Int
  ) {
    self.sink = sink
    self.clock = clock
    self.width = width
    state = Mutex(State(view: LiveView(begin: clock.elapsed())))
  }

  package func observe(_ event: RunEvent) {
    let now = clock.elapsed()
    state.withLock { state in
      let lasting = state.view.take(event, now: now)
      if case .ended = event {
        state.ticker?.cancel()
        state.ticker = nil
        print(Self.erased(state.drawnLines))
        state.drawnLines = 0
        return
      }
      if case .planned = event { state.ticker = makeTicker() }
      guard !lasting.isEmpty || now - state.lastDrawn >= Self.pause else { return }
      draw(&state, lasting: lasting, now: now)
    }
  }

  private func makeTicker() -> Task<Void, Never> {
    Task { [weak self, clock] in
      while !Task.isCancelled {
        await clock.sleep(seconds: Self.pause)
        self?.tick()
      }
    }
  }

  private func tick() {
    let now = clock.elapsed()
    state.withLock { state in
      if state.ticker != nil, now - state.lastDrawn >= Self.pause {
        draw(&state, lasting: [], now: now)
      }
    }
  }

  /// Everything in one write, so that a terminal never shows half of it.
  private func draw(_ state: inout State, lasting: [String], now: Double) {
    let lines = state.view.lines(width: width(), now: now)
    let text = (lasting + lines).map { $0 + "\n" }.joined()
    print(Self.erased(state.drawnLines) + text)
    state.drawnLines = lines.count
    state.lastDrawn = now
  }

  /// Goes up over the lines and clears them.
  private static func erased(_ lines: Int) -> String {
    lines == 0 ? "" : "\u{1B}[\(lines)A\r\u{1B}[J"
  }

  /// A terminal that has gone away is no reason to stop a run.
  private func print(_ text: String) {
    if !text.isEmpty { try? sink.write(text) }
  }
}
