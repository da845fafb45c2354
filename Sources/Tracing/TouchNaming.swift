import OutsideWorld

/// Names what a node touched as the pipeline names places, and leaves out what is of no concern.
struct TouchNaming {
  let rules: PathRules
  let files: any FileStore
  /// Folders that hold the `bin` of a program that was run.
  private let prefixes: Set<String>

  init(rules: PathRules, files: any FileStore, programs: Set<String>) {
    self.rules = rules
    self.files = files
    prefixes = Set(
      programs.flatMap { [Paths.normalised($0), files.canonical($0)] }.compactMap { program in
        guard let folder = Paths.parent(of: program), Paths.lastComponent(of: folder) == "bin"
        else { return nil }
        return Paths.parent(of: folder)
      })
  }

  /// The touches, sorted by path, and what only passed.
  func named(_ footprint: Footprint) -> ([Touch], Set<String>) {
    var found: [String: Touch] = [:]
    var passing: Set<String> = []
    let modules = Set(footprint.uses.keys.compactMap(CodeFile.moduleFolder))
    for (written, use) in footprint.uses {
      var use = use
      // Python lists the folders that it looks for modules in.
      if modules.contains(written) { use.isListed = false }
      guard let path = place(written, use) else { continue }
      if use.isOwn, rules.isTemporary(path) {
        passing.insert(path)
        continue
      }
      let actions = use.actions
      guard !actions.isEmpty else { continue }
      let shown = Paths.relative(path, to: rules.root)
      found[shown] = Touch(
        path: shown, actions: actions.union(found[shown]?.actions ?? []),
        program: found[shown]?.program ?? use.program)
    }
    for path in footprint.passing where !rules.leavesOut(path, prefixes: prefixes) {
      passing.insert(Paths.relative(path, to: rules.root))
    }
    return (found.values.sorted { $0.path < $1.path }, passing)
  }

  /// The canonical path, when it counts.
  private func place(_ written: String, _ use: Footprint.Use) -> String? {
    if rules.leavesOut(written, prefixes: prefixes) { return nil }
    let path = use.isRun ? files.canonical(written) : written
    if path != written, rules.leavesOut(path, prefixes: prefixes) { return nil }
    // A folder that was opened and not listed, such as for its descriptor, was not read.
    let isOnlyRead = use.isRead && !use.isListed && !use.isWritten && !use.isRemoved
    return isOnlyRead && files.kind(of: path) == .directory ? nil : path
  }
}

extension Footprint.Use {
  fileprivate var actions: Set<Touch.Action> {
    var actions: Set<Touch.Action> = []
    if isRead { actions.insert(.read) }
    if isListed { actions.insert(.list) }
    if isRun { actions.insert(.run) }
    if isWritten { actions.insert(.write) }
    if isRemoved && !hasOwnContent { actions.insert(.delete) }
    return actions
  }
}
