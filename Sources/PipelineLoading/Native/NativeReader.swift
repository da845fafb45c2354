import OutsideWorld
import PipelineModel

/// Makes a pipeline out of the tree of a native file.
package struct NativeReader {
  let document: SourceDocument
  var locations: LocationReader

  package init(document: SourceDocument, locations: LocationReader) {
    self.document = document
    self.locations = locations
  }

  private static let keys = ["name", "machine", "datasets", "nodes"]
  private static let datasetKeys = ["path", "table", "connection", "size"]
  private static let nodeKeys =
    [
      "run", "inputs", "outputs", "after", "env", "dir", "timeout", "retries", "tags",
    ] + DemandReader.keys

  package mutating func read(namedAfter root: String) throws(InputProblem) -> Pipeline {
    guard let top = document.root, !top.isNull else {
      throw InputProblem(
        "this file is empty", span: document.source.span(0..<0), source: document.source,
        help: "a pipeline file has at least 'nodes:'")
    }
    let fields = try Fields(top, of: "the pipeline", known: Self.keys, in: document)
    guard fields.has("nodes") else {
      let start = top.range.lowerBound
      throw InputProblem(
        "the pipeline has no 'nodes'", span: document.source.span(start..<start),
        source: document.source)
    }
    let machine = try fields.value("machine").map { node throws(InputProblem) in
      try MachineReader.read(node, in: document, origin: .pipeline)
    }
    var datasets =
      try fields.value("datasets").map { node throws(InputProblem) in
        try readDatasets(node)
      } ?? [:]
    let nodes =
      try fields.value("nodes").map { node throws(InputProblem) in
        try readNodes(node)
      } ?? []
    nameUndeclared(in: nodes, &datasets)
    return Pipeline(
      name: try fields.text("name") ?? Paths.lastComponent(of: root), kind: .native,
      source: document.source.file, nodes: nodes, datasets: datasets,
      machine: machine ?? Machine())
  }

  // MARK: Datasets

  private mutating func readDatasets(
    _ node: SourceNode
  ) throws(InputProblem) -> [String: Dataset] {
    let fields = try document.fields(of: node, "'datasets' of the pipeline")
    var datasets = [String: Dataset](minimumCapacity: fields.count)
    for field in fields {
      datasets[field.name] = try readDataset(field)
    }
    return datasets
  }

  private mutating func readDataset(
    _ field: SourceDocument.Field
  ) throws(InputProblem) -> Dataset {
    if let text = field.value.text, !field.value.isNull {
      throw document.problem(
        "dataset '\(field.name.shortened)' must be a mapping, not \(field.value.described)",
        at: field.value,
        help: "write {path: \(text.shortened)}")
    }
    let fields = try Fields(
      field.value, of: "dataset '\(field.name.shortened)'", known: Self.datasetKeys, in: document)
    if let table = try fields.table() {
      return Dataset(
        name: field.name, location: table.location, written: table.written,
        size: try fields.quantity("size", ByteSize.parse), span: document.span(field.key))
    }
    let path = try fields.text("path")
    let size = try fields.quantity("size", ByteSize.parse)
    // What has a size and no place is held in memory between nodes.
    let placeless = size == nil ? Location.unknown("no path is given") : .memory
    return Dataset(
      name: field.name, location: path.map { locations.location(of: $0) } ?? placeless,
      written: path, size: size, span: document.span(field.key))
  }

  /// What nodes name without a declaration: paths stand for themselves, other names are datasets
  /// of which only the name is known.
  private mutating func nameUndeclared(in nodes: [Node], _ datasets: inout [String: Dataset]) {
    datasets.reserveCapacity(max(datasets.count, nodes.count))
    for index in nodes.indices {
      for reference in nodes[index].inputs { nameUndeclared(reference, &datasets) }
      for reference in nodes[index].outputs { nameUndeclared(reference, &datasets) }
    }
  }

  private mutating func nameUndeclared(
    _ reference: Reference, _ datasets: inout [String: Dataset]
  ) {
    if datasets[reference.name] == nil {
      let isPath = LocationReader.isPath(reference.name)
      let location = isPath ? locations.location(of: reference.name) : .unknown("not declared")
      datasets[reference.name] = Dataset(
        name: reference.name, location: location, written: isPath ? reference.name : nil,
        declared: false, span: reference.span)
    }
  }

  // MARK: Nodes

  /// Nodes of one name are kept: that they are two is for a rule to say.
  private func readNodes(_ node: SourceNode) throws(InputProblem) -> [Node] {
    let fields = try document.fields(
      of: node, "'nodes' of the pipeline", allowingRepeats: true)
    var nodes: [Node] = []
    nodes.reserveCapacity(fields.count)
    for field in fields {
      nodes.append(try readNode(field))
    }
    return nodes
  }

  private func readNode(_ field: SourceDocument.Field) throws(InputProblem) -> Node {
    let fields = try Fields(
      field.value, of: "node '\(field.name.shortened)'", known: Self.nodeKeys, in: document)
    return Node(
      name: field.name,
      inputs: try fields.texts("inputs").distinct(),
      outputs: try fields.texts("outputs").distinct(),
      after: try fields.texts("after").distinct(),
      action: try readAction(fields),
      demand: try DemandReader.read(fields, origin: .pipeline),
      environment: try readEnvironment(fields),
      directory: try fields.text("dir"),
      timeout: try fields.quantity("timeout", TimeSpan.parse),
      retries: try fields.integer("retries", in: 0...1000) ?? 0,
      tags: try fields.texts("tags").map(\.name),
      span: document.span(field.entry), nameSpan: document.span(field.key))
  }

  /// A list is a program with its arguments; a text is a line for the shell.
  private func readAction(_ fields: Fields) throws(InputProblem) -> Action {
    guard let value = fields.value("run") else { return .none }
    guard case .sequence(let items, _) = value.content else {
      return .shell(try document.text(value, fields.label("run")))
    }
    var words: [String] = []
    for item in items {
      words.append(try document.anyText(item, "a word of \(fields.label("run"))"))
    }
    guard words.first?.isEmpty == false else {
      throw document.problem("\(fields.label("run")) names no program", at: value)
    }
    return .command(words)
  }

  private func readEnvironment(_ fields: Fields) throws(InputProblem) -> [String: String] {
    guard let value = fields.value("env") else { return [:] }
    var environment: [String: String] = [:]
    for field in try document.fields(of: value, fields.label("env")) {
      guard !field.name.contains("=") else {
        throw document.problem(
          "the name of an environment variable holds no '='", at: field.key)
      }
      environment[field.name] = try document.anyText(
        field.value, "'\(field.name.shortened)' in \(fields.label("env"))")
    }
    return environment
  }
}
