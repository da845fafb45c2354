import Analysis
import PipelineModel

extension Wording {
  func edge(writer: Int, dataset: String) -> String { "\(name(writer)) writes \(short(dataset))" }

  func edge(reader: Int, dataset: String) -> String { "\(name(reader)) reads \(short(dataset))" }

  func edge(from: Int, to: Int, datasets: [String]) -> String {
    "\(name(to)) reads \(Prose.list(datasets.map(short))), which \(name(from)) writes"
  }

  func order(from: Int, to: Int, why: String?) -> String {
    let sentence = "\(name(to)) starts after \(name(from)) has finished"
    return why.map { "added: \(sentence)\n\(DisplayText.clean($0))" } ?? sentence
  }
}

extension Wording {
  /// What two nodes share, when the picture does not say it otherwise: how much is too much stands
  /// in the legend.
  func label(of hazards: [Hazard]) -> String? {
    for hazard in hazards {
      switch hazard.kind {
      case .overload: continue
      case .lock(let name): return "lock " + DisplayText.shortened(DisplayText.clean(name), to: 24)
      case .writeWrite(let place), .readWrite(let place, _):
        return DisplayText.shortened(DisplayText.clean(place), to: 32)
      }
    }
    return nil
  }

  func tooltip(of hazards: [Hazard]) -> String { reasons(for: hazards).joined(separator: "\n") }

  /// At most five, a line each.
  func reasons(for hazards: [Hazard]) -> [String] {
    let lines = hazards.prefix(5).map(reason)
    return hazards.count > 5 ? lines + ["and \(hazards.count - 5) hazards more"] : lines
  }

  private func reason(_ hazard: Hazard) -> String {
    let nodes = names(hazard.nodes)
    switch hazard.kind {
    case .overload(let resource, let need, let capacity):
      let amounts = "\(resource.described(need)) of \(resource.described(capacity))"
      return "\(nodes) may run at the same time and need \(DisplayText.clean(amounts))"
    case .lock(let lock):
      return "\(nodes) may run at the same time and hold the same lock, \(short(lock))"
    case .writeWrite(let place):
      return "\(nodes) write \(short(place)) and nothing orders them"
    case .readWrite(let place, let writer):
      let readers = names(hazard.nodes.filter { $0 != writer })
      return "\(name(writer)) writes \(short(place)), \(readers) reads it, and nothing orders them"
    }
  }
}
