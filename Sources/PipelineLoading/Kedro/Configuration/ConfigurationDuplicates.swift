import PipelineModel

/// Refuses a key that two files of one environment give: Kedro would not know which to take.
struct ConfigurationDuplicates {
  /// Whether parts of one mapping may come from several files, as those of parameters may.
  let areNested: Bool
  let sources: ConfigurationSources
  private var known: [String: ConfigurationPlace] = [:]

  init(areNested: Bool, sources: ConfigurationSources) {
    self.areNested = areNested
    self.sources = sources
  }

  /// Takes in one file.
  mutating func add(_ fields: ConfigurationFields) throws(InputProblem) {
    var places: [(String, ConfigurationPlace)] = []
    collect(fields, prefix: "", into: &places)
    for (name, place) in places {
      guard let first = known[name], first.file != place.file else { continue }
      let other = sources.span(first)
      throw sources.problem(
        "'\(name.shortened)' is already given in \(other.file):\(other.start.line):"
          + "\(other.start.column), in the same environment", at: place,
        help: "keep it in one of the two files, or give it in another environment")
    }
    known.merge(places) { first, _ in first }
  }

  private func collect(
    _ fields: ConfigurationFields, prefix: String, into places: inout [(String, ConfigurationPlace)]
  ) {
    for field in fields.fields {
      let name = prefix + field.key.text
      guard let place = field.keyPlace, !name.hasPrefix("_") else { continue }
      if areNested, case .mapping(let inner) = field.value.content {
        collect(inner, prefix: name + ".", into: &places)
      } else {
        places.append((name, place))
      }
    }
  }
}
