import PipelineModel

/// Makes pipelines out of what the script found.
struct KedroReader {
  let inspection: KedroInspection
  /// The project folder as messages show it.
  let source: String
  var locations: LocationReader

  /// The pipelines that were asked for: `__default__` when none was, and all without that one.
  func chosen(
    _ names: [String]
  ) throws(InputProblem) -> [KedroInspection.InspectedPipeline] {
    let all = inspection.pipelines
    if names.isEmpty {
      guard !all.isEmpty else {
        throw InputProblem("\(LoadRequest.named(source)) registers no pipeline")
      }
      return all.first { $0.name == "__default__" }.map { [$0] } ?? all
    }
    var chosen: [KedroInspection.InspectedPipeline] = []
    for name in names {
      guard let pipeline = all.first(where: { $0.name == name }) else {
        let known = all.map(\.name)
        throw InputProblem(
          "\(LoadRequest.named(source)) registers no pipeline '\(name.shortened)'",
          help: NearestName.of(name, among: known).map { "did you mean '\($0)'?" }
            ?? "the pipelines are: \(known.joined(separator: ", "))")
      }
      chosen.append(pipeline)
    }
    return chosen
  }

  mutating func pipeline(
    _ chosen: KedroInspection.InspectedPipeline, _ files: inout KedroFiles
  ) -> Pipeline {
    var nodes: [Node] = []
    var used: Set<String> = []
    for index in chosen.nodes {
      let inspected = inspection.nodes[index]
      nodes.append(node(inspected, &files))
      used.formUnion(inspected.inputs + inspected.outputs)
    }
    var datasets: [String: Dataset] = [:]
    for (name, dataset) in inspection.datasets.sorted(by: { $0.key < $1.key })
    where used.contains(name) || dataset.registered {
      datasets[name] = self.dataset(name, dataset, &files)
    }
    return Pipeline(
      name: chosen.name, kind: .kedro, source: source, nodes: nodes, datasets: datasets,
      unresolved: (chosen.unresolved ?? []).map { part in
        let span = part.call.flatMap { files.span($0) }
        let origin = part.origin.flatMap { files.span($0) }
        return UnresolvedPart(
          reason: part.reason, span: span ?? origin, origin: origin == span ? nil : origin)
      })
  }

  func origins(
    _ chosen: KedroInspection.InspectedPipeline, _ files: inout KedroFiles
  ) -> [KedroNodeOrigin] {
    var origins: [KedroNodeOrigin] = []
    for index in chosen.nodes {
      let node = inspection.nodes[index]
      origins.append(
        KedroNodeOrigin(
          call: node.call.flatMap { files.span($0) }, callMakes: node.callMakes ?? 0,
          isNamed: node.named, namespace: node.namespace, functionKind: node.function.kind))
    }
    return origins
  }

  /// What the user should know of how the project was loaded.
  var notes: [String] {
    var notes = mockNotes
    for name in inspection.unknownRuntimeParams ?? [] {
      notes.append("the runtime parameter '\(name)' has no value here")
    }
    return notes
  }

  private mutating func node(
    _ inspected: KedroInspection.InspectedNode, _ files: inout KedroFiles
  ) -> Node {
    let function = inspected.function
    let span = inspected.call.flatMap { files.span($0) }
    var node = Node(
      name: inspected.name,
      inputs: distinct(inspected.inputs, span), outputs: distinct(inspected.outputs, span),
      action: .kedro(
        function: [function.module, function.name].compactMap(\.self).joined(separator: ".")),
      tags: inspected.tags, namespace: inspected.namespace, span: span)
    node.isNamed = inspected.named
    node.picklingObstacle = inspected.obstacle.flatMap { PicklingObstacle(rawValue: $0) }
    addCode(inspected.code, to: &node, &files)
    return node
  }

  private func distinct(_ names: [String], _ span: SourceSpan?) -> [Reference] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }.map { Reference($0, span: span) }
  }

  mutating func dataset(
    _ name: String, _ inspected: KedroInspection.InspectedDataset, _ files: inout KedroFiles
  ) -> Dataset {
    var dataset = Dataset(
      name: name, location: location(inspected), written: inspected.path ?? inspected.table,
      declared: inspected.registered || inspected.pattern != nil,
      versioned: inspected.versioned, type: inspected.type,
      span: files.catalogSpan(of: inspected.pattern ?? name, in: inspection.catalogFiles))
    dataset.resolution = inspected.resolution
    dataset.partitionSuffix = inspected.filenameSuffix.flatMap { $0.isEmpty ? nil : $0 }
    dataset.isSingleProcess = inspected.singleProcess ?? false
    return dataset
  }

  private mutating func location(_ dataset: KedroInspection.InspectedDataset) -> Location {
    if dataset.parameter { return .parameter }
    if let reason = dataset.unknown { return .unknown(reason) }
    if dataset.memory { return .memory }
    guard let path = dataset.path else {
      return dataset.table.map { table($0, dataset.connection) }
        ?? .unknown("its type names no path")
    }
    if path.contains(Self.runtimeParameter) {
      return .unknown("a runtime parameter is in its path")
    }
    return path.contains("://") ? Location(address: path) : .path(locations.canonical(path))
  }

  private static let runtimeParameter = "<runtime_params:"

  private func table(_ name: String, _ connection: String?) -> Location {
    if [name, connection ?? ""].contains(where: { $0.contains(Self.runtimeParameter) }) {
      return .unknown("a runtime parameter is in its table")
    }
    let place = connection.flatMap { Location(table: name, connection: $0) }
    return place ?? .unknown("the table \(name)")
  }
}
