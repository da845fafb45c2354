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
    do {
      let folder = try world.files.makeTemporaryDirectory()
      defer { try? world.files.remove(folder) }
      let trace = folder + "/trace"
      let probe = try await world.capture(
        ChildCommand(
          strace.words(tracing: ["/bin/sh", "-c", "exit 42"], into: trace),
          environment: world.environment, directory: "/"),
        timeLimit: patience)
      // One that may not trace lets the command run all the same: what counts is that it saw it.
      let seen = (try? world.files.read(trace)) ?? []
      guard probe.exit.code == 42, holdsExecution(seen) else {
        throw Obstacle.refused(reason(probe))
      }
      return strace
    } catch let obstacle as Obstacle {
      throw obstacle
    } catch let problem as ProcessProblem {
      throw .refused(problem.description)
    } catch { throw .refused("\(error)") }
  }

  private static func holdsExecution(_ trace: [UInt8]) -> Bool {
    var reader = TraceReader()
    var isThere = false
    reader.take(trace) { line in
      if case .call(let call) = line, call.name == "execve", call.succeeded { isThere = true }
    }
    return isThere
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
    // What it could not do at last follows what it tried before.
    guard let line = said.last(where: { $0.contains("strace: ") }) ?? said.last else {
      return "it traced nothing"
    }
    let words = line.firstRange(of: "strace: ").map { line[$0.upperBound...] } ?? line
    // The number of the process that was to be traced says nothing.
    return String(words).replacing(/, [0-9]+\)/, with: ")")
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
