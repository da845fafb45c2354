import Glibc
import OutsideWorld
import PipelineModel

/// One run, as a machine that takes one event after the other and starts what may start.
///
/// Everything that changes is in here and changes on one thread, that which starts and reaps
/// children; processes, timers and pipes only send events.
actor Execution {
  /// Seconds between SIGTERM and SIGKILL.
  static let grace = 5.0
  /// Lines shown of a failed node's log.
  static let shownLogLines = 20

  /// Starts children without a change of threads.
  private let executor = ProcessExecutor()
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  let setup: RunSetup
  let folder: RunFolder
  let world: World
  let journal: Journal
  let observer: any RunObserver
  nonisolated let watch: MemoryWatch
  let outline: RunOutline
  let worker: KedroWorker?
  let native: NativeLauncher
  /// Nil when nothing is traced.
  let traceFiles: TraceFiles?
  /// By the clock that never goes back, and since 1970.
  let begin: Double
  let started: Double
  let mailbox = Mailbox()

  var admission: Admission
  var running: [Int: RunningNode] = [:]
  var attempts: [Int]
  var records: [AttemptRecord] = []
  var failures: [Int: AttemptFailure] = [:]
  var notes: [String]
  /// Whether nothing new may start.
  var isClosed = false
  var signals: [Int32] = []
  var toldToWait: Set<Int> = []
  var spill: SpillLedger
  var logs: LogFiles
  var phase = Phase.running
  /// Why the worker could not import the project.
  var importFailure: (message: String, detail: String?)?
  private var ending: CheckedContinuation<RunProblem?, Never>?
  var madeFolders: Set<String> = []
  var tracedAttempts: [TracedAttempt] = []

  var nodes: [Node] { setup.request.pipeline.nodes }
  var options: RunOptions { setup.request.options }

  init(
    _ setup: RunSetup, folder: RunFolder, world: World, journal: Journal,
    observer: any RunObserver
  ) throws(RunProblem) {
    self.setup = setup
    self.folder = folder
    self.world = world
    self.journal = journal
    self.observer = observer
    watch = MemoryWatch(world)
    begin = world.clock.elapsed()
    started = world.clock.now()
    traceFiles = setup.request.tracing.map { TraceFiles(strace: $0.strace, folder: folder) }
    native = NativeLauncher(
      projectRoot: setup.request.projectRoot, world: world, strace: traceFiles?.strace)
    worker = try KedroWorker.ifNeeded(
      setup, folder: folder, world: world, mailbox: mailbox, traceFiles: traceFiles)
    admission = Admission(
      order: setup.order, needs: setup.table.needs, capacities: setup.table.capacities,
      priority: setup.priority, selection: Set(setup.selection))
    attempts = Array(repeating: 0, count: setup.request.pipeline.nodes.count)
    notes = setup.notes
    spill = SpillLedger(setup.request.pipeline, selection: setup.selection)
    logs = LogFiles(folder: folder.logs)
    outline = RunOutline(setup, id: folder.id)
  }

  /// What the events of the worker mean.
  enum Phase {
    /// Nothing may start before the worker has imported the project.
    case importing
    case running
    /// Everything has ended but the worker, which runs the project's hooks.
    case closing
    case over
  }

  /// Runs everything to its end.
  func run(_ interruption: Interruption) async throws(RunProblem) -> RunSummary {
    let mailbox = mailbox
    let early = interruption.deliver { mailbox.send(.interrupted(signal: $0)) }
    watch.startLooking { mailbox.send(.sampled($0)) }
    let problem = await withCheckedContinuation { continuation in
      ending = continuation
      begin(early)
    }
    _ = interruption.deliver(to: nil)
    watch.stopLooking()
    mailbox.close()
    logs.finish(world.files)
    if let problem { throw problem }
    return summary()
  }

  private func begin(_ early: [Int32]) {
    if let worker {
      phase = .importing
      watch.begin(session: worker.processID, node: nil, isForked: true)
    }
    for note in notes { observer.observe(.note(note)) }
    for signal in early { interrupted(by: signal) }
    mailbox.open { [executor] event in
      executor.perform { self.assumeIsolated { $0.take(event) } }
    }
    goOn()
  }

  private func take(_ event: ExecutionEvent) {
    handle(event)
    goOn()
  }

  /// Starts what may start; when nothing runs any more, ends.
  private func goOn() {
    guard phase == .running else { return }
    startReady()
    if running.isEmpty { closeWorker() }
  }

  /// The run is over; a problem means that it never began.
  func end(_ problem: RunProblem? = nil) {
    phase = .over
    ending?.resume(returning: problem)
    ending = nil
  }

  /// Seconds since the run began.
  var now: Double { world.clock.elapsed() - begin }

  private func handle(_ event: ExecutionEvent) {
    switch event {
    case .ended(let node, let attempt, let exit):
      if running[node]?.attempt == attempt { ended(node, exit) }
    case .forked(let node, let session): forked(node, session: session)
    case .sampled(let sample): sampled(sample)
    case .timeUp(let node, let attempt, let seconds):
      if running[node]?.attempt == attempt { stop(node, as: .timedOut(seconds)) }
    case .graceOver(let node, let attempt):
      if let running = running[node], running.attempt == attempt { kill(running) }
    case .interrupted(let signal): interrupted(by: signal)
    case .workerReady(let threads):
      noteThreads(threads)
      if phase == .importing { phase = .running }
    case .workerFailed(let message, let detail): importFailure = (message, detail)
    case .workerClosed(let message): noteHooks(message)
    case .workerEnded(let detail): workerEnded(detail)
    }
  }
}
