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

  /// A hazard in one line, such as `A and D: 18 GiB of 16 GiB` or `x.csv: B writes, C reads`.
  ///
  /// The nodes come in the order in which they are named.
  func legend(of hazard: Hazard, nodes: [Int]) -> String {
    switch hazard.kind {
    case .overload(let resource, let need, let capacity):
      let amounts = "\(resource.described(need)) of \(resource.described(capacity))"
      let name = resource == .memory ? "" : "\(brief(resource.name)) "
      let data = Prose.list(hazard.datasets.map(brief), most: 3)
      let who = [nodes.isEmpty ? nil : briefly(nodes), data.isEmpty ? nil : "holding \(data)"]
      return who.compactMap(\.self).joined(separator: ", ")
        + ": \(name)\(DisplayText.clean(amounts))"
    case .lock(let lock): return "\(briefly(nodes)): lock \(brief(lock))"
    case .writeWrite(let place): return "\(brief(place)): \(briefly(nodes)) write"
    case .readWrite(let place, let writer):
      let readers = nodes.filter { $0 != writer }
      let reads = readers.count == 1 ? "reads" : "read"
      return "\(brief(place)): \(briefly([writer])) writes, \(briefly(readers)) \(reads)"
    }
  }

  /// As many names as fit a line.
  private func briefly(_ nodes: [Int]) -> String {
    let names = nodes.map { brief(pipeline.nodes[$0].name) }
    var room = 90
    let fitting = names.prefix { name in
      room -= name.unicodeScalars.count + 2
      return room >= 0
    }
    let most = fitting.count == names.count ? names.count : max(2, fitting.count)
    return Prose.list(names, most: most)
  }

  private func brief(_ text: String) -> String {
    DisplayText.shortened(DisplayText.clean(text), to: 40)
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
      let data = hazard.datasets.map { short(analysis.held.described($0)) }
      let together = hazard.nodes.count > 1 ? " at the same time" : ""
      let held = data.isEmpty ? "" : " while memory holds \(Prose.list(data)),"
      return "\(nodes) may run\(together)\(held) and need \(DisplayText.clean(amounts))"
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
