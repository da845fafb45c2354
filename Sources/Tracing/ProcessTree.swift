import OutsideWorld

/// Knows of every traced process in which folder it works and whose it is.
///
/// A child can be heard before its parent's fork has returned: what it does is kept until then.
struct ProcessTree {
  /// Where and for whom a process works.
  struct Member {
    /// Index of the working folder: threads share one.
    fileprivate var folderIndex: Int
    var owner: Int?
    /// The name of the program it runs.
    var program: String
  }

  /// What is heard of a process.
  private enum Heard {
    case call(TraceCall)
    case end(Int32)
  }

  private var folders: [String]
  private var members: [Int32: Member] = [:]
  private var early: [Int32: [Heard]] = [:]
  /// By process number: whose the processes are that get it, in order.
  private var owners: [Int32: [Int]]
  private var hasBegun = false
  private let folder: String
  private let owner: Int?

  /// - Parameters:
  ///   - folder: where the first process begins.
  ///   - owner: whose it is.
  ///   - owners: whose a forked process is, with all that it starts; others are their parent's.
  init(folder: String, owner: Int?, owners: [Int32: [Int]] = [:]) {
    self.folder = folder
    self.owner = owner
    self.owners = owners
    folders = [folder]
  }

  /// Takes a call, and gives it, and what was kept for it, with whose it is and the folder.
  mutating func take(_ call: TraceCall, _ body: (TraceCall, Member, String) -> Void) {
    if !hasBegun {
      hasBegun = true
      members[call.process] = Member(folderIndex: 0, owner: owner, program: "")
    }
    var heard = [Heard.call(call)]
    // What was kept for a child comes next, in its order.
    while let next = heard.popLast() {
      switch next {
      case .call(let call): heard += takeOne(call, body).reversed()
      case .end(let process): ended(process)
      }
    }
  }

  /// Takes one call; what was kept for a child that it made known.
  private mutating func takeOne(
    _ call: TraceCall, _ body: (TraceCall, Member, String) -> Void
  ) -> [Heard] {
    guard var member = members[call.process] else {
      early[call.process, default: []].append(.call(call))
      return []
    }
    learnFolder(from: call, member)
    switch call.name {
    case "fork", "vfork", "clone", "clone3": return add(call, member)
    case "chdir", "fchdir": move(member, by: call)
    default:
      if call.name.hasPrefix("execve"), call.succeeded {
        member.program = program(of: call) ?? member.program
        members[call.process] = member
      }
      body(call, member, folders[member.folderIndex])
    }
    return []
  }

  mutating func ended(_ process: Int32) {
    // The number may be given to another process.
    if members.removeValue(forKey: process) == nil, early[process] != nil {
      early[process]?.append(.end(process))
    }
  }

  /// Gives what was never claimed to the first process's owner.
  mutating func finish(_ body: (TraceCall, Member, String) -> Void) {
    for process in early.keys.sorted() {
      guard let kept = early.removeValue(forKey: process) else { continue }
      members[process] = newMember(
        Member(folderIndex: 0, owner: owner, program: ""), folder: folder)
      for case .call(let call) in kept { take(call, body) }
    }
  }

  private mutating func add(_ call: TraceCall, _ parent: Member) -> [Heard] {
    guard let value = call.result.value, value > 0, let child = Int32(exactly: value) else {
      return []
    }
    let sharesFolder = call.arguments.contains { $0.word?.contains("CLONE_FS") == true }
    var member =
      sharesFolder ? parent : newMember(parent, folder: folders[parent.folderIndex])
    if let own = owners[child]?.first {
      owners[child]?.removeFirst()
      member.owner = own
    }
    members[child] = member
    return early.removeValue(forKey: child) ?? []
  }

  private mutating func newMember(_ parent: Member, folder: String) -> Member {
    var member = parent
    member.folderIndex = folders.count
    folders.append(folder)
    return member
  }

  private mutating func move(_ member: Member, by call: TraceCall) {
    guard call.succeeded else { return }
    switch call.arguments.first {
    case .text(let path, true):
      folders[member.folderIndex] = Paths.normalised(
        Paths.joined(folders[member.folderIndex], path))
    case .descriptor(let path?, _): folders[member.folderIndex] = path
    default: break
    }
  }

  /// The tracer names the true working folder with many calls: that mends what was missed.
  private mutating func learnFolder(from call: TraceCall, _ member: Member) {
    for argument in call.arguments {
      if case .descriptor(let path?, true) = argument { folders[member.folderIndex] = path }
    }
  }

  private func program(of call: TraceCall) -> String? {
    for argument in call.arguments {
      if case .text(let path, _) = argument { return Paths.lastComponent(of: path) }
    }
    return nil
  }
}
