import Glibc
import OutsideWorld
import PipelineModel

/// The loop of one run: takes one event after the other and starts what may start.
///
/// Everything that changes is in here and changes on one task; processes, timers and pipes only
/// send events.
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
  /// By the clock that never goes back, and since 1970.
  let begin: Double
  let started: Double
  let events: AsyncStream<ExecutionEvent>
  let send: AsyncStream<ExecutionEvent>.Continuation

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
  var workerHasEnded = false
  var madeFolders: Set<String> = []

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
    (events, send) = AsyncStream.makeStream()
    watch = MemoryWatch(world)
    begin = world.clock.elapsed()
    started = world.clock.now()
    native = NativeLauncher(projectRoot: setup.request.projectRoot, world: world)
    worker = try KedroWorker.ifNeeded(setup, folder: folder, world: world, send: send)
    admission = Admission(
      order: setup.order, needs: setup.table.needs, capacities: setup.table.capacities,
      priority: setup.priority, selection: Set(setup.selection))
    attempts = Array(repeating: 0, count: setup.request.pipeline.nodes.count)
    notes = setup.notes
    spill = SpillLedger(setup.request.pipeline, selection: setup.selection)
    outline = RunOutline(setup, id: folder.id)
  }

  /// Runs everything to its end.
  func run(_ interruption: Interruption) async throws(RunProblem) -> RunSummary {
    let send = send
    let early = interruption.deliver { send.yield(.interrupted(signal: $0)) }
    watch.startLooking { send.yield(.sampled($0)) }
    defer {
      _ = interruption.deliver(to: nil)
      watch.stopLooking()
    }
    for signal in early { interrupted(by: signal) }
    try await waitForWorker()
    for note in notes { observer.observe(.note(note)) }
    startReady()
    var iterator = events.makeAsyncIterator()
    while !running.isEmpty, let event = await iterator.next(isolation: self) {
      handle(event)
      startReady()
    }
    await closeWorker()
    return summary()
  }

  /// Seconds since the run began.
  var now: Double { world.clock.elapsed() - begin }

  func handle(_ event: ExecutionEvent) {
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
    case .workerEnded(let detail): workerEnded(detail)
    case .workerReady, .workerFailed, .workerClosed: break
    }
  }
}
