import PipelineModel

extension KedroInspection {
  /// What the function of a node was found to touch.
  struct InspectedCode: Codable, Sendable, Hashable {
    let accesses: [Access]
    let unresolved: [Unresolved]
    let states: [State]

    struct Access: Codable, Sendable, Hashable {
      let kind: PipelineModel.Access.Kind
      let place: Place
      let means: String
      let call: Call?
    }

    /// A place as the program names it.
    struct Place: Codable, Sendable, Hashable {
      let form: Form
      let text: String
      /// What a table is reached by.
      let connection: String?

      enum Form: String, Codable, Sendable, CaseIterable { case path, glob, uri, table }
    }

    struct Unresolved: Codable, Sendable, Hashable {
      let kind: PipelineModel.Access.Kind
      let means: String
      let reason: String
      let call: Call?
    }

    struct State: Codable, Sendable, Hashable {
      let state: SharedStateUse.State
      let means: String
      let call: Call?
    }
  }
}

extension KedroInspection.InspectedCode.Place {
  /// Nil for what is no place.
  init?(_ location: Location) {
    switch location {
    case .path(let text): self.init(form: .path, text: text, connection: nil)
    case .glob(let text): self.init(form: .glob, text: text, connection: nil)
    case .uri(let text): self.init(form: .uri, text: text, connection: nil)
    case .table(let connection, let name):
      self.init(form: .table, text: name, connection: connection)
    case .memory, .parameter, .unknown: return nil
    }
  }

  func location(_ locations: inout LocationReader) -> Location {
    switch form {
    case .path: .path(locations.canonical(text))
    case .glob: locations.location(of: text)
    case .uri: .uri(text)
    case .table: .table(connection: connection ?? "", name: text)
    }
  }
}

extension KedroInspection {
  /// What the functions of nodes touch is found by reading alone, however the rest was.
  func addingCode(of read: KedroInspection?) -> KedroInspection {
    guard let read else { return self }
    let codes = Dictionary(
      read.nodes.map { (CodeKey($0), $0.code) }
    ) { first, _ in first }
    var nodes = nodes
    for index in nodes.indices { nodes[index].code = codes[CodeKey(nodes[index])] ?? nil }
    var joined = with(nodes: nodes, datasets: datasets)
    if let things = read.reads { joined.reads?.add(things) }
    return joined
  }

  /// What tells nodes apart.
  private struct CodeKey: Hashable {
    let name: String
    let function: String
    let inputs: [String]

    init(_ node: InspectedNode) {
      name = node.name
      function = node.function.name
      inputs = node.inputs
    }
  }
}

extension KedroReader {
  /// Adds what a node's code touches.
  mutating func addCode(
    _ code: KedroInspection.InspectedCode?, to node: inout Node, _ files: inout KedroFiles
  ) {
    guard let code else {
      node.unresolvedAccesses = [
        UnresolvedAccess(
          .read, means: "", reason: "its function is not found without running the project",
          span: node.span)
      ]
      return
    }
    node.accesses = code.accesses.map { access in
      Access(
        access.kind, access.place.location(&locations), evidence: .code, means: access.means,
        span: access.call.flatMap { files.span($0) })
    }
    node.unresolvedAccesses = code.unresolved.map { access in
      UnresolvedAccess(
        access.kind, means: access.means, reason: access.reason,
        span: access.call.flatMap { files.span($0) })
    }
    node.sharedState = code.states.map { use in
      SharedStateUse(use.state, means: use.means, span: use.call.flatMap { files.span($0) })
    }
  }
}
