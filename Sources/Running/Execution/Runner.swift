import Glibc
import OutsideWorld
import PipelineModel

/// Executes pipelines on this machine.
package struct Runner: Sendable {
  package let world: World
  /// Where what is measured goes; nil keeps nothing.
  package let history: History?
  package let observer: any RunObserver

  package init(world: World, history: History?, observer: any RunObserver) {
    self.world = world
    self.history = history
    self.observer = observer
  }

  /// Runs a pipeline to its end, by whatever way.
  ///
  /// A problem means that nothing was started.
  package func run(
    _ request: RunRequest, interruption: Interruption = Interruption()
  ) async throws(RunProblem) -> RunSummary {
    let setup = try RunSetup(request, machine: machine())
    let project = ProjectFolder(projectRoot: request.projectRoot)
    let (lock, folder, journal) = try prepare(project, isTraced: request.tracing != nil)
    defer { withExtendedLifetime(lock) {} }
    journalBegin(setup, journal, folder)
    world.processes.beginGuarding()
    let execution: Execution
    var summary: RunSummary
    do throws(RunProblem) {
      execution = try Execution(
        setup, folder: folder, world: world, journal: journal, observer: observer)
      observer.observe(.planned(execution.outline))
      summary = try await execution.run(interruption)
    } catch {
      try? world.files.remove(folder.path)
      throw error
    }
    try? world.files.remove(folder.spill)
    if let tracing = request.tracing { read(tracing, of: &summary, request, folder) }
    await finish(&summary, journal, execution.watch, pipeline: request.pipeline.name)
    observer.observe(.ended(summary))
    return summary
  }

  private func read(
    _ tracing: RunTracing, of summary: inout RunSummary, _ request: RunRequest, _ folder: RunFolder
  ) {
    let files = TraceFiles(strace: tracing.strace, folder: folder)
    var collection = TraceCollection(request, ignored: tracing.ignored, world: world)
    summary.traces = collection.traces(of: summary, workerFile: files.worker)
    summary.notes += collection.notes
  }

  /// What this machine has, for what nobody said.
  private func machine() -> [Resource: Int64] {
    let probe = MachineProbe(world.files)
    var capacities: [Resource: Int64] = [.cpus: Int64(max(1, probe.cpus) * 1000)]
    capacities[.memory] = probe.memory
    return capacities
  }

  private func prepare(
    _ project: ProjectFolder, isTraced: Bool
  ) throws(RunProblem) -> (FileLock, RunFolder, Journal) {
    do {
      try HeadwayFolder(projectRoot: project.root).prepare(world.files)
      let lock = try FileLock(project.lock)
      let folder = try RunFolder(in: project, world: world)
      if isTraced { try world.files.makeDirectory(folder.traces) }
      return (lock, folder, try Journal(folder.journal))
    } catch let problem as FileProblem {
      throw .files(problem.description)
    } catch FileLock.Refusal.held(let processID) {
      throw .projectInUse(processID: processID)
    } catch FileLock.Refusal.problem(let problem) {
      throw .files(problem.description)
    } catch {
      throw .files("the run's folder cannot be made")
    }
  }

  private func journalBegin(_ setup: RunSetup, _ journal: Journal, _ folder: RunFolder) {
    var entry = JournalEntry(.run, time: world.clock.now())
    entry.run = folder.id
    entry.pipeline = setup.request.pipeline.name
    entry.processID = getpid()
    entry.nodes = setup.selection.map { setup.request.pipeline.nodes[$0].name }
    entry.memoryCapacity = setup.capacities[.memory]
    journal.append(entry)
  }

  private func finish(
    _ summary: inout RunSummary, _ journal: Journal, _ watch: MemoryWatch, pipeline: String
  ) async {
    var entry = JournalEntry(.close, time: world.clock.now())
    entry.status = summary.status.word
    entry.duration = summary.makespan
    entry.peakMemory = summary.peakMemory
    journal.append(entry)
    // Three things that wait for the system, side by side.
    async let sweeping: Void = watch.sweep()
    async let closing = journal.close()
    let unkept = history.flatMap { record(summary, in: $0, pipeline) }
    if let problem = await closing {
      summary.notes.append("the journal is not whole: \(problem)")
    }
    if let unkept { summary.notes.append("what was measured is not kept: \(unkept)") }
    await sweeping
  }

  /// Keeps this run, and earlier ones that were cut off before they were kept.
  private func record(
    _ summary: RunSummary, in history: History, _ pipeline: String
  ) -> HistoryProblem? {
    let runs = Paths.parent(of: summary.folder) ?? "."
    do throws(HistoryProblem) {
      try history.record(
        [RunRecord(summary, pipeline: pipeline)], traces: summary.traces
      ) { kept in
        let ids = (try? world.files.entries(of: runs)) ?? []
        return ids.filter { $0 != summary.id && !kept.contains($0) }.compactMap {
          RunRecord(JournalReader.entries("\(runs)/\($0)/journal.jsonl", files: world.files))
        }
      }
      return nil
    } catch {
      return error
    }
  }
}
