import Ordering
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
  package var proofSteps = SearchBudget.standard.proofSteps

  /// At most so many sets that do not fit are looked at to say how many there are.
  var countedSets: Int { max(1, proofSteps / 2_500) }

  /// At most so many pairs of one place are compared one by one.
  ///
  /// Among more only those are that follow each other in an order that all edges keep: they are
  /// ordered exactly when all are.
  var comparedPairs: Int { proofSteps / 1_000 }

  /// So many edges are looked at for each circle; it is the shortest met until then.
  var circleSteps: Int { proofSteps / 5 }

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
