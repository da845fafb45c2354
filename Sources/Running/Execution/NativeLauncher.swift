import Glibc
import OutsideWorld
import PipelineModel
import Tracing

/// Starts the processes of native nodes.
struct NativeLauncher: Sendable {
  let projectRoot: String
  let world: World
  /// What traces the commands, if anything.
  var strace: Strace?

  /// The folder that a node works in.
  func directory(of node: Node) -> String {
    node.directory.map { Paths.joined(projectRoot, $0) } ?? projectRoot
  }

  /// Starts a node's command with its output going to `log`, and what it touches to `trace`.
  ///
  /// `ended` is called once, from a task of its own.
  func start(
    _ words: [String], of node: Node, log: AppendFile, trace: String? = nil,
    ended: @escaping @Sendable (NodeExit) -> Void
  ) throws(ProcessProblem) -> any Child {
    let directory = directory(of: node)
    let ownMemory = OwnMemory.largest()
    var environment = world.environment
    // Untouched it is the same dictionary for node after node, which is quick to hand over.
    if !node.environment.isEmpty { environment.merge(node.environment) { _, own in own } }
    let child: any Child
    do throws(ProcessProblem) {
      child = try world.processes.start(
        ChildCommand(
          try traced(words, into: trace, environment, directory), environment: environment,
          directory: directory, output: log.descriptor,
          error: log.descriptor))
    } catch {
      throw explained(error, directory: directory)
    }
    child.whenEnded { exit in
      let largest = exit.maxResident > max(ownMemory, OwnMemory.largest()) ? exit.maxResident : nil
      ended(
        NodeExit(
          outcome: Self.outcome(exit), largestProcess: largest, user: exit.user,
          system: exit.system))
    }
    return child
  }

  /// The words under the tracer, which would tell in its own way of a program that is not there.
  private func traced(
    _ words: [String], into file: String?, _ environment: [String: String], _ directory: String
  ) throws(ProcessProblem) -> [String] {
    guard let strace, let file, let program = words.first else { return words }
    let path = program.contains("/") ? Paths.joined(directory, program) : program
    guard ProgramSearch.path(of: path, in: environment) != nil else {
      throw ProcessProblem(program: program, code: ENOENT, reason: "there is no such program")
    }
    return strace.words(tracing: words, into: file)
  }

  private static func outcome(_ exit: ChildExit) -> AttemptOutcome {
    if let signal = exit.signal { return .killed(signal: signal) }
    let code = exit.code ?? -1
    return code == 0 ? .succeeded : .exited(code)
  }

  /// A working folder that is not there looks to the system like a program that is not there.
  private func explained(_ problem: ProcessProblem, directory: String) -> ProcessProblem {
    guard world.files.kind(of: directory) != .directory else { return problem }
    return ProcessProblem(
      program: problem.program, code: problem.code,
      reason: "its working folder \(directory) does not exist")
  }
}
