import Analysis
import PipelineModel

/// What a picture says in words: small lines, labels and tooltips.
struct Wording {
  let analysis: PipelineAnalysis

  var pipeline: Pipeline { analysis.pipeline }

  /// A node's name within a sentence.
  func name(_ node: Int) -> String {
    DisplayText.shortened(DisplayText.clean(pipeline.nodes[node].name), to: 80)
  }

  func names(_ nodes: [Int]) -> String { Prose.list(nodes.map(name)) }

  func short(_ text: String) -> String {
    DisplayText.shortened(DisplayText.clean(text), to: 80)
  }

  func isOversized(_ node: Int) -> Bool {
    analysis.overlap?.oversized.contains { $0.node == node } ?? false
  }
}

// MARK: - Nodes

extension Wording {
  /// What a node takes, in one or two small lines: `15 GiB · 60s`, `lock warehouse`.
  func demand(of node: Int) -> [String] {
    let demand = pipeline.nodes[node].demand
    var amounts = amounts(of: demand)
    if let duration = demand.duration { amounts.append(TimeSpan.described(duration.value)) }
    var lines: [String] = []
    if !amounts.isEmpty { lines.append(amounts.joined(separator: " · ")) }
    if !demand.locks.isEmpty {
      let locks = demand.locks.map { DisplayText.shortened(DisplayText.clean($0.value), to: 24) }
      lines.append("lock " + Prose.list(locks, most: 3))
    }
    return lines.map { DisplayText.shortened($0, to: 48) }
  }

  private func amounts(of demand: Demand) -> [String] {
    demand.amounts.sorted { $0.key < $1.key }
      .map { DisplayText.clean($0.key.described($0.value.value), limit: 40) }
  }

  /// All that is known of a node, a line each.
  func tooltip(of index: Int, stage: Int?, hazards: [Hazard]) -> String {
    let node = pipeline.nodes[index]
    var lines = [DisplayText.clean(node.name, limit: 2000)]
    if let action = action(of: node) { lines.append(action) }
    lines.append(takes(node.demand))
    if isOversized(index) { lines.append("does not fit the machine even alone") }
    if !node.inputs.isEmpty { lines.append("reads \(list(node.inputs))") }
    if !node.outputs.isEmpty { lines.append("writes \(list(node.outputs))") }
    if !node.after.isEmpty { lines.append("after \(list(node.after))") }
    lines += reasons(for: hazards)
    if let stage { lines.append("stage \(stage)") }
    if !node.tags.isEmpty { lines.append("tags \(Prose.list(node.tags.map(short)))") }
    if let place = node.nameSpan ?? node.span {
      lines.append("\(short(place.file)), line \(place.start.line)")
    }
    return lines.joined(separator: "\n")
  }

  private func list(_ references: [Reference]) -> String {
    Prose.list(references.map { short($0.name) })
  }

  private func action(of node: Node) -> String? {
    switch node.action {
    case .command(let words): "runs \(short(words.joined(separator: " ")))"
    case .shell(let line): "runs \(short(line))"
    case .kedro(let function): "runs \(short(function))"
    case .none: nil
    }
  }

  private func takes(_ demand: Demand) -> String {
    var parts = amounts(of: demand).filter { !$0.isEmpty }
    if demand.amounts[.memory] == nil { parts.insert("memory not declared", at: 0) }
    if let duration = demand.duration {
      parts.append("for about \(TimeSpan.described(duration.value))")
    }
    for lock in demand.locks { parts.append("lock \(short(lock.value))") }
    return "takes " + parts.joined(separator: ", ")
  }
}

// MARK: - Datasets

extension Wording {
  /// A dataset under each of its forms, and who uses it.
  func tooltip(ofDataset name: String, forms: [Dataset]) -> String {
    var lines = [DisplayText.clean(name, limit: 2000)]
    for form in forms {
      var parts = [place(of: form)]
      if let type = form.type { parts.append(short(type)) }
      if let size = form.size { parts.append(ByteSize.described(size)) }
      let line = parts.joined(separator: ", ")
      lines.append(forms.count > 1 ? "\(short(form.name)): \(line)" : line)
    }
    let writers = analysis.graph.writers[name] ?? []
    let readers = analysis.graph.readers[name] ?? []
    if !writers.isEmpty { lines.append("written by \(names(writers))") }
    if !readers.isEmpty { lines.append("read by \(names(readers))") }
    return lines.joined(separator: "\n")
  }

  private func place(of dataset: Dataset) -> String {
    switch dataset.location {
    case .path(let text), .glob(let text), .uri(let text): short(text)
    case .table: short(dataset.location.place ?? "")
    case .memory: "in memory, gone after the run"
    case .parameter: "parameter"
    case .unknown(let why): "place not known: \(short(why))"
    }
  }
}
