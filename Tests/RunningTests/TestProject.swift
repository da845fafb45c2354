import Analysis
import Glibc
import OutsideWorld
import PipelineModel
import Synchronization
import Testing

@testable import Running

/// A project in a folder of its own that is removed afterwards, with real processes.
final class TestProject {
  let root: String
  let files = DiskFiles()

  init() throws {
    var template = Array("/tmp/headway-test-XXXXXX".utf8CString)
    root = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  deinit { try? files.remove(root) }

  var world: World { Self.world }

  static var world: World {
    var environment: [String: String] = [:]
    for name in ["PATH", "HOME", "LANG"] {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    return World(
      files: DiskFiles(), processes: SystemProcesses(), clock: SystemClock(),
      console: Console.ofProcess(), environment: environment, currentDirectory: "/")
  }

  /// Runs nodes with eight cpus and a GiB of memory unless told otherwise.
  func run(
    _ nodes: [Node], datasets: [String: Dataset] = [:],
    capacities: [Resource: Int64] = [.cpus: 8000, .memory: 1 << 30], workers: Int? = nil,
    selection: Set<Int>? = nil, added: [RunEdge] = [], options: RunOptions = RunOptions(),
    kedro: KedroRunSettings? = nil, tracing: RunTracing? = nil, history: Bool = false,
    observer: any RunObserver = EventLog(), interruption: Interruption = Interruption()
  ) async throws(RunProblem) -> RunSummary {
    let pipeline = Pipeline(
      name: "test", kind: kedro == nil ? .native : .kedro, source: "pipeline.yaml", nodes: nodes,
      datasets: datasets)
    let runner = Runner(
      world: world, history: history ? History(projectRoot: root) : nil, observer: observer)
    var request = RunRequest(
      projectRoot: root, pipeline: pipeline,
      edges: RunEdge.all(of: PipelineGraph(pipeline)) + added, capacities: capacities,
      workers: workers, selection: selection, options: options, kedro: kedro)
    request.tracing = tracing
    return try await runner.run(request, interruption: interruption)
  }

  func text(_ path: String) -> String? {
    (try? files.read(root + "/" + path)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Writes a file that may be executed.
  func writeProgram(_ text: String, to name: String) throws -> String {
    let path = root + "/" + name
    try files.write(Array(text.utf8), to: path)
    try #require(chmod(path, 0o755) == 0)
    return path
  }
}

/// A node that runs a line in a shell.
func shell(
  _ name: String, _ line: String, memory: Int64? = nil, cpus: Int64? = nil, locks: [String] = [],
  after: [String] = [], inputs: [String] = [], outputs: [String] = [], timeout: Double? = nil,
  retries: Int = 0
) -> Node {
  var demand = Demand(locks: locks.map { Declared($0, origin: .pipeline) })
  if let memory { demand.amounts[.memory] = Declared(memory, origin: .pipeline) }
  if let cpus { demand.amounts[.cpus] = Declared(cpus, origin: .pipeline) }
  return Node(
    name: name, inputs: inputs.map { Reference($0) }, outputs: outputs.map { Reference($0) },
    after: after.map { Reference($0) }, action: .shell(line), demand: demand, timeout: timeout,
    retries: retries)
}

/// Keeps everything that is observed, in words that tests compare.
final class EventLog: RunObserver {
  private let kept = Mutex<[RunEvent]>([])

  func observe(_ event: RunEvent) { kept.withLock { $0.append(event) } }

  var events: [RunEvent] { kept.withLock { $0 } }
}

/// Calls a function with every event.
struct Watcher: RunObserver {
  let take: @Sendable (RunEvent) -> Void

  func observe(_ event: RunEvent) { take(event) }
}

/// Processes that have not ended and whose command line holds a text.
func livingProcesses(with text: String) -> [Int32] {
  SystemProcessTable().entries().filter { !$0.hasEnded }.map(\.processID).filter { process in
    guard process != getpid(),
      let bytes = try? DiskFiles().read("/proc/\(process)/cmdline")
    else { return false }
    return String(decoding: bytes, as: UTF8.self).contains(text)
  }
}
