import OutsideWorld
import PipelineModel

/// Starts the processes of native nodes.
struct NativeLauncher: Sendable {
  let projectRoot: String
  let world: World

  /// Starts a node's command with its output going to `log`.
  ///
  /// `ended` is called once, from a task of its own.
  func start(
    _ words: [String], of node: Node, log: AppendFile,
    ended: @escaping @Sendable (NodeExit) -> Void
  ) throws(ProcessProblem) -> any Child {
    let directory = node.directory.map { Paths.joined(projectRoot, $0) } ?? projectRoot
    let ownMemory = OwnMemory.largest()
    var environment = world.environment
    // Untouched it is the same dictionary for node after node, which is quick to hand over.
    if !node.environment.isEmpty { environment.merge(node.environment) { _, own in own } }
    let child: any Child
    do throws(ProcessProblem) {
      child = try world.processes.start(
        ChildCommand(
          words, environment: environment, directory: directory, output: log.descriptor,
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
