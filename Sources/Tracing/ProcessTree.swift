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

  private var folders: [String]
  private var members: [Int32: Member] = [:]
  private var early: [Int32: [TraceCall]] = [:]
  /// By process number: whose the processes are that get it, in order.
  private var owners: [Int32: [Int]]
  /// Those that ended before they were known.
  private var endedEarly: Set<Int32> = []
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
    guard var member = members[call.process] else {
      early[call.process, default: []].append(call)
      return
    }
    learnFolder(from: call, member)
    switch call.name {
    case "fork", "vfork", "clone", "clone3": add(call, member, body)
    case "chdir", "fchdir": move(member, by: call)
    default:
      if call.name.hasPrefix("execve"), call.succeeded {
        member.program = program(of: call) ?? member.program
        members[call.process] = member
      }
      body(call, member, folders[member.folderIndex])
    }
  }

  mutating func ended(_ process: Int32) {
    if members.removeValue(forKey: process) == nil { endedEarly.insert(process) }
  }

  /// Gives what was never claimed to the first process's owner.
  mutating func finish(_ body: (TraceCall, Member, String) -> Void) {
    for (process, calls) in early.sorted(by: { $0.key < $1.key }) {
      early[process] = nil
      members[process] = newMember(
        Member(folderIndex: 0, owner: owner, program: ""), folder: folder)
      for call in calls { take(call, body) }
    }
  }

  private mutating func add(
    _ call: TraceCall, _ parent: Member, _ body: (TraceCall, Member, String) -> Void
  ) {
    guard let value = call.result.value, value > 0, let child = Int32(exactly: value) else {
      return
    }
    let sharesFolder = call.arguments.contains { $0.word?.contains("CLONE_FS") == true }
    var member =
      sharesFolder ? parent : newMember(parent, folder: folders[parent.folderIndex])
    if let own = owners[child]?.first {
      owners[child]?.removeFirst()
      member.owner = own
    }
    members[child] = member
    for call in early.removeValue(forKey: child) ?? [] { take(call, body) }
    // The number may be given to another process.
    if endedEarly.remove(child) != nil { members[child] = nil }
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
