import PipelineModel

/// `nodes:` of the configuration: what nodes take, said beside the project so that the project
/// needs no change.
package struct DemandOverlay: Sendable {
  private var entries: [Entry] = []

  private struct Entry: Sendable {
    let pattern: NodePattern
    let demand: Demand
    let document: SourceDocument
    let key: SourceNode

    /// The one name it is about, when it is about one.
    var name: String? {
      if case .name(let name) = pattern { return name }
      return nil
    }
  }

  package init() {}

  static func read(
    _ node: SourceNode, in document: SourceDocument
  ) throws(InputProblem) -> DemandOverlay {
    var overlay = DemandOverlay()
    for field in try document.fields(of: node, "'nodes' of the configuration") {
      let fields = try Fields(
        field.value, of: "nodes '\(field.name.shortened)'", known: DemandReader.keys,
        in: document)
      overlay.entries.append(
        Entry(
          pattern: NodePattern(field.name),
          demand: try DemandReader.read(fields, origin: .overlay), document: document,
          key: field.key))
    }
    // What is said of one node wins over what is said of many, later lines over earlier ones.
    overlay.entries = overlay.entries.enumerated()
      .sorted { ($0.element.pattern.rank, $0.offset) < ($1.element.pattern.rank, $1.offset) }
      .map(\.element)
    return overlay
  }

  /// Lays the demands over the nodes they name.
  ///
  /// A name that fits no node of the project is refused, unless not all of its nodes are known.
  /// O(nodes × tags and globs + names).
  func apply(to pipelines: inout [Pipeline]) throws(InputProblem) {
    guard !entries.isEmpty else { return }
    var unused = Dictionary(
      entries.compactMap { entry in entry.name.map { ($0, entry) } }
    ) { first, _ in first }
    let vague = entries.filter { $0.name == nil }
    let exact = unused.mapValues(\.demand)
    for pipeline in pipelines.indices {
      for index in pipelines[pipeline].nodes.indices {
        let node = pipelines[pipeline].nodes[index]
        var demands = vague.filter { $0.pattern.fits(node) }.map(\.demand)
        if let demand = exact[node.name] { demands.append(demand) }
        unused[node.name] = nil
        for demand in demands { pipelines[pipeline].nodes[index].demand.overlay(demand) }
      }
    }
    let project = pipelines.first?.project
    guard project?.isComplete != false else { return }
    for name in project?.nodes ?? [] { unused[name] = nil }
    // The first in the file, so that the message is the same every time.
    guard
      let entry = unused.values.min(by: { $0.key.range.lowerBound < $1.key.range.lowerBound }),
      let name = entry.name
    else { return }
    let names = Set(pipelines.flatMap { $0.nodes.map(\.name) }).union(project?.nodes ?? [])
    throw entry.document.problem(
      "there is no node '\(name.shortened)'", at: entry.key,
      help: NearestName.of(name, among: names).map { "did you mean '\($0)'?" })
  }
}

/// Which nodes an entry is about.
enum NodePattern: Sendable {
  case tag(String)
  case glob(String)
  case name(String)

  init(_ text: String) {
    if text.hasPrefix("tag:") {
      self = .tag(String(text.dropFirst(4)))
    } else if GlobPattern.isMeant(by: text) {
      self = .glob(text)
    } else {
      self = .name(text)
    }
  }

  /// From vague to exact.
  var rank: Int {
    switch self {
    case .tag: 0
    case .glob: 1
    case .name: 2
    }
  }

  func fits(_ node: Node) -> Bool {
    switch self {
    case .tag(let tag): node.tags.contains(tag)
    case .glob(let pattern): node.name == pattern || GlobPattern.matches(node.name, pattern)
    case .name(let name): node.name == name
    }
  }
}

extension Demand {
  fileprivate mutating func overlay(_ other: Demand) {
    amounts.merge(other.amounts) { _, new in new }
    duration = other.duration ?? duration
    let known = Set(locks.map(\.value))
    locks += other.locks.filter { !known.contains($0.value) }
  }
}
