import PipelineModel

extension SourceDocument {
  /// The keys of a mapping with their values, merge keys (`<<`) resolved: what is written wins over
  /// what is merged, and the first merged over the next.
  ///
  /// Nothing at all counts as an empty mapping. A key that is written twice is refused, unless
  /// `allowingRepeats`. O(entries).
  func fields(
    of node: SourceNode, _ what: @autoclosure () -> String, allowingRepeats: Bool = false
  ) throws(InputProblem) -> [Field] {
    if let few = few(of: node) { return few }
    var merging = Merging()
    try collect(node, what, allowingRepeats: allowingRepeats, into: &merging)
    return merging.fields
  }

  /// The keys of a small mapping that has nothing to merge and nothing to refuse, without a table of
  /// names.
  private func few(of node: SourceNode) -> [Field]? {
    guard case .mapping(let entries, _) = node.content, entries.count <= 16 else { return nil }
    var fields: [Field] = []
    fields.reserveCapacity(entries.count)
    for entry in entries {
      guard case .scalar(let name, _) = entry.key.content, !name.isEmpty,
        name != "<<", !entry.key.isNull, !name.utf8.contains(0),
        !fields.contains(where: { $0.name == name })
      else { return nil }
      fields.append(Field(name: name, entry: entry))
    }
    return fields
  }

  /// A key of a mapping, as text, with where it stands and its value.
  struct Field {
    let name: String
    let entry: SourceNode.Entry
    var key: SourceNode { entry.key }
    var value: SourceNode { entry.value }
  }

  private struct Merging {
    var fields: [Field] = []
    /// How many mappings were begun: each is known by its number.
    var mappings = 0
    /// Where a name was met first, and in which mapping.
    var known: [String: (key: SourceNode, mapping: Int)] = [:]
  }

  private func collect(
    _ node: SourceNode, _ what: () -> String, allowingRepeats: Bool, into merging: inout Merging
  ) throws(InputProblem) {
    if node.isNull { return }
    guard case .mapping(let entries, _) = node.content else {
      throw problem("\(what()) must be a mapping, not \(node.described)", at: node)
    }
    merging.mappings += 1
    let mapping = merging.mappings
    var merged: [SourceNode] = []
    for entry in entries {
      if case .scalar("<<", true) = entry.key.content {
        if case .sequence(let items, _) = entry.value.content {
          merged += items
        } else {
          merged.append(entry.value)
        }
        continue
      }
      let name = try text(entry.key, "a key of \(what())")
      if let first = merging.known[name] {
        if first.mapping != mapping { continue }
        guard allowingRepeats else {
          throw problem(
            "the key '\(name.shortened)' of \(what()) is already given on line "
              + "\(span(first.key).start.line)", at: entry.key)
        }
      }
      merging.known[name] = (entry.key, mapping)
      merging.fields.append(Field(name: name, entry: entry))
    }
    for inner in merged {
      try collect(inner, what, allowingRepeats: allowingRepeats, into: &merging)
    }
  }
}
