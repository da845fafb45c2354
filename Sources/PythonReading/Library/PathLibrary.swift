import OutsideWorld

/// A path of `pathlib`: arithmetic on texts, and looks at the project's own files.
package final class PathObject: ForeignObject {
  package let path: String
  package let typeName = "Path"

  package init(_ path: String) {
    // As `pathlib` does: no `.` and no double slashes, but `..` stays.
    let parts = path.split(separator: "/").filter { $0 != "." }
    let joined = parts.joined(separator: "/")
    // Two slashes, no more and no less, begin a path of their own.
    let root = path.hasPrefix("//") && !path.hasPrefix("///") ? "//" : "/"
    self.path = path.hasPrefix("/") ? root + joined : joined.isEmpty ? "." : joined
  }

  package var key: Key? { .foreign("Path", [.string(path)]) }
  package var text: String? { path }

  private func joined(_ part: String) -> Value { .foreign(PathObject(Paths.joined(path, part))) }

  /// Two slashes are kept, which mean what a system makes of them.
  private var root: String { path.hasPrefix("//") ? "//" : path.hasPrefix("/") ? "/" : "" }

  private var name: String { path == "." || path == "/" ? "" : Paths.lastComponent(of: path) }

  private var suffix: String {
    let ending = Paths.ending(of: name)
    return ending.isEmpty ? "" : "." + ending
  }

  package func attribute(
    _ name: String, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? {
    switch name {
    case "name": return .string(self.name)
    case "suffix": return .string(suffix)
    case "stem": return .string(String(self.name.dropLast(suffix.count)))
    case "parent": return .foreign(PathObject(Paths.parent(of: path) ?? "/"))
    case "parents":
      var above: [Value] = []
      var current = path
      while let next = Paths.parent(of: current), next != current {
        above.append(.foreign(PathObject(next)))
        current = next
        if next == "." || next == "/" { break }
      }
      return .tuple(above)
    case "anchor", "root": return .string(root)
    case "drive": return .string("")
    case "suffixes":
      if self.name.hasSuffix(".") { return .list([]) }
      let parts = self.name.drop { $0 == "." }.split(
        separator: ".", omittingEmptySubsequences: false)
      return .list(parts.dropFirst().map { .string(".\($0)") })
    case "parts":
      return .tuple(
        (root.isEmpty ? [] : [.string(root)])
          + path.split(separator: "/").map { .string(String($0)) })
    default: return nil
    }
  }

  package func binary(
    _ operation: String, _ other: Value, isReflected: Bool, _ evaluator: Evaluator,
    at place: Place
  ) throws(Stop) -> Value? {
    guard operation == "Div" else { return nil }
    if let unknown = other.unknown { return .unknown(unknown) }
    guard let part = other.pathText else { return nil }
    return isReflected ? .foreign(PathObject(Paths.joined(part, path))) : joined(part)
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text != "." && !text.contains("/")
  }

  /// What versions of Python differ in, or raise an error for.
  private func refused(_ method: String, _ evaluator: Evaluator, at place: Place) -> Value {
    evaluator.unknown("this \(method)() of a path is not evaluated", at: place)
  }

  package func call(
    _ method: String, _ given: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? {
    if evaluator.watcher != nil, BuiltinMembers.ofPathOnDisk.contains(method) {
      var all = given
      all.positional.insert(.foreign(self), at: 0)
      return evaluator.watched("pathlib.Path.\(method)", all, at: place)
    }
    if let unknown = given.unknown { return .unknown(unknown) }
    switch method {
    case "joinpath":
      var joined = path
      for part in given.positional {
        guard let text = part.pathText else { return nil }
        joined = Paths.joined(joined, text)
      }
      return .foreign(PathObject(joined))
    case "absolute" where !evaluator.hasMovedAway:
      return .foreign(PathObject(Paths.joined(evaluator.workingFolder, path)))
    case "resolve" where !evaluator.hasMovedAway:
      return .foreign(
        PathObject(Paths.normalised(Paths.joined(evaluator.workingFolder, path))))
    case "as_posix", "__str__", "__fspath__": return .string(path)
    case "with_suffix":
      guard let new = given.positional.first?.string, !name.isEmpty,
        new.isEmpty || (new.hasPrefix(".") && new != "." && !new.contains("/"))
      else { return refused(method, evaluator, at: place) }
      return .foreign(PathObject(String(path.dropLast(suffix.count)) + new))
    case "with_name":
      guard let new = given.positional.first?.string, !name.isEmpty, Self.isName(new) else {
        return refused(method, evaluator, at: place)
      }
      return .foreign(PathObject(Paths.joined(Paths.parent(of: path) ?? ".", new)))
    case "with_stem":
      guard let new = given.positional.first?.string, !name.isEmpty, Self.isName(new) else {
        return refused(method, evaluator, at: place)
      }
      return .foreign(PathObject(Paths.joined(Paths.parent(of: path) ?? ".", new + suffix)))
    case "is_absolute": return .bool(path.hasPrefix("/"))
    case "exists", "is_file", "is_dir":
      return evaluator.presence(of: path, as: method, at: place)
    case "read_text": return evaluator.content(of: path, at: place)
    case "open": return try evaluator.open(.foreign(self), given, at: place)
    case _ where BuiltinMembers.ofPath.contains(method):
      return evaluator.unknown("\(method)() of a path is not evaluated", at: place)
    default: return nil
    }
  }
}

/// A file that was opened for reading.
package final class OpenFile: ForeignObject {
  /// Its whole text, or why that is not known.
  package let content: Value
  package let typeName = "TextIOWrapper"

  init(_ content: Value) { self.content = content }

  package func call(
    _ method: String, _ given: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? {
    switch method {
    case "read": return content
    case "readlines":
      guard let text = content.string else { return content }
      return .list(
        text.split(separator: "\n", omittingEmptySubsequences: false)
          .map { .string(String($0) + "\n") })
    case "close", "__exit__": return Value.none
    case "__enter__": return .foreign(self)
    default: return nil
    }
  }
}

extension Value {
  /// A text or a path as a text.
  package var pathText: String? {
    if case .foreign(let object as PathObject) = self { return object.path }
    return string
  }
}

extension Evaluator {
  /// The text of a file of the project; unknown for any other.
  package func content(of path: String, at place: Place) -> Value {
    if watcher != nil { return unknown("what a file holds is not known", at: place) }
    guard let file = ownFile(path) else {
      return unknown("a file outside the project is read", at: place)
    }
    guard let bytes = try? files?.read(file) else {
      return unknown("'\(path)' is read, which is not there", at: place)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return unknown("'\(path)' is no text in UTF-8", at: place)
    }
    return .string(text)
  }

  /// `open(…)`: only for reading.
  func open(_ path: Value, _ given: CallArguments, at place: Place) throws(Stop) -> Value {
    if watcher != nil { return watched("builtins.open", given, at: place) }
    guard let text = path.pathText else {
      return path.unknown.map { .unknown($0) } ?? unknown("what is opened is not known", at: place)
    }
    let isMethod = given.positional.first?.pathText != text
    let mode = given.argument(isMethod ? 0 : 1, "mode")?.string ?? "r"
    guard mode == "r" || mode == "rt" else {
      return unknown("a file is opened with mode '\(mode)'", at: place)
    }
    return .foreign(OpenFile(content(of: text, at: place)))
  }

  func presence(of path: String, as method: String, at place: Place) -> Value {
    if watcher != nil { return unknown("whether a file is there is not known", at: place) }
    guard let file = ownFile(path) else {
      return unknown("it is asked for a file outside the project", at: place)
    }
    let kind = files?.kind(of: file)
    asked.insert(file)
    switch method {
    case "is_file", "isfile": return .bool(kind == .file)
    case "is_dir", "isdir": return .bool(kind == .directory)
    default: return .bool(kind != nil)
    }
  }

  /// The absolute path of a file inside the working folder.
  private func ownFile(_ path: String) -> String? {
    let full = Paths.normalised(Paths.joined(workingFolder, path))
    guard full.hasPrefix(workingFolder + "/") else { return nil }
    asked.insert(full)
    return full
  }
}

/// `pathlib`, `os.path` and `open`.
enum PathLibrary {
  static var values: [String: Value] {
    var values: [String: Value] = [:]
    for (name, body) in functions {
      let parts = name.split(separator: ".")
      values[name] = .native(
        NativeFunction(
          String(parts.last ?? ""), module: parts.dropLast().joined(separator: "."), body))
    }
    for name in ["pathlib.PosixPath", "pathlib.PurePath", "pathlib.PurePosixPath"] {
      values[name] = values["pathlib.Path"]
    }
    return values
  }

  private static let functions: [(String, NativeFunction.PureBody)] = [
    (
      "pathlib.Path",
      { (evaluator, given, place) throws(Stop) in
        if let unknown = given.unknown { return .unknown(unknown) }
        var path = "."
        for part in given.positional {
          guard let text = part.pathText else {
            return evaluator.unknown("this path is not known", at: place)
          }
          path = path == "." ? text : Paths.joined(path, text)
        }
        return .foreign(PathObject(path))
      }
    ),
    (
      "builtins.open",
      { (evaluator, given, place) throws(Stop) in
        try evaluator.open(given.argument(0, "file") ?? .none, given, at: place)
      }
    ),
    (
      "os.getcwd",
      { (evaluator, _, place) throws(Stop) in
        evaluator.hasMovedAway
          ? evaluator.unknown("the working folder was changed", at: place)
          : .string(evaluator.workingFolder)
      }
    ),
    (
      "pathlib.Path.cwd",
      { (evaluator, _, place) throws(Stop) in
        evaluator.hasMovedAway
          ? evaluator.unknown("the working folder was changed", at: place)
          : .foreign(PathObject(evaluator.workingFolder))
      }
    ),
    (
      "os.path.join",
      { (evaluator, given, place) throws(Stop) in
        if let unknown = given.unknown { return .unknown(unknown) }
        let parts = given.positional.compactMap(\.pathText)
        guard let first = parts.first, parts.count == given.positional.count else { return .none }
        return .string(parts.dropFirst().reduce(first) { Paths.joined($0, $1) })
      }
    ),
    (
      "os.path.dirname",
      { (evaluator, given, place) throws(Stop) in
        try text(given) { path in
          guard let slash = path.lastIndex(of: "/") else { return "" }
          let head = path[...slash]
          let end = head.lastIndex { $0 != "/" }
          return end.map { String(head[...$0]) } ?? String(head)
        }
      }
    ),
    (
      "os.path.basename",
      { (evaluator, given, place) throws(Stop) in
        try text(given) { path in
          path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
        }
      }
    ),
    ("os.path.abspath", absolute), ("os.path.realpath", absolute),
    (
      "os.path.normpath",
      { (_, given, _) throws(Stop) in
        try text(given) { $0.isEmpty ? "." : Paths.normalised($0) }
      }
    ),
    (
      "os.path.exists",
      { (evaluator, given, place) throws(Stop) in
        presence(evaluator, given, "exists", place)
      }
    ),
    (
      "os.path.isfile",
      { (evaluator, given, place) throws(Stop) in
        presence(evaluator, given, "isfile", place)
      }
    ),
    (
      "os.path.isdir",
      { (evaluator, given, place) throws(Stop) in
        presence(evaluator, given, "isdir", place)
      }
    ),
  ]

  private static let absolute: NativeFunction.PureBody = {
    (evaluator, given, place) throws(Stop) in
    if evaluator.hasMovedAway {
      return evaluator.unknown("the working folder was changed", at: place)
    }
    let folder = evaluator.workingFolder
    return try text(given) { Paths.normalised(Paths.joined(folder, $0)) }
  }

  private static func text(
    _ given: CallArguments, _ change: (String) -> String
  ) throws(Stop) -> Value {
    guard let path = given.positional.first?.pathText else {
      return given.unknown.map { .unknown($0) } ?? .none
    }
    return .string(change(path))
  }

  private static func presence(
    _ evaluator: Evaluator, _ given: CallArguments, _ method: String, _ place: Place
  ) -> Value {
    guard let path = given.positional.first?.pathText else {
      return given.unknown.map { .unknown($0) } ?? .none
    }
    return evaluator.presence(of: path, as: method, at: place)
  }
}
