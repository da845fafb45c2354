import OutsideWorld

/// What one node, with all its processes, did to files, gathered call by call.
///
/// What the node itself made is its own: to read it afterwards is nothing that others need to know
/// of, and when it is removed again nothing of it is left.
struct Footprint {
  struct Use {
    var isRead = false
    var isListed = false
    var isWritten = false
    var isRemoved = false
    var isRun = false
    /// Whether it was not there before, as far as that can be told.
    var isOwn = false
    /// Whether all of its content is the node's.
    var hasOwnContent = false
    /// What touched it first.
    var program = ""

    fileprivate var isNew: Bool { !(isRead || isListed || isWritten || isRemoved || isRun) }
  }

  private(set) var uses: [String: Use] = [:]
  /// What the node made and removed again.
  private(set) var passing: Set<String> = []
  private var ownFolders: Set<String> = []
  /// Folders above anything touched, so that most renames need no search.
  private var folders: Set<String> = []

  mutating func take(_ effect: Effect, program: String) {
    switch effect {
    case .read(let path):
      if !ownFolders.contains(path) {
        edit(path, program) { if !$0.hasOwnContent { $0.isRead = true } }
      }
    case .run(let path): edit(path, program) { if !$0.hasOwnContent { $0.isRun = true } }
    case .list(let path):
      if !ownFolders.contains(path) { edit(path, program) { $0.isListed = true } }
    case .change(let path, let mayMake):
      edit(path, program) { use in
        if use.isNew, mayMake { use.isOwn = true }
        use.isWritten = true
      }
    case .make(let path): make(path, program)
    case .remove(let path): remove(path, program)
    case .move(let path, let target): move(path, to: target, program)
    case .exchange(let one, let other):
      for path in [one, other] {
        edit(path, program) {
          $0.isRead = true
          $0.isWritten = true
        }
      }
    case .link(let path, let target):
      if path.hasPrefix("/proc/") { return make(target, program) }
      edit(path, program) { if !$0.hasOwnContent { $0.isRead = true } }
      make(target, program)
    case .makeFolder(let path): ownFolders.insert(path)
    case .removeFolder(let path):
      if ownFolders.remove(path) == nil {
        // What was opened there was a folder, not content.
        edit(path, program) {
          $0.isRead = false
          $0.isRemoved = true
        }
      } else {
        passing.insert(path)
      }
    }
  }

  private mutating func edit(_ path: String, _ program: String, _ change: (inout Use) -> Void) {
    var use = uses[path] ?? Use(program: program)
    change(&use)
    guard !use.isNew else { return }
    if uses.updateValue(use, forKey: path) == nil { noteFolders(of: path) }
  }

  private mutating func noteFolders(of path: String) {
    var rest = path
    while let parent = Paths.parent(of: rest), parent != rest, folders.insert(parent).inserted {
      rest = parent
    }
  }

  private mutating func make(_ path: String, _ program: String) {
    passing.remove(path)
    edit(path, program) { use in
      if use.isNew { use.isOwn = true }
      use.isWritten = true
      use.hasOwnContent = true
    }
  }

  private mutating func remove(_ path: String, _ program: String) {
    if let use = uses[path], use.isOwn {
      uses[path] = nil
      passing.insert(path)
    } else {
      edit(path, program) {
        $0.isRemoved = true
        $0.hasOwnContent = false
      }
    }
  }

  private mutating func move(_ path: String, to target: String, _ program: String) {
    if folders.contains(path) || ownFolders.contains(path) {
      moveContents(of: path, to: target)
      if ownFolders.remove(path) != nil {
        ownFolders.insert(target)
        return
      }
      return edit(path, program) { $0.isRemoved = true }
    }
    if let use = uses[path], use.isOwn {
      uses[path] = nil
      passing.insert(path)
    } else {
      edit(path, program) {
        $0.isRead = true
        $0.isRemoved = true
        $0.hasOwnContent = false
      }
    }
    make(target, program)
  }

  /// What the node made in a folder goes with it; what was there before is gone from its place.
  private mutating func moveContents(of folder: String, to target: String) {
    let prefix = folder + "/"
    for (path, use) in uses where path.hasPrefix(prefix) && use.isOwn {
      uses[path] = nil
      passing.insert(path)
      let moved = target + "/" + path.dropFirst(prefix.count)
      uses[moved] = use
      noteFolders(of: moved)
    }
    for path in ownFolders where path.hasPrefix(prefix) {
      ownFolders.remove(path)
      ownFolders.insert(target + "/" + path.dropFirst(prefix.count))
    }
  }
}
