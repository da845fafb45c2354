import OutsideWorld
import PipelineLoading
import PipelineModel
import Planning

/// Writes ordering edges into Kedro source: each `node(...)` call gets `signals(...)` or
/// `after(...)` around it, from a small module that is written into the user's package. Node
/// functions stay as they are.
struct KedroFixWriter: FixWriter {
  let kind = PipelineKind.kedro
  let wayCount = 1

  func changes(
    for edges: [NamedEdge], in project: LoadedProject, way: Int, _ world: World
  ) async throws(FixRefusal) -> [FileChange] {
    guard case .kedro(let kedro) = project.details else {
      throw FixRefusal("this is not a Kedro project")
    }
    let module = try OrderingModule(kedro, root: project.root, world: world)
    var wrappers: [SourceSpan: CallWrapper] = [:]
    for edge in edges {
      let pair = try OrderedPair(edge, in: project, kedro)
      wrappers[pair.from.call, default: CallWrapper(pair.from.call)].signals.insert(pair.token)
      wrappers[pair.to.call, default: CallWrapper(pair.to.call)].waitsFor.insert(pair.token)
    }
    var changes = try changes(wrappers.values.sorted(), module, project, kedro)
    if let created = module.newFile(shownRoot: shownRoot(of: project)) { changes.append(created) }
    return changes
  }

  private func changes(
    _ wrappers: [CallWrapper], _ module: OrderingModule, _ project: LoadedProject,
    _ kedro: KedroProject
  ) throws(FixRefusal) -> [FileChange] {
    var changes: [FileChange] = []
    let byFile = Dictionary(grouping: wrappers, by: \.call.file)
    for (file, wrappers) in byFile.sorted(by: { $0.key < $1.key }) {
      guard let source = project.sources[file], let line = kedro.importLines[file] else {
        throw FixRefusal("\(file) cannot be edited: where its imports end is not known")
      }
      let names = Set(wrappers.flatMap(\.functions)).sorted()
      let edits = module.importEdits(of: names, in: source, afterLine: line)
      changes.append(FileChange(source, edits: edits + wrappers.flatMap(\.edits)))
    }
    return changes
  }

  private func shownRoot(of project: LoadedProject) -> String {
    project.pipelines.first?.source ?? "."
  }

  func previewing<R: Sendable>(
    _ changes: [FileChange], of project: LoadedProject, _ request: LoadRequest, _ world: World,
    _ body: (LoadRequest, World) async throws(FixRefusal) -> R
  ) async throws(FixRefusal) -> R {
    let mirror = try ProjectMirror(project.root, world: world)
    defer { mirror.remove() }
    for change in changes {
      let path = Paths.normalised(Paths.joined(world.currentDirectory, change.file))
      let inside = Paths.relative(world.files.canonical(path), to: project.root)
      try mirror.write(change.result, to: inside)
    }
    var request = request
    request.path = mirror.root
    return try await body(request, world)
  }
}

/// One edge as the source must say it.
private struct OrderedPair {
  let from: End
  let to: End
  /// The dataset that carries the order.
  let token: String

  struct End {
    let name: String
    let call: SourceSpan
    let namespace: String?
  }

  init(
    _ edge: NamedEdge, in project: LoadedProject, _ kedro: KedroProject
  ) throws(FixRefusal) {
    guard let pipeline = project.pipelines.first(where: { $0.name == edge.pipeline }),
      let origins = kedro.origins[edge.pipeline]
    else { throw FixRefusal("the pipeline '\(edge.pipeline)' is not there") }
    from = try Self.end(pipeline.nodes[edge.from], origins[edge.from])
    to = try Self.end(pipeline.nodes[edge.to], origins[edge.to])
    guard from.call.file == to.call.file, from.namespace == to.namespace else {
      throw FixRefusal(
        "\(from.name) and \(to.name) are made in different places, so no edge between them can be "
          + "written into a node(...) call", help: Self.split)
    }
    token = Self.token(for: from.name, namespace: from.namespace, in: pipeline)
  }

  private static let split = "split the run instead: headway fix --strategy split --emit shell"

  private static func end(_ node: Node, _ origin: KedroNodeOrigin) throws(FixRefusal) -> End {
    guard let call = origin.call, origin.callMakes == 1 else {
      let reason =
        origin.call == nil
        ? "no node(...) call in the project makes it"
        : "one node(...) call makes it and \(origin.callMakes - 1) more"
      throw FixRefusal("no edge can be written at \(node.name): \(reason)", help: split)
    }
    guard origin.functionKind != "generator" else {
      throw FixRefusal(
        "no edge can be written at \(node.name): Kedro would no longer stream its generator",
        help: split)
    }
    guard origin.isNamed else {
      throw FixRefusal(
        "no edge can be written at \(node.name): it has no name of its own, and Kedro would "
          + "rename it", help: "give its node(...) call a name=, then fix again")
    }
    return End(name: node.name, call: call, namespace: origin.namespace)
  }

  /// A name that no dataset has, without the namespace, which Kedro adds.
  private static func token(
    for node: String, namespace: String?, in pipeline: Pipeline
  ) -> String {
    let local = namespace.map { node.dropFirst($0.count + 1) } ?? node[...]
    let base = String(local.map { $0.isLetter || $0.isNumber ? $0 : "_" }) + "_done"
    var token = base
    var number = 2
    while pipeline.datasets[token] != nil {
      token = "\(base)_\(number)"
      number += 1
    }
    return token
  }
}

/// What is put around one `node(...)` call.
private struct CallWrapper: Comparable {
  let call: SourceSpan
  var signals: Set<String> = []
  var waitsFor: Set<String> = []

  init(_ call: SourceSpan) { self.call = call }

  var functions: [String] {
    (signals.isEmpty ? [] : ["signals"]) + (waitsFor.isEmpty ? [] : ["after"])
  }

  var edits: [TextEdit] {
    var before = ""
    var behind = ""
    if !waitsFor.isEmpty {
      before = "after("
      behind = ", " + Self.list(waitsFor) + ")"
    }
    for token in signals.sorted() {
      before = "signals(" + before
      behind += ", \(ScalarText.doubleQuoted(token)))"
    }
    return [
      TextEdit(insert: before, at: call.start.offset),
      TextEdit(insert: behind, at: call.end.offset),
    ]
  }

  private static func list(_ tokens: Set<String>) -> String {
    tokens.sorted().map(ScalarText.doubleQuoted).joined(separator: ", ")
  }

  static func < (left: CallWrapper, right: CallWrapper) -> Bool {
    (left.call.file, left.call.start) < (right.call.file, right.call.start)
  }
}
