import PipelineModel

/// Reads `machine:`: memory, cpus, workers, and any unit the user names.
enum MachineReader {
  static func read(
    _ node: SourceNode, in document: SourceDocument, origin: Origin
  ) throws(InputProblem) -> Machine {
    var machine = Machine()
    var units: [SourceDocument.Field] = []
    for field in try document.fields(of: node, "machine") {
      if field.name == "workers" {
        machine.workers = try document.integer(
          field.value, "'workers' of machine", in: 1...1_000_000)
      } else {
        try refuseSlip(field, in: document)
        units.append(field)
      }
    }
    machine.capacities = try DemandReader.namedUnits(
      units, of: "machine", in: document, origin: origin)
    return machine
  }

  /// Any name may be a unit, so only what is close to a name with a meaning is taken for a slip.
  private static func refuseSlip(
    _ field: SourceDocument.Field, in document: SourceDocument
  ) throws(InputProblem) {
    let name = field.name
    let meant = name == "cpu" ? "cpus" : NearestName.of(name, among: ["memory", "workers"])
    guard let meant else { return }
    throw document.problem(
      "machine has no key '\(name.shortened)'", at: field.key, help: "did you mean '\(meant)'?")
  }
}
