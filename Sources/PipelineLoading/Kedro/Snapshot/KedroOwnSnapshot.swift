import PipelineModel

/// What `kedro.inspection.get_project_snapshot` gives, as JSON, and `GET /snapshot` of Kedro's server.
///
/// It tells less than an inspection by Headway; what it leaves open is not filled in.
struct KedroOwnSnapshot: Decodable {
  let metadata: Metadata
  let pipelines: [OwnPipeline]
  let datasets: [String: OwnDataset]
  /// The names at the top only.
  let parameters: [String]

  struct Metadata: Decodable {
    let packageName: String
    let kedroVersion: String

    enum CodingKeys: String, CodingKey {
      case packageName = "package_name"
      case kedroVersion = "kedro_version"
    }
  }

  struct OwnPipeline: Decodable {
    let name: String
    let nodes: [OwnNode]
  }

  struct OwnNode: Decodable, Hashable {
    let name: String
    /// Since Kedro 1.6.
    let function: String?
    let namespace: String?
    let tags: [String]
    let inputs: [String]
    let outputs: [String]
    /// Where the function stands, since Kedro 1.7.
    let source: Source?

    enum CodingKeys: String, CodingKey {
      case name
      case function = "func_name"
      case namespace
      case tags
      case inputs
      case outputs
      case source
    }
  }

  struct Source: Decodable, Hashable {
    let filepath: String
    let firstLine: Int

    enum CodingKeys: String, CodingKey {
      case filepath
      case firstLine = "line_start"
    }
  }

  struct OwnDataset: Decodable {
    let type: String
    let filepath: String?
  }

  static func note(of name: String) -> String {
    "\(name) is Kedro's own snapshot, which leaves open: where datasets without a filepath lie, "
      + "those outside the catalog among them; which datasets keep versions or come from a pattern; "
      + "parameters below the top; where nodes and catalog entries stand (nodes are shown at their "
      + "functions); which nodes have no name of their own; what imports failed, hooks, scripts and "
      + "other run environments. 'headway export --to snapshot' tells all of it"
  }
}

extension KedroOwnSnapshot {
  /// The same in the words of an inspection, as far as it goes.
  ///
  /// - Parameter root: Absolute path of the folder that paths in it are seen from.
  func inspection(root: String) -> KedroInspection {
    var table: [OwnNode] = []
    var indices: [OwnNode: Int] = [:]
    var rows: [KedroInspection.InspectedPipeline] = []
    for pipeline in pipelines.sorted(by: Self.precedes) {
      var nodes: [Int] = []
      for node in pipeline.nodes {
        let index = indices[node] ?? table.count
        if index == table.count {
          table.append(node)
          indices[node] = index
        }
        nodes.append(index)
      }
      rows.append(.init(name: pipeline.name, nodes: nodes, unresolved: nil))
    }
    return KedroInspection(
      kedroVersion: metadata.kedroVersion, packageName: metadata.packageName,
      packageDirectory: nil, environment: nil, catalogFiles: [], mockedModules: [], mockUses: [],
      droppedPipelines: [], unknownRuntimeParams: nil, parameters: parameters, lostNodes: nil,
      hooks: nil, nodes: table.map(\.inspected), pipelines: rows,
      datasets: inspectedDatasets(root: root), environments: [], sources: [:])
  }

  /// The order that inspections have: the default one first.
  private static func precedes(_ one: OwnPipeline, _ other: OwnPipeline) -> Bool {
    if (one.name == "__default__") != (other.name == "__default__") {
      return one.name == "__default__"
    }
    return one.name.unicodeScalars.lexicographicallyPrecedes(other.name.unicodeScalars)
  }

  private func inspectedDatasets(
    root: String
  ) -> [String: KedroInspection.InspectedDataset] {
    var found: [String: KedroInspection.InspectedDataset] = [:]
    let used = pipelines.flatMap(\.nodes).flatMap { $0.inputs + $0.outputs }
    for name in Set(used).union(datasets.keys) {
      if name == "parameters" || name.hasPrefix("params:") {
        // With a catch-all pattern Kedro lists it as a file, which it is not.
        found[name] = parameter(name)
      } else {
        found[name] = dataset(name, root: root)
      }
    }
    return found
  }

  private func parameter(_ name: String) -> KedroInspection.InspectedDataset {
    let path = name.dropFirst("params:".count)
    let top = path.prefix { $0 != "." }
    let isKnown = name == "parameters" || parameters.contains(String(path))
    let isOpen = !isKnown && parameters.contains(String(top))
    return .init(
      type: "kedro.io.MemoryDataset", path: nil, memory: true, parameter: true, versioned: false,
      pattern: nil, registered: isKnown || isOpen, table: nil, filenameSuffix: nil,
      singleProcess: false,
      unknown: isOpen ? "Kedro's snapshot tells no parameters below '\(top)'" : nil)
  }

  private func dataset(_ name: String, root: String) -> KedroInspection.InspectedDataset {
    guard let own = datasets[name] else {
      return .init(
        type: nil, path: nil, memory: false, parameter: false, versioned: false, pattern: nil,
        registered: false, table: nil, filenameSuffix: nil, singleProcess: nil,
        unknown: "Kedro's snapshot holds no dataset of this name")
    }
    let written = own.filepath.map { [(ConfigurationKey.string("filepath"), $0)] } ?? []
    let fields = [(ConfigurationKey.string("type"), own.type)] + written
    let description = DatasetDescription(
      entry: ConfigurationMapping(fields.map { ($0, .string($1)) }), root: root)
    var path: String?
    var unknown: String?
    switch description.place {
    case .path(let found): path = found
    case .unknown(let reason): unknown = reason
    case .nowhere:
      if !description.isMemory, own.filepath == nil {
        unknown = "Kedro's snapshot tells no place of a \(own.type.shortened) without a filepath"
      }
    }
    return .init(
      type: own.type, path: path, memory: description.isMemory, parameter: false,
      versioned: false, pattern: nil, registered: true, table: nil, filenameSuffix: nil,
      singleProcess: description.isSingleProcess, unknown: unknown)
  }
}

extension KedroOwnSnapshot.OwnNode {
  fileprivate var inspected: KedroInspection.InspectedNode {
    let line = source.map { min(max(1, $0.firstLine), 100_000_000) }
    let call = source.flatMap { source in
      line.map {
        KedroInspection.Call(
          file: source.filepath, line: $0, column: 0, endLine: $0, endColumn: 0)
      }
    }
    return .init(
      name: name, namespace: namespace, tags: tags, named: true, inputs: inputs,
      outputs: outputs, function: .init(name: function ?? name, module: nil, kind: "unknown"),
      obstacle: nil, call: call, callMakes: nil)
  }
}
