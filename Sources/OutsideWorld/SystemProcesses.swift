import CSpawn
import Glibc
import Synchronization

/// Real children, over the small C part of this package.
package struct SystemProcesses: ProcessLauncher {
  private let preparation = CommandPreparation()

  package init() {}

  package func start(_ command: ChildCommand) throws(ProcessProblem) -> any Child {
    guard let program = command.words.first, !program.isEmpty else {
      throw ProcessProblem(program: "", code: EINVAL, reason: "the command is empty")
    }
    guard let path = preparation.path(of: program, in: command.environment) else {
      throw ProcessProblem(
        program: program, code: ENOENT, reason: "there is no such program")
    }
    let child = SystemChild()
    let context = Unmanaged.passRetained(child.exit).toOpaque()
    var pid: pid_t = 0
    let code = withCommand(command, path: path) {
      cs_start($0, &pid, childEnded, context)
    }
    guard code == 0 else {
      Unmanaged<ExitBox>.fromOpaque(context).release()
      throw ProcessProblem(program: program, code: code, reason: systemReason(code))
    }
    return child.started(as: pid)
  }

  /// Without a guard, for want of processes, children still die with this one.
  package func beginGuarding() { _ = cs_guard_begin() }

  package func guardSession(_ session: Int32) { cs_guard(session, 0) }

  package func releaseSession(_ session: Int32) { cs_guard(session, 1) }

  private func withCommand(
    _ command: ChildCommand, path: String, _ body: (UnsafePointer<cs_command>) -> Int32
  ) -> Int32 {
    let variables = preparation.variables(of: command.environment)
    return CStrings(command.words).withPointers { words in
      variables.withPointers { variables in
        path.withCString { path in
          withOptionalCString(command.directory) { directory in
            var request = cs_command(
              path: path, arguments: words, environment: variables, directory: directory,
              input: command.input ?? -1, output: command.output ?? -1,
              error: command.error ?? -1)
            return body(&request)
          }
        }
      }
    }
  }
}

private func withOptionalCString<R>(
  _ text: String?, _ body: (UnsafePointer<CChar>?) -> R
) -> R {
  guard let text else { return body(nil) }
  return text.withCString(body)
}

/// Called on the reaping thread.
private func childEnded(_ context: UnsafeMutableRawPointer?, _ result: cs_exit) {
  guard let context else { return }
  let code = cs_exit_code(result.status)
  let signal = cs_exit_signal(result.status)
  Unmanaged<ExitBox>.fromOpaque(context).takeRetainedValue().fill(
    ChildExit(
      code: code >= 0 ? code : nil, signal: signal > 0 ? signal : nil,
      maxResident: result.max_resident_kib * 1024, user: result.user_seconds,
      system: result.system_seconds))
}

/// Hands the end of a child from the reaping thread to the one that waits for it.
private final class ExitBox: Sendable {
  private struct State {
    var exit: ChildExit?
    var take: (@Sendable (ChildExit) -> Void)?
  }
  private let state = Mutex(State())

  func fill(_ exit: ChildExit) {
    let take = state.withLock { state in
      state.exit = exit
      defer { state.take = nil }
      return state.take
    }
    take?(exit)
  }

  func whenFilled(_ take: @escaping @Sendable (ChildExit) -> Void) {
    let exit = state.withLock { state in
      if state.exit == nil { state.take = take }
      return state.exit
    }
    if let exit { take(exit) }
  }

  /// Runs `body` unless the child has ended, so that no stranger's process number is signalled.
  func whileRunning(_ body: () -> Void) {
    state.withLock { state in
      if state.exit == nil { body() }
    }
  }
}

private struct SystemChild: Child {
  var processID: Int32 = 0
  let exit = ExitBox()

  func started(as pid: pid_t) -> SystemChild {
    var copy = self
    copy.processID = pid
    return copy
  }

  func whenEnded(_ take: @escaping @Sendable (ChildExit) -> Void) { exit.whenFilled(take) }

  func ended() async -> ChildExit {
    await withCheckedContinuation { continuation in
      exit.whenFilled { continuation.resume(returning: $0) }
    }
  }

  func signalGroup(_ signal: Int32) {
    exit.whileRunning { _ = kill(-processID, signal) }
  }
}
