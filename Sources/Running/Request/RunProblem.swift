import PipelineModel

/// Why a run did not begin.
///
/// Nothing was started and nothing of the user's was touched.
package enum RunProblem: Error, Sendable, Equatable {
  /// The nodes wait for each other in a circle, in this order.
  case cycle([String])
  /// Two nodes have one name.
  case duplicateNode(String)
  /// A node needs more than the machine has.
  case exceedsCapacity(node: String, resource: Resource, demand: Int64, capacity: Int64)
  /// A node needs a unit of which nobody said how much there is.
  case noCapacity(node: String, resource: Resource, demand: Int64)
  /// A node reads what only lives in memory and another node, which does not run, would make.
  case inputOnlyInMemory(node: String, dataset: String, producer: String)
  /// The pipeline has Kedro nodes and nothing says which Python runs them.
  case noPython(node: String)
  /// The Kedro project cannot be imported, or its worker cannot be started; what was printed.
  case kedro(message: String, detail: String?)
  /// Another run has the project; its process number, when it could be read.
  case projectInUse(processID: Int32?)
  /// The run's own files cannot be made.
  case files(String)

  /// One line, without a full stop.
  package var message: String {
    switch self {
    case .cycle(let names):
      let circle = (names + names.prefix(1)).map(ShownText.of).joined(separator: " → ")
      return "the nodes wait for each other in a circle: \(circle)"
    case .duplicateNode(let name):
      return "two nodes are named \(ShownText.of(name)), so a run cannot tell them apart"
    case .exceedsCapacity(let node, let resource, let demand, let capacity):
      return "node \(ShownText.of(node)) needs \(words(resource, demand))"
        + " but the machine has \(words(resource, capacity))"
    case .noCapacity(let node, let resource, let demand):
      return "node \(ShownText.of(node)) needs \(words(resource, demand))"
        + " but nothing says how many the machine has"
    case .inputOnlyInMemory(let node, let dataset, let producer):
      return "node \(ShownText.of(node)) reads \(ShownText.of(dataset)), which lives in memory"
        + " only, and \(ShownText.of(producer)), which makes it, is not part of this run"
    case .noPython(let node):
      return "node \(ShownText.of(node)) is a Kedro node and there is no Python to run it"
    case .kedro(let message, _):
      return "the Kedro worker cannot run the project: \(ShownText.of(message))"
    case .projectInUse(let processID):
      let owner = processID.map { " (process \($0))" } ?? ""
      return "another run of this project is going on\(owner)"
    case .files(let text):
      return text
    }
  }

  /// What to do, in one line.
  package var help: String? {
    switch self {
    case .cycle: "run 'headway lint' to see where the circle comes from"
    case .duplicateNode: "give one of them another name"
    case .exceedsCapacity(_, let resource, let demand, _):
      "lower the demand, or say what the machine has with \(option(resource, demand))"
    case .noCapacity(_, let resource, let demand):
      "say it under 'machine:' or with \(option(resource, demand))"
    case .inputOnlyInMemory(_, let dataset, let producer):
      "run \(ShownText.of(producer)) too, or persist \(ShownText.of(dataset)) in the catalog"
    case .noPython: "name one with kedro.python in headway.yaml"
    case .kedro(_, let detail): detail
    case .projectInUse: "wait for it to end, or stop it"
    case .files: nil
    }
  }

  private func words(_ resource: Resource, _ amount: Int64) -> String {
    resource == .memory
      ? "\(resource.described(amount)) of memory" : resource.described(amount)
  }

  private func option(_ resource: Resource, _ amount: Int64) -> String {
    switch resource {
    case .memory: "--memory"
    case .cpus: "--cpus"
    default: "--resource \(resource.name)=\(Decimals.described(amount))"
    }
  }
}
