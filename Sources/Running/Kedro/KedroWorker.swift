import Glibc
import OutsideWorld
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The Python process that imports a Kedro project once and forks a child for every node.
final class KedroWorker: Sendable {
  private struct State {
    var attempts: [Int: Int] = [:]
    var sessions: [Int: Int32] = [:]
    var isOpen = true
    var isAlive = true
  }

  private let child: any Child
  private let commands: LinePipe
  private let world: World
  private let state = Mutex(State())

  var processID: Int32 { child.processID }

  /// Whether its process has not ended.
  var isAlive: Bool { state.withLock { $0.isAlive } }

  /// Starts the worker when there is a Kedro node to run.
  static func ifNeeded(
    _ setup: RunSetup, folder: RunFolder, world: World,
    mailbox: Mailbox, traceFiles: TraceFiles?
  ) throws(RunProblem) -> KedroWorker? {
    let nodes = setup.request.pipeline.nodes
    guard let settings = setup.request.kedro,
      setup.selection.contains(where: { nodes[$0].isKedro })
    else { return nil }
    do {
      return try KedroWorker(
        settings, setup: setup, folder: folder, world: world, mailbox: mailbox,
        traceFiles: traceFiles)
    } catch let problem as ProcessProblem {
      throw .kedro(message: problem.description, detail: nil)
    } catch let problem as FileProblem {
      throw .files(problem.description)
    } catch {
      throw .kedro(message: "the Kedro worker's request cannot be written", detail: nil)
    }
  }

  private init(
    _ settings: KedroRunSettings, setup: RunSetup, folder: RunFolder, world: World,
    mailbox: Mailbox, traceFiles: TraceFiles?
  ) throws {
    let projectRoot = setup.request.projectRoot
    let script = try Self.writeScripts(folder, world.files)
    try world.files.makeDirectory(folder.spill)
    let log = folder.logs + "/~worker.log"
    let nodes = setup.request.pipeline.nodes
    let isWhole = setup.selection.count == nodes.count
    let request = WorkerRequest(
      project: projectRoot, env: settings.environment, pipeline: settings.pipeline,
      params: settings.params, nodes: isWhole ? nil : setup.selection.map { nodes[$0].name },
      spill: folder.spill, runId: folder.id, workerLog: log)
    let text = String(decoding: try JSONEncoder().encode(request), as: UTF8.self)
    let commands = try LinePipe()
    let events = try LinePipe()
    let errors = try AppendFile(log)
    defer {
      commands.closeReadEnd()
      events.closeWriteEnd()
    }
    let command = [settings.python, "-W", "ignore", "-u", script, text]
    child = try world.processes.start(
      ChildCommand(
        traceFiles.map { $0.strace.words(tracing: command, into: $0.worker) } ?? command,
        environment: world.environment,
        directory: projectRoot, input: commands.readEnd, output: events.writeEnd,
        error: errors.descriptor))
    self.commands = commands
    self.world = world
    listen(to: events, log: log, mailbox: mailbox)
  }

  /// The worker travels inside the program.
  ///
  /// Files beside it, so that Python can import them and show their lines.
  private static func writeScripts(
    _ folder: RunFolder, _ files: any FileStore
  ) throws(FileProblem) -> String {
    let scripts = folder.path + "/worker"
    try files.makeDirectory(scripts)
    try files.write(PackageResources.headway_session_py, to: scripts + "/headway_session.py")
    try files.write(PackageResources.headway_spill_py, to: scripts + "/headway_spill.py")
    try files.write(PackageResources.worker_py, to: scripts + "/worker.py")
    return scripts + "/worker.py"
  }

  private func listen(
    to events: LinePipe, log: String, mailbox: Mailbox
  ) {
    let lines = events.lines()
    let child = child
    let clock = world.clock
    Task {
      let decoder = JSONDecoder()
      for await line in lines {
        guard let event = try? decoder.decode(WorkerEvent.self, from: Data(line)) else { continue }
        take(event, mailbox)
      }
    }
    Task {
      _ = await child.ended()
      state.withLock { $0.isAlive = false }
      killChildren()
      // What it said last may still be on its way.
      await clock.sleep(seconds: 0.1)
      let said = LogLines.last(Execution.shownLogLines, of: log)
      mailbox.send(.workerEnded(detail: said.isEmpty ? nil : said.joined(separator: "\n")))
    }
  }

  private func take(_ event: WorkerEvent, _ mailbox: Mailbox) {
    switch (event.event, event.id) {
    case ("ready", _): mailbox.send(.workerReady(threads: event.threads ?? []))
    case ("closed", _): mailbox.send(.workerClosed(message: event.message))
    case ("failed", _):
      mailbox.send(
        .workerFailed(
          message: event.message ?? "the project cannot be imported", detail: event.detail))
    case ("started", let node?):
      guard let session = event.pid, session > 1 else { return }
      state.withLock { $0.sessions[node] = session }
      mailbox.send(.forked(node: node, session: session))
    case ("finished", let node?):
      let attempt = state.withLock { state in
        state.sessions[node] = nil
        return state.attempts[node] ?? 1
      }
      mailbox.send(.ended(node: node, attempt: attempt, event.nodeExit))
    default: break
    }
  }
}

extension KedroWorker {
  /// Lets the worker fork a child for a node.
  ///
  /// False when the worker has ended.
  func run(_ node: Int, name: String, log: String) -> Bool {
    state.withLock { $0.attempts[node, default: 0] += 1 }
    return tell(
      WorkerCommand(command: "run", id: node, node: name, log: log, release: []))
  }

  /// Data in memory that nobody will read any more.
  func release(_ datasets: [String]) {
    _ = tell(WorkerCommand(command: "release", datasets: datasets))
  }

  /// Signals a node's processes, when they have been forked already.
  func signal(_ signal: Int32, node: Int) {
    guard let session = state.withLock({ $0.sessions[node] }) else { return }
    world.processTable.signal(signal, group: session)
  }

  /// Signals the worker itself.
  ///
  /// Its children die with it.
  func signal(_ signal: Int32) { child.signalGroup(signal) }

  /// Nothing more will be started: the worker runs the project's hooks and ends.
  ///
  /// When the run is being stopped, whatever still runs is ended first.
  func close(stopping: Bool) {
    _ = tell(WorkerCommand(command: stopping ? "stop" : "finish"))
    let wasOpen = state.withLock { state in
      defer { state.isOpen = false }
      return state.isOpen
    }
    if wasOpen { commands.closeWriteEnd() }
  }

  /// The worker's children die with it; what they started does not.
  private func killChildren() {
    for session in state.withLock({ Array($0.sessions.values) }) {
      world.processTable.signal(SIGKILL, group: session)
    }
  }

  private func tell(_ command: WorkerCommand) -> Bool {
    guard state.withLock({ $0.isOpen }), let line = try? JSONEncoder().encode(command) else {
      return false
    }
    return commands.send(Array(line))
  }
}
