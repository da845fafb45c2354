import PipelineModel

/// Whether every schedule fits a resource.
package struct Verdict: Sendable, Equatable {
  package let resource: Resource
  package let state: State
  /// Nil when nobody said it.
  package let capacity: Int64?
  /// The most nodes at one time that it was judged for; nil is no limit.
  package let workers: Int?
  /// The largest total demand that was found: a schedule that takes this much exists.
  package let peak: Int64
  /// No schedule takes more than this; nil when a demand is not known.
  package let bound: Int64?
  /// Nodes that may run at one time and take `peak` together, by index.
  package let witness: [Int]
  /// The datasets that are held meanwhile and are part of `peak`, by name.
  package let witnessDatasets: [String]
  /// Nodes whose demand is not known.
  package let undeclared: [Int]

  package enum State: String, Sendable {
    /// Every schedule fits: a proof.
    case safe
    /// The witness does not fit.
    case unsafe
    /// Neither is proved.
    case unknown
  }

  /// The same of a pipeline of which a part is not known: a proof that leaves it out is none.
  var doubted: Verdict {
    Verdict(
      resource: resource, state: state == .safe ? .unknown : state, capacity: capacity,
      workers: workers, peak: peak, bound: nil, witness: witness,
      witnessDatasets: witnessDatasets, undeclared: undeclared)
  }

  package init(
    resource: Resource, state: State, capacity: Int64?, workers: Int?, peak: Int64, bound: Int64?,
    witness: [Int], witnessDatasets: [String] = [], undeclared: [Int]
  ) {
    self.resource = resource
    self.state = state
    self.capacity = capacity
    self.workers = workers
    self.peak = peak
    self.bound = bound
    self.witness = witness
    self.witnessDatasets = witnessDatasets
    self.undeclared = undeclared
  }
}
