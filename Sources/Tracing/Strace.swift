import OutsideWorld

/// The tracer: Debian's strace.
///
/// It runs beside what it traces (`-DDD`), in a session of its own: the traced process is our own
/// child, with its own end, signals, time and memory. A filter in the kernel (`--seccomp-bpf`) stops
/// only the calls that matter.
package struct Strace: Sendable, Equatable {
  /// Absolute path of the program.
  package let path: String

  /// Why nothing can be traced here.
  package enum Obstacle: Error, Sendable, Equatable {
    case notInstalled
    /// It is there and may not, or cannot, trace; in its own words.
    case refused(String)
  }

  /// Seconds that the test whether it may trace takes at most.
  private static let patience = 10.0

  /// Looks for it in `PATH`, and whether it may trace.
  package static func find(in world: World) async throws(Obstacle) -> Strace {
    guard let path = ProgramSearch.path(of: "strace", in: world.environment) else {
      throw .notInstalled
    }
    let strace = Strace(path: path)
    let probe: CapturedProcess
    do throws(ProcessProblem) {
      probe = try await world.capture(
        ChildCommand(
          strace.words(tracing: ["/bin/sh", "-c", "exit 42"], into: "/dev/null"),
          environment: world.environment, directory: "/"),
        timeLimit: patience)
    } catch { throw .refused(error.description) }
    guard probe.exit.code == 42 else { throw .refused(reason(probe)) }
    return strace
  }

  /// The words that run a command traced, with the trace going to a file.
  package func words(tracing command: [String], into file: String) -> [String] {
    // `?` for calls that this kind of processor does not have.
    let calls = CallMeaning.traced.map { "?" + $0 }.joined(separator: ",")
    return [
      path, "-DDD", "-f", "-q", "-y", "--seccomp-bpf", "-e", "signal=none", "-s", "4096", "-e",
      "trace=" + calls, "-o", file, "--",
    ] + command
  }

  private static func reason(_ probe: CapturedProcess) -> String {
    if probe.timedOut { return "it does not answer" }
    let said = String(decoding: probe.error, as: UTF8.self).split(separator: "\n")
    guard let line = said.first(where: { $0.contains("strace: ") }) ?? said.first else {
      return "it ended with \(probe.exit.code.map { "\($0)" } ?? "a signal")"
    }
    return line.hasPrefix("strace: ") ? String(line.dropFirst(8)) : String(line)
  }
}

extension Strace.Obstacle {
  /// One line, without a full stop.
  package var message: String {
    switch self {
    case .notInstalled: "tracing needs strace, which is not installed"
    case .refused(let reason): "strace may not trace here: \(reason)"
    }
  }

  /// What to do, in one line.
  package var help: String {
    switch self {
    case .notInstalled: "apt-get install strace"
    case .refused:
      "in a container, allow ptrace: docker run --cap-add=SYS_PTRACE; on a machine, see "
        + "/proc/sys/kernel/yama/ptrace_scope"
    }
  }
}
