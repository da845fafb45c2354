import PipelineModel

@testable import PipelineLoading

extension LoadedProject {
  /// Everything of the model, a line each, for comparison; where it was read from aside.
  ///
  /// - Parameter places: Whether spans count; else only the file and line of nodes and datasets.
  func modelText(places: Bool = true) -> [String] {
    var lines: [String] = []
    for pipeline in pipelines {
      lines.append("pipeline \(pipeline.name), \(pipeline.kind)")
      lines += pipeline.nodes.map { "node " + (places ? "\($0)" : Self.shortened($0)) }
      lines += pipeline.datasets.sorted { $0.key < $1.key }
        .map { "dataset " + (places ? Self.whole($0.value) : Self.shortened($0.value)) }
      lines += pipeline.unresolved.map { places ? "open \($0)" : "open \($0.reason)" }
      lines += Self.lines(of: pipeline.project, places)
    }
    guard let kedro else { return lines }
    lines += [kedro.kedroVersion, kedro.packageName, kedro.packageDirectory ?? "none"]
    lines += kedro.registered.map { "registered \($0)" }
    for environment in kedro.environments {
      lines.append("environment \(environment.name) \(environment.parameters)")
      lines += environment.datasets.sorted { $0.key < $1.key }
        .map { "there " + (places ? Self.whole($0.value) : Self.shortened($0.value)) }
    }
    if places {
      lines += kedro.origins.sorted { $0.key < $1.key }.map { "origins \($0.key) \($0.value)" }
    }
    return lines
  }

  private static func whole(_ dataset: Dataset) -> String {
    // What lies outside the project is written as seen from it.
    let isOutside =
      dataset.written?.hasPrefix("/") == true || dataset.written?.hasPrefix("..") == true
    return isOutside ? shortened(dataset) : "\(dataset)"
  }

  private static func shortened(_ node: Node) -> String {
    "\(node.name) \(node.inputs.map(\.name)) \(node.outputs.map(\.name)) \(node.action) "
      + "\(node.tags) \(node.namespace ?? "") \(line(node.span)) \(node.isNamed) "
      + "\(node.picklingObstacle.map { "\($0)" } ?? "")"
  }

  private static func shortened(_ dataset: Dataset) -> String {
    "\(dataset.name) \(dataset.location) \(dataset.declared) \(dataset.versioned) "
      + "\(dataset.type ?? "") \(dataset.resolution) \(dataset.isSingleProcess) "
      + line(dataset.span)
  }

  /// A line past the end is the last one, where the file is there.
  private static func shortened(_ part: UnusablePart, _ places: Bool) -> String {
    "\(part.name) \(part.span?.file ?? "nowhere")"
      + (places ? ":\(part.span?.start.line ?? 0)" : "")
  }

  private static func line(_ span: SourceSpan?) -> String {
    span.map { "\($0.file):\($0.start.line)-\($0.end.line)" } ?? "nowhere"
  }

  private static func lines(of facts: ProjectFacts, _ places: Bool) -> [String] {
    let names = [facts.nodes.sorted(), facts.read.sorted(), facts.written.sorted()]
    let commands = facts.commands.map { command in
      places ? "\(command)" : "\(line(command.span)) \(command.options.map(\.name))"
    }
    return [
      "facts \(facts.isComplete) \(facts.isTold) \(facts.hasOwnRun) \(facts.pipelines) \(names)",
      "parameters \(facts.parameters)",
      "elsewhere \(facts.elsewhere.sorted { $0.key < $1.key })",
      "hooks \(facts.hooks.map { "\($0.name) \($0.methods) \(line($0.span))" })",
      "lost \(facts.lostNodes.map { "\($0.name) \(line($0.kept.span)) \(line($0.lost.span))" })",
      "left out \(facts.leftOutPipelines.map { shortened($0, places) })",
      "unreadable \(facts.unreadableEnvironments.map { shortened($0, places) })",
    ] + commands
  }
}

extension ProjectFolder {
  /// Loads this folder by a snapshot that lies elsewhere, so that nothing is added to the folder.
  func load(snapshot: [UInt8], pipelines: [String] = []) async throws -> LoadedProject {
    let settings = try ProjectFolder()
    try settings.write(snapshot, to: "snapshot.json")
    try settings.write(
      "kedro: {mode: snapshot, snapshot: \(settings.path)/snapshot.json}\n", to: "settings.yaml")
    return try await load {
      $0.configuration = "\(settings.path)/settings.yaml"
      $0.pipelines = pipelines
    }
  }
}
