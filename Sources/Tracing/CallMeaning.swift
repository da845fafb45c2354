import OutsideWorld

/// What the calls mean that are traced.
enum CallMeaning {
  /// Every call that opens, makes, moves, removes or lists files, or says which process is whose
  /// and works where.
  ///
  /// Reading and writing are not among them: a process may do either as often as it likes at full
  /// speed, for what it may do was said when it opened the file.
  static let traced = [
    "open", "openat", "openat2", "creat", "open_by_handle_at", "execve", "execveat", "rename",
    "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat",
    "rmdir", "mkdir", "mkdirat", "mknod", "mknodat", "truncate", "getdents", "getdents64", "chdir",
    "fchdir", "fork", "vfork", "clone", "clone3",
  ]

  /// The effects of a call that a process made while it worked in `folder`.
  ///
  /// None of a call that failed. What is opened is named by the kernel; `resolve` names the others
  /// alike.
  static func effects(
    of call: TraceCall, in folder: String, resolve: (String) -> String = Paths.normalised
  ) -> [Effect] {
    guard call.succeeded else { return [] }
    let paths = self.paths(of: call, in: folder).map(resolve)
    let flags = call.arguments.compactMap(\.word).joined(separator: "|")
    switch (call.name, paths.count) {
    case ("open", _), ("openat", _), ("openat2", _), ("open_by_handle_at", _), ("creat", _):
      guard let path = call.result.path else { return [] }
      return opened(path, call.name == "creat" ? "O_WRONLY|O_CREAT|O_TRUNC" : flags)
    case ("execve", 1...), ("execveat", 1...): return [.run(paths[0])]
    case ("rename", 2), ("renameat", 2), ("renameat2", 2):
      return flags.contains("RENAME_EXCHANGE")
        ? [.exchange(paths[0], paths[1])] : [.move(paths[0], to: paths[1])]
    case ("link", 2), ("linkat", 2): return [.link(paths[0], to: paths[1])]
    // The first text of a symbolic link is what it says, not a file.
    case ("symlink", 2), ("symlinkat", 2): return [.make(paths[1])]
    case ("unlinkat", 1) where flags.contains("AT_REMOVEDIR"): return [.removeFolder(paths[0])]
    case ("unlink", 1), ("unlinkat", 1): return [.remove(paths[0])]
    case ("rmdir", 1): return [.removeFolder(paths[0])]
    case ("mkdir", 1), ("mkdirat", 1): return [.makeFolder(paths[0])]
    case ("mknod", 1), ("mknodat", 1): return [.make(paths[0])]
    case ("truncate", 1): return [.change(paths[0], mayMake: false)]
    case ("getdents", _), ("getdents64", _):
      guard case .descriptor(let path?, _)? = call.arguments.first else { return [] }
      return [.list(path)]
    default: return []
    }
  }

  /// What opening a file with flags may do to it.
  ///
  /// A file opened for both without being emptied counts as read and changed: whether it was written
  /// would cost a stop at every write, and a race that is missed is worse than one too many.
  private static func opened(_ path: String, _ flags: String) -> [Effect] {
    let set = Set(flags.split { !($0.isLetter || $0 == "_") })
    // These open a name, not its content; a listing is told when it is read.
    if set.contains("O_PATH") || set.contains("O_DIRECTORY") || set.contains("O_TMPFILE") {
      return []
    }
    let mayMake = set.contains("O_CREAT")
    if set.contains("O_TRUNC") || (mayMake && set.contains("O_EXCL")) { return [.make(path)] }
    if set.contains("O_WRONLY") { return [.change(path, mayMake: mayMake)] }
    if set.contains("O_RDWR") { return [.change(path, mayMake: mayMake), .read(path)] }
    return [.read(path)]
  }

  /// The paths of a call, absolute: each text after the folder that it is taken from.
  private static func paths(of call: TraceCall, in folder: String) -> [String] {
    var paths: [String] = []
    var base = folder
    for argument in call.arguments {
      switch argument {
      case .descriptor(let path, _): base = path ?? folder
      case .text(let text, let isWhole):
        // An empty text stands for the descriptor itself.
        guard isWhole else { return [] }
        paths.append(text.isEmpty ? base : Paths.joined(base, text))
        base = folder
      case .word: continue
      }
    }
    return paths
  }
}
