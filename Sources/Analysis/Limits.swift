import PipelineModel

/// What the machine has, as far as it was said, and what is to be judged.
package struct Limits: Sendable, Equatable {
  /// Capacities: bytes of memory, thousandths of everything else.
  package var capacities: [Resource: Int64]
  /// Most nodes at one time; nil is no limit.
  package var workers: Int?
  /// Whether cpus are judged like memory.
  ///
  /// Off by default: too few cpus only make a run slow.
  package var judgesCpus: Bool
  /// How many elementary steps each search may take whose answer is not had by a flow alone: at
  /// most so many workers, data with several readers, the list of sets that do not fit.
  package var proofSteps = 5_000_000

  package init(
    capacities: [Resource: Int64] = [:], workers: Int? = nil, judgesCpus: Bool = false
  ) {
    self.capacities = capacities
    self.workers = workers
    self.judgesCpus = judgesCpus
  }

  /// The machine a pipeline declares, with what the command line says put over it.
  package init(_ machine: Machine, overriddenBy commandLine: Limits) {
    capacities = machine.capacities.mapValues(\.value)
    capacities.merge(commandLine.capacities) { _, new in new }
    workers = commandLine.workers ?? machine.workers
    judgesCpus = commandLine.judgesCpus
    proofSteps = commandLine.proofSteps
  }
}
