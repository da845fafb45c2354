import PipelineModel

/// An inspection as it lies in the cache: its nodes and datasets, of which there are many, as numbers
/// and the texts they point to, which are read several times as fast as fields by name.
struct PackedInspection: Codable {
  /// All but the nodes and datasets.
  private let rest: KedroInspection
  private let texts: [String]
  /// One text with a space between them: a list of its own takes ten times as long to read.
  private let numbers: String

  init(_ inspection: KedroInspection) {
    var packing = Packing()
    packing.list(inspection.nodes) { $0.node($1) }
    packing.list(inspection.datasets.sorted { $0.key < $1.key }) { $0.dataset($1.key, $1.value) }
    texts = packing.texts
    numbers = packing.numbers.map(String.init).joined(separator: " ")
    rest = inspection.with(nodes: [], datasets: [:])
  }

  /// Nil when the numbers are not those of nodes and datasets.
  var inspection: KedroInspection? {
    guard let numbers = Unpacking.numbers(in: numbers) else { return nil }
    var unpacking = Unpacking(texts: texts, numbers: numbers[...])
    guard let nodes = unpacking.list({ $0.node() }),
      let datasets = unpacking.list({ $0.dataset() }), unpacking.isAtEnd
    else { return nil }
    return rest.with(nodes: nodes, datasets: Dictionary(datasets) { first, _ in first })
  }
}

/// Writes values as numbers.
private struct Packing {
  private(set) var texts: [String] = []
  private(set) var numbers: [Int] = []
  private var known: [String: Int] = [:]

  mutating func number(_ number: Int) { numbers.append(number) }
  mutating func flag(_ flag: Bool) { numbers.append(flag ? 1 : 0) }

  mutating func text(_ text: String) {
    let index = known[text] ?? texts.count
    if index == texts.count {
      known[text] = index
      texts.append(text)
    }
    numbers.append(index)
  }

  mutating func optional<Part>(_ part: Part?, _ write: (inout Packing, Part) -> Void) {
    flag(part != nil)
    if let part { write(&self, part) }
  }

  mutating func list<Part>(_ parts: [Part], _ write: (inout Packing, Part) -> Void) {
    number(parts.count)
    for part in parts { write(&self, part) }
  }

  mutating func node(_ node: KedroInspection.InspectedNode) {
    text(node.name)
    optional(node.namespace) { $0.text($1) }
    list(node.tags) { $0.text($1) }
    flag(node.named)
    list(node.inputs) { $0.text($1) }
    list(node.outputs) { $0.text($1) }
    text(node.function.name)
    optional(node.function.module) { $0.text($1) }
    text(node.function.kind)
    optional(node.obstacle) { $0.text($1) }
    optional(node.call) { $0.call($1) }
    optional(node.callMakes) { $0.number($1) }
    optional(node.code) { $0.code($1) }
  }

  private mutating func code(_ code: KedroInspection.InspectedCode) {
    list(code.accesses) { packing, access in
      packing.text(access.kind.rawValue)
      packing.text(access.place.form.rawValue)
      packing.text(access.place.text)
      packing.optional(access.place.connection) { $0.text($1) }
      packing.text(access.means)
      packing.optional(access.call) { $0.call($1) }
    }
    list(code.unresolved) { packing, access in
      for part in [access.kind.rawValue, access.means, access.reason] { packing.text(part) }
      packing.optional(access.call) { $0.call($1) }
    }
    list(code.states) { packing, use in
      for part in [use.state.rawValue, use.means] { packing.text(part) }
      packing.optional(use.call) { $0.call($1) }
    }
  }

  private mutating func call(_ call: KedroInspection.Call) {
    text(call.file)
    for part in [call.line, call.column, call.endLine, call.endColumn] { number(part) }
  }

  mutating func dataset(_ name: String, _ dataset: KedroInspection.InspectedDataset) {
    text(name)
    for flag in [dataset.memory, dataset.parameter, dataset.versioned, dataset.registered] {
      self.flag(flag)
    }
    for part in [
      dataset.type, dataset.path, dataset.pattern, dataset.table, dataset.filenameSuffix,
      dataset.unknown, dataset.connection,
    ] { optional(part) { $0.text($1) } }
    optional(dataset.singleProcess) { $0.flag($1) }
  }
}

/// Reads what was written so; nil where it cannot have been.
private struct Unpacking {
  let texts: [String]
  var numbers: ArraySlice<Int>

  var isAtEnd: Bool { numbers.isEmpty }

  /// Nil when something other than digits and spaces stands there.
  static func numbers(in text: String) -> [Int]? {
    var numbers: [Int] = []
    for word in text.utf8.split(separator: UInt8(ascii: " ")) {
      var number = 0
      for byte in word {
        guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte, number < 1 << 40 else { return nil }
        number = number * 10 + Int(byte - UInt8(ascii: "0"))
      }
      numbers.append(number)
    }
    return numbers
  }

  mutating func number() -> Int? { numbers.popFirst() }
  mutating func flag() -> Bool? { number().map { $0 != 0 } }

  mutating func text() -> String? {
    guard let index = number(), texts.indices.contains(index) else { return nil }
    return texts[index]
  }

  /// The outer nil is one of what was written.
  mutating func optional<Part>(_ read: (inout Unpacking) -> Part?) -> Part?? {
    guard let isThere = flag() else { return nil }
    if !isThere { return .some(nil) }
    guard let part = read(&self) else { return nil }
    return part
  }

  mutating func list<Part>(_ read: (inout Unpacking) -> Part?) -> [Part]? {
    // Each part has a number at least.
    guard let count = number(), count >= 0, count <= numbers.count else { return nil }
    var parts: [Part] = []
    parts.reserveCapacity(count)
    for _ in 0..<count {
      guard let part = read(&self) else { return nil }
      parts.append(part)
    }
    return parts
  }

  mutating func node() -> KedroInspection.InspectedNode? {
    guard let name = text(), let namespace = optional({ $0.text() }),
      let tags = list({ $0.text() }), let named = flag(), let inputs = list({ $0.text() }),
      let outputs = list({ $0.text() }), let function = function(),
      let obstacle = optional({ $0.text() }), let call = optional({ $0.call() }),
      let callMakes = optional({ $0.number() }), let code = optional({ $0.code() })
    else { return nil }
    return KedroInspection.InspectedNode(
      name: name, namespace: namespace, tags: tags, named: named, inputs: inputs,
      outputs: outputs, function: function, obstacle: obstacle, call: call, callMakes: callMakes,
      code: code)
  }

  private mutating func code() -> KedroInspection.InspectedCode? {
    guard let accesses = list({ $0.access() }), let unresolved = list({ $0.unresolved() }),
      let states = list({ $0.state() })
    else { return nil }
    return KedroInspection.InspectedCode(
      accesses: accesses, unresolved: unresolved, states: states)
  }

  private mutating func access() -> KedroInspection.InspectedCode.Access? {
    guard let kind = text().flatMap(Access.Kind.init), let form = text(), let place = text(),
      let known = KedroInspection.InspectedCode.Place.Form(rawValue: form),
      let connection = optional({ $0.text() }), let means = text(),
      let call = optional({ $0.call() })
    else { return nil }
    return KedroInspection.InspectedCode.Access(
      kind: kind,
      place: KedroInspection.InspectedCode.Place(
        form: known, text: place, connection: connection),
      means: means, call: call)
  }

  private mutating func unresolved() -> KedroInspection.InspectedCode.Unresolved? {
    guard let kind = text().flatMap(Access.Kind.init), let means = text(), let reason = text(),
      let call = optional({ $0.call() })
    else { return nil }
    return KedroInspection.InspectedCode.Unresolved(
      kind: kind, means: means, reason: reason, call: call)
  }

  private mutating func state() -> KedroInspection.InspectedCode.State? {
    guard let state = text().flatMap(SharedStateUse.State.init), let means = text(),
      let call = optional({ $0.call() })
    else { return nil }
    return KedroInspection.InspectedCode.State(state: state, means: means, call: call)
  }

  private mutating func function() -> KedroInspection.Function? {
    guard let name = text(), let module = optional({ $0.text() }), let kind = text() else {
      return nil
    }
    return KedroInspection.Function(name: name, module: module, kind: kind)
  }

  private mutating func call() -> KedroInspection.Call? {
    guard let file = text(), let line = number(), let column = number(), let endLine = number(),
      let endColumn = number()
    else { return nil }
    return KedroInspection.Call(
      file: file, line: line, column: column, endLine: endLine, endColumn: endColumn)
  }

  mutating func dataset() -> (String, KedroInspection.InspectedDataset)? {
    guard let name = text(), let memory = flag(), let parameter = flag(), let versioned = flag(),
      let registered = flag(), let type = optional({ $0.text() }),
      let path = optional({ $0.text() }), let pattern = optional({ $0.text() }),
      let table = optional({ $0.text() }), let suffix = optional({ $0.text() }),
      let unknown = optional({ $0.text() }), let connection = optional({ $0.text() }),
      let singleProcess = optional({ $0.flag() })
    else { return nil }
    return (
      name,
      KedroInspection.InspectedDataset(
        type: type, path: path, memory: memory, parameter: parameter, versioned: versioned,
        pattern: pattern, registered: registered, table: table, filenameSuffix: suffix,
        singleProcess: singleProcess, unknown: unknown, connection: connection)
    )
  }
}
