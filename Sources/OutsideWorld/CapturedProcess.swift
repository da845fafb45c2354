import CSpawn
import Glibc

/// What a finished child printed.
package struct CapturedProcess: Sendable {
  package let exit: ChildExit
  package let output: [UInt8]
  package let error: [UInt8]
  /// Whether the time limit ended it.
  package let timedOut: Bool
}

extension World {
  /// Runs a child to its end and keeps what it prints, in memory only.
  ///
  /// After `timeLimit` seconds its whole process group is killed.
  package func capture(
    _ command: ChildCommand, timeLimit: Double
  ) async throws(ProcessProblem) -> CapturedProcess {
    let output = try MemoryFile()
    let error = try MemoryFile()
    var command = command
    command.output = output.descriptor
    command.error = error.descriptor
    let child = try processes.start(command)
    let clock = clock
    let guardian = Task {
      await clock.sleep(seconds: timeLimit)
      if Task.isCancelled { return false }
      child.signalGroup(SIGKILL)
      return true
    }
    let exit = await child.ended()
    guardian.cancel()
    let timedOut = await guardian.value && exit.signal == SIGKILL
    return CapturedProcess(
      exit: exit, output: output.content(), error: error.content(), timedOut: timedOut)
  }
}

/// A file without a name that lives in memory: a child can fill it at any pace without a reader.
private final class MemoryFile {
  let descriptor: Int32

  init() throws(ProcessProblem) {
    descriptor = cs_memory_file()
    guard descriptor >= 0 else {
      throw ProcessProblem(
        program: "a child", code: errno, reason: "no memory file: \(systemReason(errno))")
    }
  }

  deinit { close(descriptor) }

  func content() -> [UInt8] {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: size)
    let count = pread(descriptor, &bytes, size, 0)
    return Array(bytes.prefix(max(0, count)))
  }
}
