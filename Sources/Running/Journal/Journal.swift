import Dispatch
import OutsideWorld
import Synchronization

/// Writes a run's journal.
///
/// Every line goes to the system before what it announces happens, so it survives the death of
/// this process. It is brought to the disk in batches on a queue of its own, so that no node waits
/// for a disk. A power cut can therefore lose the last lines, never lines between others: a node
/// whose end is lost runs again, and so does what came after it.
package final class Journal: Sendable {
  private struct State {
    var isSyncing = false
    var isDirty = false
    var problem: FileProblem?
  }

  /// How long lines are gathered before they are brought to the disk.
  private static let pause = DispatchTimeInterval.milliseconds(50)

  private let file: AppendFile
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "headway.journal")

  package init(_ path: String) throws(FileProblem) {
    file = try AppendFile(path)
  }

  /// Adds a line.
  ///
  /// The first problem is kept for ``close()``.
  package func append(_ entry: JournalEntry) {
    do {
      try file.write(entry.line)
    } catch {
      state.withLock { $0.problem = $0.problem ?? error }
    }
    let mustStart = state.withLock { state in
      state.isDirty = true
      defer { state.isSyncing = true }
      return !state.isSyncing
    }
    if mustStart { queue.asyncAfter(deadline: .now() + Self.pause) { [self] in bringToDisk() } }
  }

  /// Brings everything to the disk; the first problem of the whole time, if there was one.
  package func close() async -> FileProblem? {
    await withCheckedContinuation { done in
      queue.async { [self] in
        bringToDisk()
        done.resume(returning: state.withLock { $0.problem })
      }
    }
  }

  private func bringToDisk() {
    let isNeeded = state.withLock { state in
      defer {
        state.isDirty = false
        state.isSyncing = false
      }
      return state.isDirty
    }
    guard isNeeded else { return }
    do {
      try file.synchronize()
    } catch {
      state.withLock { $0.problem = $0.problem ?? error }
    }
  }
}
