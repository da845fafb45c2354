import Glibc
import OutsideWorld
import Synchronization

/// Measures the memory of running nodes by looking at the process table now and then.
///
/// A node's memory is the sum of the resident pages of every process in its session. A page that
/// several of them share counts more than once, so that the sum of all nodes is never less than
/// what the machine must have: for nodes forked from the Kedro worker each counts the interpreter
/// too, which makes up for the worker itself. For the total of a run, processes forked from the
/// worker count shared pages by their part (`Pss`), which is what the machine really held.
final class MemoryWatch: Sendable {
  private struct Session {
    let node: Int?
    let isForked: Bool
    let since: Double
    var peak: Int64 = 0
  }

  private struct State {
    var sessions: [Int32: Session] = [:]
    /// Sessions whose leader has ended since the table was last looked at.
    var ended: Set<Int32> = []
    var peak: Int64 = 0
    var isStopped = false
  }

  /// Seconds between two looks, and the age from which a node is looked at.
  private static let interval = 0.05
  private static let minimumAge = 0.02
  /// Ended sessions after which the table is looked at just to clear up behind them.
  private static let mostUnswept = 500

  private let state = Mutex(State())
  private let world: World

  init(_ world: World) { self.world = world }

  /// Starts to measure a session, and sees to it that all of it dies with this process.
  ///
  /// A nil node is the Kedro worker.
  func begin(session: Int32, node: Int?, isForked: Bool) {
    world.processes.guardSession(session)
    let now = world.clock.elapsed()
    state.withLock {
      $0.sessions[session] = Session(node: node, isForked: isForked, since: now)
    }
  }

  /// Stops to measure a session; the most it was seen to hold, or nil when it was never seen.
  func end(session: Int32) -> Int64? {
    state.withLock {
      $0.ended.insert(session)
      let peak = $0.sessions.removeValue(forKey: session)?.peak ?? 0
      return peak > 0 ? peak : nil
    }
  }

  /// The most that all sessions together were seen to hold.
  var peak: Int64? { state.withLock { $0.peak > 0 ? $0.peak : nil } }

  /// Looks again and again, on a thread of its own, until told to stop.
  ///
  /// A machine with many processes is looked at less often, so that it costs at most a twentieth of
  /// one cpu.
  func startLooking(_ report: @escaping @Sendable (MemorySample) -> Void) {
    let started = LastingThread.start { [self] in
      var pause = Self.interval
      while !state.withLock(\.isStopped) {
        usleep(UInt32(pause * 1e6))
        let before = world.clock.elapsed()
        guard isWorthwhile(at: before) else { continue }
        report(look())
        pause = max(Self.interval, 20 * (world.clock.elapsed() - before))
      }
    }
    if !started { stopLooking() }
  }

  func stopLooking() { state.withLock { $0.isStopped = true } }

  private func isWorthwhile(at now: Double) -> Bool {
    state.withLock { state in
      !state.isStopped
        && (state.ended.count >= Self.mostUnswept
          || state.sessions.values.contains { now - $0.since >= Self.minimumAge })
    }
  }

  /// Ends what is left of sessions whose leader has ended: nothing of a node outlives it.
  func sweep() {
    if state.withLock({ !$0.ended.isEmpty }) { _ = look() }
  }

  /// Sends a signal to every process of running sessions, whatever group it moved to.
  func signalAll(_ signal: Int32) {
    let sessions = state.withLock { Set($0.sessions.keys) }
    guard !sessions.isEmpty else { return }
    for entry in world.processTable.entries() where sessions.contains(entry.session) {
      world.processTable.signal(signal, processID: entry.processID)
    }
  }

  private func look() -> MemorySample {
    let (sessions, ended) = state.withLock { state in
      defer { state.ended = [] }
      return (state.sessions, state.ended)
    }
    var resident: [Int32: Int64] = [:]
    var total: Int64 = 0
    for entry in world.processTable.entries() where !entry.hasEnded {
      if let session = sessions[entry.session] {
        resident[entry.session, default: 0] += entry.resident
        let part =
          session.isForked
          ? world.processTable.proportionalMemory(of: entry.processID) : nil
        total += part ?? entry.resident
      } else if ended.contains(entry.session) {
        world.processTable.signal(SIGKILL, processID: entry.processID)
      }
    }
    for session in ended { world.processes.releaseSession(session) }
    return keep(resident, total: total)
  }

  private func keep(_ resident: [Int32: Int64], total: Int64) -> MemorySample {
    state.withLock { state in
      state.peak = max(state.peak, total)
      var nodes: [Int: Int64] = [:]
      for (id, bytes) in resident {
        guard let session = state.sessions[id] else { continue }
        state.sessions[id]?.peak = max(session.peak, bytes)
        if let node = session.node { nodes[node] = bytes }
      }
      return MemorySample(nodes: nodes, total: total)
    }
  }
}
