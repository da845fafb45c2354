import OutsideWorld

/// Gathers what a trace tells, owner by owner.
struct TraceGathering {
  private var reader = TraceReader()
  private var tree: ProcessTree
  private var footprints: [Int: Footprint] = [:]
  /// Programs that were run by anybody: where they stand are libraries.
  private var programs: Set<String> = []
  private var names: PathNames

  init(folder: String, owner: Int?, owners: [Int32: [Int]], files: any FileStore) {
    names = PathNames(files: files)
    tree = ProcessTree(folder: folder, owner: owner, owners: owners)
  }

  mutating func take(_ bytes: some Sequence<UInt8>) {
    var lines: [TraceLine] = []
    reader.take(bytes) { lines.append($0) }
    for line in lines { take(line) }
  }

  private mutating func take(_ line: TraceLine) {
    switch line {
    case .call(let call):
      var found: [(TraceCall, ProcessTree.Member, String)] = []
      tree.take(call) { found.append(($0, $1, $2)) }
      for (call, member, folder) in found { note(call, member, folder) }
    case .ended(let process): tree.ended(process)
    case .begun, .resumed: break
    }
  }

  private mutating func note(
    _ call: TraceCall, _ member: ProcessTree.Member, _ folder: String
  ) {
    for effect in CallMeaning.effects(of: call, in: folder, resolve: { names.canonical($0) }) {
      if case .run(let path) = effect { programs.insert(path) }
      guard let owner = member.owner else { continue }
      footprints[owner, default: Footprint()].take(effect, program: member.program)
    }
  }

  /// Ends the gathering.
  mutating func summary(_ rules: PathRules) -> TraceSummary {
    var last: [TraceLine] = []
    reader.finish { last.append($0) }
    for line in last { take(line) }
    var left: [(TraceCall, ProcessTree.Member, String)] = []
    tree.finish { left.append(($0, $1, $2)) }
    for (call, member, folder) in left { note(call, member, folder) }
    let naming = TouchNaming(rules: rules, files: names.files, programs: programs)
    var touches: [Int: [Touch]] = [:]
    var passing: [Int: Set<String>] = [:]
    for (owner, footprint) in footprints {
      (touches[owner], passing[owner]) = naming.named(footprint)
    }
    return TraceSummary(touches: touches, passing: passing)
  }
}
