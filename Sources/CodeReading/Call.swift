import PipelineModel
import PythonReading

/// One call of a library, and what it does to the world outside.
struct Call {
  let means: String
  let given: CallArguments
  let place: PythonReading.Place
  /// What made the object whose method it is.
  let maker: Origins.Origin?

  func apply(_ effect: Effect, _ watcher: AccessWatcher) {
    switch effect {
    case .reads(let path):
      watcher.add(.read, watcher.path(path.value(in: given), mayMatch: means.takesPatterns), self)
    case .writes(let path): watcher.add(.write, watcher.path(path.value(in: given)), self)
    case .writesEnding(let path, let ending):
      watcher.add(.write, watcher.path(path.value(in: given)).ending(in: ending), self)
    case .opens(let path, let mode, let normal): open(path, mode, normal, watcher)
    case .opensFile(let path, let flags):
      guard case .external(let flag)? = flags.value(in: given) else {
        return watcher.addUnresolved(.read, "the flags it is opened with are not known", self)
      }
      let kind = flag == "os.O_RDONLY" ? Access.Kind.read : .write
      watcher.add(kind, watcher.path(path.value(in: given)), self)
    case .copies(let source, let target):
      watcher.add(.read, watcher.path(source.value(in: given)), self)
      watcher.add(.write, self.target(source, target, watcher), self)
    case .moves(let source, let target):
      for kind in [Access.Kind.read, .write] {
        watcher.add(kind, watcher.path(source.value(in: given)), self)
      }
      watcher.add(.write, self.target(source, target, watcher), self)
    case .lists(let folder): watcher.add(.read, watcher.path(folder.value(in: given)), self)
    case .matches(let pattern, let folder, let isDeep):
      match(pattern, below: folder, isDeep: isDeep, watcher)
    case .readsTable(let name, let schema, let connection):
      table(.read, name, schema, connection, watcher)
    case .writesTable(let name, let schema, let connection):
      table(.write, name, schema, connection, watcher)
    case .object(let kind, let bucket, let key): object(kind, bucket, key, watcher)
    case .runs(let command): run(command.value(in: given), watcher)
    case .movesAway: watcher.moveAway(self)
    case .changes(let state): watcher.add(state, self)
    }
  }

  // MARK: Files

  private func open(
    _ path: Argument, _ mode: Argument, _ normal: String, _ watcher: AccessWatcher
  ) {
    // What lies in an open file has a name that is no path.
    if let file = given.keyword("fileobj"), !file.isNone { return }
    let value = watcher.path(path.value(in: given))
    guard let mode = Self.text(mode.value(in: given), otherwise: normal) else {
      if case .none = value { return }
      return watcher.addUnresolved(.read, "the mode it is opened with is not known", self)
    }
    // What is written to a map in memory of mode `c` stays there; of a database it makes one.
    let kinds = mode == "c" && means.hasPrefix("numpy.") ? [.read] : Self.kinds(of: mode)
    for kind in kinds { watcher.add(kind, value, self) }
  }

  private static func text(_ value: Value?, otherwise normal: String) -> String? {
    value == nil ? normal : value?.string
  }

  /// `r`, `rb`, `r+`, `w`, `a`, `x:gz`, and the `n` and `c` of databases.
  static func kinds(of mode: String) -> [Access.Kind] {
    guard let first = mode.first(where: { "rwaxnc".contains($0) }) else { return [.read] }
    switch first {
    case "r": return mode.contains("+") ? [.read, .write] : [.read]
    case "c": return [.read, .write]
    default: return [.write]
    }
  }

  /// Where something is copied or moved to: into a folder under its own name.
  private func target(
    _ source: Argument, _ target: Argument, _ watcher: AccessWatcher
  ) -> PathValue {
    let value = target.value(in: given)
    guard let text = value?.string else { return watcher.path(value) }
    let name = source.value(in: given)?.pathText?.split(separator: "/").last.map(String.init)
    switch CommandWords.target(text, of: name) {
    case let path?: return watcher.path(.string(path))
    case nil: return .unresolved("under which name it is copied is not known")
    }
  }

  private func match(
    _ pattern: Argument, below folder: Argument?, isDeep: Bool, _ watcher: AccessWatcher
  ) {
    if let location = Origins.pattern(pattern, below: folder, isDeep: isDeep, in: given) {
      return watcher.add(.read, .places([location]), self)
    }
    let unknown = pattern.value(in: given)?.unknown ?? folder?.value(in: given)?.unknown
    guard let unknown, !watcher.isNoPath(unknown) else { return }
    watcher.addUnresolved(.read, unknown.reason, self)
  }

  // MARK: Others

  private func object(
    _ kind: Access.Kind, _ bucket: Argument, _ key: Argument, _ watcher: AccessWatcher
  ) {
    guard let bucket = bucket.value(in: given), let key = key.value(in: given) else { return }
    if let bucket = bucket.string, let key = key.string {
      return watcher.add(kind, .places([.uri("s3://\(bucket)/\(key)")]), self)
    }
    let reason = (bucket.unknown ?? key.unknown)?.reason ?? "the object's name is not known"
    watcher.addUnresolved(kind, reason, self)
  }

  private func run(_ command: Value?, _ watcher: AccessWatcher) {
    let found: [CommandWords.Found]
    let split = watcher.origin(of: command).flatMap { origin in
      origin.function == "shlex.split" ? origin.given.positional.first?.string : nil
    }
    if let line = command?.string ?? split {
      found = CommandWords.accesses(ofShell: line)
    } else if case .list(let list)? = command {
      found = CommandWords.accesses(of: list.items.map { $0.pathText })
    } else if case .tuple(let items)? = command {
      found = CommandWords.accesses(of: items.map { $0.pathText })
    } else {
      return
    }
    for access in found {
      let call = Call(means: access.program, given: given, place: place, maker: nil)
      if let folder = given.keyword("cwd"), !folder.isNone, !access.path.hasPrefix("/") {
        watcher.addUnresolved(access.kind, "it is started in another folder", call)
        continue
      }
      let location = PathValue.location(of: access.path, mayMatch: true)
      watcher.add(access.kind, location.map { .places([$0]) } ?? .none, call)
    }
  }
}

extension String {
  /// Whether a text with `*` given to this function is a pattern.
  fileprivate var takesPatterns: Bool {
    ["polars.", "duckdb.", "dask.", "xarray.", "pyarrow.", "fileinput.", ".read"]
      .contains(where: hasPrefix)
  }
}
