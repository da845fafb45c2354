import PipelineModel

/// Reads what a node takes: the keys that pipeline files and configuration share.
enum DemandReader {
  static let keys = ["memory", "cpus", "resources", "locks", "duration"]

  static func read(_ fields: Fields, origin: Origin) throws(InputProblem) -> Demand {
    var demand = Demand()
    demand.amounts = try amounts(fields, origin: origin)
    if let value = fields.value("duration") {
      let seconds = try fields.document.quantity(
        value, fields.label("duration"), TimeSpan.parse)
      demand.duration = Declared(seconds, origin: origin, span: fields.document.span(value))
    }
    for lock in try fields.texts("locks").distinct() {
      demand.locks.append(Declared(lock.name, origin: origin, span: lock.span))
    }
    return demand
  }

  /// `memory`, `cpus` and the named units under `resources`.
  static func amounts(
    _ fields: Fields, origin: Origin
  ) throws(InputProblem) -> [Resource: Declared<Int64>] {
    var amounts: [Resource: Declared<Int64>] = [:]
    for resource in [Resource.memory, .cpus] {
      guard let value = fields.value(resource.name) else { continue }
      amounts[resource] = try amount(
        value, of: resource, fields.label(resource.name), in: fields.document, origin: origin)
    }
    guard let units = fields.value("resources") else { return amounts }
    let named = try namedUnits(
      try fields.document.fields(of: units, fields.label("resources")), of: fields.what,
      in: fields.document, origin: origin)
    amounts.merge(named) { first, _ in first }
    return amounts
  }

  /// Amounts of units that the user names.
  static func namedUnits(
    _ units: [SourceDocument.Field], of what: @autoclosure () -> String,
    in document: SourceDocument, origin: Origin
  ) throws(InputProblem) -> [Resource: Declared<Int64>] {
    var amounts: [Resource: Declared<Int64>] = [:]
    for unit in units {
      let resource = Resource(unit.name)
      amounts[resource] = try amount(
        unit.value, of: resource, "'\(unit.name.shortened)' of \(what())", in: document,
        origin: origin)
    }
    return amounts
  }

  static func amount(
    _ value: SourceNode, of resource: Resource, _ what: @autoclosure () -> String,
    in document: SourceDocument, origin: Origin
  ) throws(InputProblem) -> Declared<Int64> {
    let parse = resource == .memory ? ByteSize.parse : Decimals.parse
    return Declared(
      try document.quantity(value, what(), parse), origin: origin, span: document.span(value))
  }
}
