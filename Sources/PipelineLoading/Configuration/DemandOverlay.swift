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
  }

  package init() {}

  static func read(
    _ node: SourceNode, in document: SourceDocument
  ) throws(InputProblem) -> DemandOverlay {
    var overlay = DemandOverlay()
    for entry in try document.entries(of: node, "'nodes' of the configuration") {
      let key = try document.text(entry.key, "the name of a node")
      let fields = try Fields(
        entry.value, of: "nodes '\(key.shortened)'", known: DemandReader.keys, in: document)
      overlay.entries.append(
        Entry(
          pattern: NodePattern(key), demand: try DemandReader.read(fields, origin: .overlay),
          document: document, key: entry.key))
    }
    // What is said of one node wins over what is said of many, later lines over earlier ones.
    overlay.entries = overlay.entries.enumerated()
      .sorted { ($0.element.pattern.rank, $0.offset) < ($1.element.pattern.rank, $1.offset) }
      .map(\.element)
    return overlay
  }

  /// Lays the demands over the nodes they name. A name that fits no node is refused.
  func apply(to pipelines: inout [Pipeline]) throws(InputProblem) {
    for entry in entries {
      var isUsed = false
      for pipeline in pipelines.indices {
        for node in pipelines[pipeline].nodes.indices
        where entry.pattern.fits(pipelines[pipeline].nodes[node]) {
          pipelines[pipeline].nodes[node].demand.overlay(entry.demand)
          isUsed = true
        }
      }
      guard !isUsed, case .name(let name) = entry.pattern else { continue }
      let names = pipelines.flatMap { $0.nodes.map(\.name) }
      throw entry.document.problem(
        "there is no node '\(name.shortened)'", at: entry.key,
        help: NearestName.of(name, among: names).map { "did you mean '\($0)'?" })
    }
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
    } else if text.contains(where: { "*?[".contains($0) }) {
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
    case .glob(let pattern): GlobPattern.matches(node.name, pattern)
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
