import OutsideWorld
import PipelineModel

/// Makes a pipeline out of the tree of a native file.
struct NativeReader {
  let document: SourceDocument
  var locations: LocationReader

  private static let keys = ["name", "machine", "datasets", "nodes"]
  private static let datasetKeys = ["path", "size"]
  private static let nodeKeys =
    [
      "run", "inputs", "outputs", "after", "env", "dir", "timeout", "retries", "tags",
    ] + DemandReader.keys

  mutating func read(namedAfter root: String) throws(InputProblem) -> Pipeline {
    guard let top = document.root, !top.isNull else {
      throw InputProblem(
        "\(document.source.file) is empty", span: document.source.span(0..<0),
        help: "a pipeline file has at least 'nodes:'")
    }
    let fields = try Fields(top, of: "the pipeline", known: Self.keys, in: document)
    guard let nodesEntry = fields.entry("nodes") else {
      throw document.problem("the pipeline has no 'nodes'", at: top)
    }
    let machine = try fields.value("machine").map { node throws(InputProblem) in
      try MachineReader.read(node, in: document, origin: .pipeline)
    }
    var datasets = try fields.value("datasets").map { node throws(InputProblem) in
      try readDatasets(node)
    } ?? [:]
    var nodes: [Node] = []
    for entry in try document.entries(of: nodesEntry.value, "'nodes' of the pipeline") {
      nodes.append(try readNode(entry))
    }
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
    var datasets: [String: Dataset] = [:]
    for entry in try document.entries(of: node, "'datasets' of the pipeline") {
      let name = try document.text(entry.key, "the name of a dataset")
      if let first = datasets[name]?.span {
        throw document.problem(
          "the dataset '\(name.shortened)' is already given on line \(first.start.line)",
          at: entry.key)
      }
      datasets[name] = try readDataset(name, entry)
    }
    return datasets
  }

  private mutating func readDataset(
    _ name: String, _ entry: SourceNode.Entry
  ) throws(InputProblem) -> Dataset {
    let what = "dataset '\(name.shortened)'"
    if let text = entry.value.text, !entry.value.isNull {
      throw document.problem(
        "\(what) must be a mapping, not \(entry.value.described)", at: entry.value,
        help: "write {path: \(text.shortened)}")
    }
    let fields = try Fields(entry.value, of: what, known: Self.datasetKeys, in: document)
    let path = try fields.text("path")
    return Dataset(
      name: name, location: path.map { locations.location(of: $0) } ?? .unknown("no path is given"),
      written: path, size: try fields.quantity("size", ByteSize.parse),
      span: document.span(entry.key))
  }

  /// What nodes name without a declaration: paths stand for themselves, other names are datasets
  /// of which only the name is known.
  private mutating func nameUndeclared(in nodes: [Node], _ datasets: inout [String: Dataset]) {
    for reference in nodes.flatMap({ $0.inputs + $0.outputs }) where datasets[reference.name] == nil
    {
      let isPath = LocationReader.isPath(reference.name)
      let location = isPath ? locations.location(of: reference.name) : .unknown("not declared")
      datasets[reference.name] = Dataset(
        name: reference.name, location: location, written: isPath ? reference.name : nil,
        declared: false, span: reference.span)
    }
  }

  // MARK: Nodes

  private func readNode(_ entry: SourceNode.Entry) throws(InputProblem) -> Node {
    let name = try document.text(entry.key, "the name of a node")
    let what = "node '\(name.shortened)'"
    let fields = try Fields(entry.value, of: what, known: Self.nodeKeys, in: document)
    return Node(
      name: name,
      inputs: distinct(try fields.texts("inputs")),
      outputs: distinct(try fields.texts("outputs")),
      after: distinct(try fields.texts("after")),
      action: try readAction(fields),
      demand: try DemandReader.read(fields, origin: .pipeline),
      environment: try readEnvironment(fields),
      directory: try fields.text("dir"),
      timeout: try fields.quantity("timeout", TimeSpan.parse),
      retries: try fields.integer("retries", in: 0...1000) ?? 0,
      tags: try fields.texts("tags").map(\.name),
      span: document.span(entry), nameSpan: document.span(entry.key))
  }

  private func distinct(_ references: [Reference]) -> [Reference] {
    var seen: Set<String> = []
    return references.filter { seen.insert($0.name).inserted }
  }

  /// A list is a program with its arguments; a text is a line for the shell.
  private func readAction(_ fields: Fields) throws(InputProblem) -> Action {
    guard let value = fields.value("run") else { return .none }
    guard case .sequence(let items, _) = value.content else {
      return .shell(try document.text(value, fields.label("run")))
    }
    var words: [String] = []
    for item in items {
      guard let word = item.text else {
        throw document.problem(
          "a word of \(fields.label("run")) must be a text, not \(item.described)", at: item)
      }
      words.append(word)
    }
    guard words.first?.isEmpty == false else {
      throw document.problem("\(fields.label("run")) names no program", at: value)
    }
    if let index = words.firstIndex(where: { $0.contains("\0") }) {
      throw document.problem("a word of \(fields.label("run")) holds a NUL", at: items[index])
    }
    return .command(words)
  }

  private func readEnvironment(_ fields: Fields) throws(InputProblem) -> [String: String] {
    guard let value = fields.value("env") else { return [:] }
    var environment: [String: String] = [:]
    for entry in try document.entries(of: value, fields.label("env")) {
      let name = try document.text(entry.key, "a name in \(fields.label("env"))")
      guard !name.contains("="), !name.contains("\0"), let text = entry.value.text,
        !text.contains("\0")
      else {
        throw document.problem(
          "\(fields.label("env")) must map names to texts, and '\(name.shortened)' is not so",
          at: entry.value)
      }
      environment[name] = text
    }
    return environment
  }
}
