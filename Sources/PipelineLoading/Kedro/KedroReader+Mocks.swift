extension KedroReader {
  /// What is not certain because an absent module was replaced, a line for each module.
  ///
  /// A module that is only imported, called and inherited from decides nothing, and is not named.
  var mockNotes: [String] {
    let uses = Dictionary(grouping: inspection.mockUses) { $0.module.prefix { $0 != "." } }
    return uses.sorted { $0.key < $1.key }.compactMap { module, uses in
      guard let first = uses.first else { return nil }
      let names = Set(uses.flatMap(\.pipelines)).sorted().map { "'\($0)'" }
      let pipelines =
        (names.count == 1 ? "the pipeline " : "the pipelines ")
        + names.joined(separator: ", ")
      let more = uses.count == 1 ? "" : " and \(uses.count - 1) more"
      return "with \(module) \(pipelines) may be other than here: \(first.module) is "
        + "\(first.use) (\(first.file):\(first.line)\(more))"
    }
  }
}
