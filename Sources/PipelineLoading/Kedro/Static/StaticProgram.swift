import CodeReading
import OutsideWorld
import PipelineModel
import PythonReading

/// What evaluating a project gave: rows as the live inspection reports them.
struct StaticProgram: Sendable {
  let pipelines: [KedroInspection.InspectedPipeline]
  let nodes: [KedroInspection.InspectedNode]
  let sources: [String: KedroInspection.InspectedSource]
  let dropped: [KedroInspection.DroppedPipeline]
  let lostNodes: [KedroInspection.LostNode]
  let hooks: [KedroInspection.Hook]
  let settings: StaticSettings
  let configuration: StaticConfiguration
  /// The files that hold the program, and those whose content or presence it asked for.
  let asked: Set<String>
  /// The folders whose names it asked for.
  let listed: Set<String>

  /// - Parameter configure: Reads the configuration as the settings of the project ask for it.
  static func evaluate(
    _ modules: [ModuleSyntax], absent: Set<String>, metadata: KedroMetadata, folders: [String],
    root: String, world: World, configure: (StaticSettings) -> StaticConfiguration
  ) -> StaticKedro.Evaluation {
    let library = KedroLibrary(
      version: KedroVersion(metadata.version), package: metadata.packageName,
      pipelineFolders: folders)
    let readers = ConfigurationLibrary(
      root: root, package: metadata.packageName, version: metadata.version, world: world)
    let evaluator = Evaluator(
      modules: modules, absentModules: absent,
      library: library.values.merging(readers.values) { first, _ in first },
      overriding: OrderingLibrary(kedro: library).values(in: modules), files: world.files,
      workingFolder: root)
    let start = Place(
      file: Paths.joined(root, Paths.joined(metadata.packageFolder, "pipeline_registry.py")),
      range: SyntaxRange(line: 1, column: 0, endLine: 1, endColumn: 0))
    var phase = StaticProblem.Phase.settings
    do throws(Stop) {
      let entry = try ProjectEntry(evaluator, metadata, at: start)
      let settings = try StaticSettings(evaluator, metadata, entry, at: start)
      phase = .registry
      let registry = try entry.pipelines()
      if let problem = StaticProblem(registry: registry, at: start) { return .problem(problem) }
      var table = NodeRows(root: root)
      let pipelines = table.pipelines(in: registry, at: start)
      let configuration = configure(settings)
      try table.readCode(
        NodeCode(reader: CodeReader(evaluator), configuration: configuration, root: root))
      return .done(
        StaticProgram(
          pipelines: pipelines, nodes: table.rows,
          sources: importLines(of: table.rows, modules, root: root),
          dropped: library.dropped.map { row in
            KedroInspection.DroppedPipeline(
              name: row.name, message: row.message,
              file: relative(row.place.file, to: root), line: Int(row.place.range.line))
          }.sorted { ($0.name, $0.message) < ($1.name, $1.message) },
          lostNodes: library.lost.map { table.row($0) },
          hooks: NodeHooks(entry.hooks, root: root).rows,
          settings: settings, configuration: configuration,
          asked: evaluator.asked.union(modules.compactMap(\.path)), listed: evaluator.listed))
    } catch {
      switch error {
      case .needsModule(let name): return .needsModule(name)
      default: return .problem(StaticProblem(error, in: phase))
      }
    }
  }

  static func relative(_ file: String, to root: String) -> String? {
    file.hasPrefix(root + "/") ? String(file.dropFirst(root.count + 1)) : nil
  }

  /// For each file that makes nodes, the line after which an import may be inserted.
  private static func importLines(
    of rows: [KedroInspection.InspectedNode], _ modules: [ModuleSyntax], root: String
  ) -> [String: KedroInspection.InspectedSource] {
    var first: [String: Int] = [:]
    for case let call? in rows.map(\.call) {
      first[call.file] = min(call.line, first[call.file] ?? call.line)
    }
    var lines: [String: KedroInspection.InspectedSource] = [:]
    for module in modules {
      guard let file = module.path.flatMap({ relative($0, to: root) }), let before = first[file]
      else { continue }
      lines[file] = KedroInspection.InspectedSource(
        importLine: importLine(in: module.body, before: before))
    }
    return lines
  }

  private static func importLine(in body: [Statement], before: Int) -> Int {
    var line = 0
    scan: for statement in body where Int(statement.range.line) < before {
      switch statement.kind {
      case .function, .type: break scan
      case .imports, .importFrom: line = Int(statement.range.endLine)
      default: break
      }
    }
    if line == 0, case .expression(let text)? = body.first?.kind,
      case .constant(.string) = text.kind
    {
      line = Int(text.range.endLine)
    }
    return line
  }
}

/// The rows of nodes and pipelines, each distinct node once.
private struct NodeRows {
  let root: String
  private(set) var rows: [KedroInspection.InspectedNode] = []
  /// What each row was made of.
  private var nodes: [KedroNodeObject] = []
  private var indices: [RowKey: Int] = [:]

  private struct RowKey: Hashable {
    let identity: Key
    let tags: Set<String>
    let call: Place
  }

  init(root: String) { self.root = root }

  mutating func pipelines(
    in registry: Value, at place: Place
  ) -> [KedroInspection.InspectedPipeline] {
    guard case .dict(let dict) = registry else {
      let unknown =
        registry.unknown ?? Unknown("register_pipelines() returns no dictionary", at: place)
      return [unknownRegistry(unknown)]
    }
    var pipelines: [KedroInspection.InspectedPipeline] = []
    for entry in dict.items {
      guard let name = entry.key.string else { continue }
      pipelines.append(pipeline(name, entry.value, at: place))
    }
    if let rest = dict.rest { pipelines.append(unknownRegistry(rest)) }
    pipelines.sort {
      ($0.name != "__default__" ? 1 : 0, $0.name) < ($1.name != "__default__" ? 1 : 0, $1.name)
    }
    // How many nodes a call makes is known once all are there.
    var made: [KedroInspection.Call: Set<Key>] = [:]
    for (key, index) in indices {
      if let call = rows[index].call { made[call, default: []].insert(key.identity) }
    }
    rows = rows.map { row in row.making(row.call.flatMap { made[$0]?.count } ?? 1) }
    return pipelines
  }

  /// Stands for the pipelines whose names are not known.
  private func unknownRegistry(_ unknown: Unknown) -> KedroInspection.InspectedPipeline {
    KedroInspection.InspectedPipeline(
      name: "?", nodes: [], unresolved: [row(Unresolved(place: unknown.place, unknown: unknown))])
  }

  private mutating func pipeline(
    _ name: String, _ value: Value, at place: Place
  ) -> KedroInspection.InspectedPipeline {
    guard case .foreign(let object) = value, let pipeline = object as? KedroPipelineObject else {
      let unknown = value.unknown ?? Unknown("it is no Pipeline but a \(value.typeName)", at: place)
      return KedroInspection.InspectedPipeline(
        name: name, nodes: [],
        unresolved: [row(Unresolved(place: unknown.place, unknown: unknown))])
    }
    return KedroInspection.InspectedPipeline(
      name: name, nodes: (pipeline.ordered ?? pipeline.nodes).map { add($0) },
      unresolved: pipeline.unresolved.map(row))
  }

  private func row(_ unresolved: Unresolved) -> KedroInspection.InspectedUnresolved {
    KedroInspection.InspectedUnresolved(
      reason: unresolved.unknown.reason, call: call(unresolved.place),
      origin: call(unresolved.unknown.place))
  }

  private mutating func add(_ node: KedroNodeObject) -> Int {
    let key = RowKey(identity: node.identity, tags: node.tags, call: node.call)
    if let known = indices[key] { return known }
    indices[key] = rows.count
    nodes.append(node)
    let names = node.function.shown
    rows.append(
      KedroInspection.InspectedNode(
        name: node.name, namespace: node.namespace, tags: node.tags.sorted(),
        named: node.givenName != nil, inputs: node.inputList, outputs: node.outputs.written,
        function: KedroInspection.Function(
          name: names.name, module: names.module, kind: node.function.kind),
        obstacle: node.function.obstacle, call: call(node.call), callMakes: nil))
    return rows.count - 1
  }

  mutating func readCode(_ code: NodeCode) throws(Stop) {
    for (index, node) in nodes.enumerated() { rows[index].code = try code.code(of: node) }
  }

  func row(_ lost: KedroLibrary.Lost) -> KedroInspection.LostNode {
    KedroInspection.LostNode(
      name: lost.kept.name, kept: maker(lost.kept), lost: maker(lost.dropped))
  }

  private func maker(_ node: KedroNodeObject) -> KedroInspection.LostNode.Maker {
    KedroInspection.LostNode.Maker(function: node.function.shown.name, call: call(node.call))
  }

  private func call(_ place: Place) -> KedroInspection.Call? {
    KedroInspection.Call(place, root: root)
  }
}

extension KedroInspection.InspectedNode {
  fileprivate func making(_ count: Int) -> KedroInspection.InspectedNode {
    KedroInspection.InspectedNode(
      name: name, namespace: namespace, tags: tags, named: named, inputs: inputs,
      outputs: outputs, function: function, obstacle: obstacle, call: call, callMakes: count,
      code: code)
  }
}
