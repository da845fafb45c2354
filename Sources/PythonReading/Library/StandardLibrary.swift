/// What is known of Python's standard library.
enum StandardLibrary {
  /// Modules that every Python has: importing them cannot fail.
  static let modules: Set<String> = [
    "__future__", "abc", "argparse", "ast", "asyncio", "base64", "bisect", "builtins", "calendar",
    "collections", "concurrent", "configparser", "contextlib", "copy", "csv", "dataclasses",
    "datetime", "decimal", "difflib", "enum", "fnmatch", "fractions", "functools", "gc", "getpass",
    "glob", "gzip", "hashlib", "heapq", "html", "http", "importlib", "inspect", "io", "itertools",
    "json", "keyword", "locale", "logging", "math", "multiprocessing", "numbers", "operator", "os",
    "pathlib", "pickle", "pkgutil", "platform", "pprint", "queue", "random", "re", "shutil",
    "signal", "socket", "sqlite3", "statistics", "string", "struct", "subprocess", "sys",
    "tempfile", "textwrap", "threading", "time", "timeit", "traceback", "types", "typing",
    "unicodedata", "unittest", "urllib", "uuid", "warnings", "weakref", "xml", "zipfile",
    "zoneinfo",
  ]

  /// Bases and metaclasses that bring nothing a program of pipelines would see.
  static let emptyBases: Set<String> = [
    "abc.ABC", "abc.ABCMeta", "typing.Protocol", "typing.Generic",
    "typing_extensions.Protocol",
  ]

  static var values: [String: Value] {
    var values: [String: Value] = [:]
    for (name, body) in functools + itertools + collections + others {
      let parts = name.split(separator: ".")
      let module = parts.dropLast().joined(separator: ".")
      values[name] = .native(NativeFunction(String(parts.last ?? ""), module: module, body))
    }
    for (name, value) in constants { values[name] = value }
    for name in typingNames {
      values["typing.\(name)"] = .foreign(TypingName())
      values["collections.abc.\(name)"] =
        values["collections.abc.\(name)"]
        ?? .external(
          "collections.abc.\(name)")
    }
    addTypes(&values)
    return values.merging(PathLibrary.values) { first, _ in first }
  }

  private static var constants: [(String, Value)] {
    [
      ("typing.TYPE_CHECKING", .bool(false)), ("os.sep", .string("/")),
      ("os.linesep", .string("\n")),
      ("string.ascii_lowercase", .string("abcdefghijklmnopqrstuvwxyz")),
      ("string.ascii_uppercase", .string("ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
      ("string.digits", .string("0123456789")),
    ]
  }

  private static let typingNames = [
    "Any", "Optional", "Union", "List", "Dict", "Tuple", "Set", "Type", "Callable", "Iterable",
    "Sequence", "Mapping", "Literal", "ClassVar", "Final", "Annotated",
  ]

  private static func addTypes(_ values: inout [String: Value]) {
    let namedTuple = ClassObject("NamedTuple", module: "typing")
    namedTuple.construct = Evaluator.makeNamedTupleType
    values["typing.NamedTuple"] = .type(namedTuple)
    let enumeration = ClassObject("Enum", module: "enum")
    enumeration.isEnumeration = true
    values["enum.Enum"] = .type(enumeration)
    for name in ["IntEnum", "StrEnum", "Flag"] {
      let type = ClassObject(name, module: "enum", bases: [.type(enumeration)])
      type.isEnumeration = true
      values["enum.\(name)"] = .type(type)
    }
    if let flag = values["enum.Flag"] {
      let type = ClassObject("IntFlag", module: "enum", bases: [flag])
      type.isEnumeration = true
      values["enum.IntFlag"] = .type(type)
    }
    values["enum.auto"] = .native(
      NativeFunction("auto", module: "enum") { (_, _, _) throws(Stop) in .foreign(AutoValue()) })
    values["enum.unique"] = .native(
      NativeFunction("unique", module: "enum") { (evaluator, given, place) throws(Stop) in
        if case .type(let type)? = given.positional.first,
          Set(type.members.compactMap { type.attributes[$0]?.key }).count < type.members.count
        {
          throw evaluator.failure("ValueError", "duplicate values in \(type.name)", at: place)
        }
        return given.positional.first ?? .none
      })
  }

  static let identity: NativeFunction.PureBody = { (_, given, _) throws(Stop) in
    given.positional.first ?? .none
  }

  static func hand(_ value: Value) -> Value {
    .native(
      NativeFunction("decorator", { (_, given, _) throws(Stop) in given.positional.first ?? .none })
    )
  }

  // MARK: Others

  static let others: [(String, NativeFunction.PureBody)] = [
    ("types.SimpleNamespace", namespace),
    ("sys.exit", Builtins.exit), ("os._exit", leave("os._exit")), ("os.abort", leave("os.abort")),
    ("logging.getLogger", { (_, _, _) throws(Stop) in .foreign(Silent()) }),
    (
      "warnings.warn",
      { (evaluator, _, _) throws(Stop) in
        // It may raise an error.
        if evaluator.warningsMayRaise { evaluator.unknownsMade += 1 }
        return .none
      }
    ),
    ("warnings.filterwarnings", filterWarnings), ("warnings.simplefilter", filterWarnings),
    ("logging.info", { (_, _, _) throws(Stop) in .none }),
    ("logging.warning", { (_, _, _) throws(Stop) in .none }),
    ("logging.debug", { (_, _, _) throws(Stop) in .none }),
    (
      "abc.abstractmethod",
      { (_, given, _) throws(Stop) in
        let value = given.positional.first ?? .none
        if case .function(let function) = value {
          function.attributes["__isabstractmethod__"] = .bool(true)
        }
        return value
      }
    ),
    (
      "typing.cast",
      { (_, given, _) throws(Stop) in
        given.argument(1, "val") ?? .none
      }
    ),
    ("typing.TypeVar", { (_, _, _) throws(Stop) in .foreign(TypingName()) }),
    ("typing.no_type_check", identity), ("typing.overload", identity),
    ("contextlib.suppress", { (_, given, _) throws(Stop) in .foreign(Suppress(given.positional)) }),
    (
      "os.environ.get",
      { (evaluator, given, place) throws(Stop) in
        environment(evaluator, given, place)
      }
    ),
    (
      "os.getenv",
      { (evaluator, given, place) throws(Stop) in
        environment(evaluator, given, place)
      }
    ),
    (
      "importlib.import_module",
      { (evaluator, given, place) throws(Stop) in
        if let unknown = given.unknown { return .unknown(unknown) }
        guard let name = given.positional.first?.string else { return .none }
        let package = given.argument(1, "package")?.string
        let full = absolute(name, package)
        guard evaluator.isOfProgram(full) else { return evaluator.external(full) }
        return .module(try evaluator.module(full, at: place))
      }
    ),
  ]

  /// Attributes by name: all else of it is not evaluated.
  private static let namespace: NativeFunction.PureBody = {
    (evaluator, given, place) throws(Stop) in
    if let rest = given.rest ?? given.positional.first?.unknown { return .unknown(rest) }
    guard given.positional.isEmpty else {
      return evaluator.unknown("this namespace is not evaluated", at: place)
    }
    let type = ClassObject("SimpleNamespace", module: "types")
    type.unknownParts = Unknown("types.SimpleNamespace is not read", at: place)
    let made = Instance(type)
    for keyword in given.keywords { made.attributes[keyword.name] = keyword.value }
    return .instance(made)
  }

  private static let filterWarnings: NativeFunction.PureBody = {
    (evaluator, given, _) throws(Stop) in
    if given.argument(0, "action")?.string ?? "error" == "error" {
      evaluator.warningsMayRaise = true
    }
    return .none
  }

  /// Ends the process at once.
  private static func leave(_ name: String) -> NativeFunction.PureBody {
    { (evaluator, given, place) throws(Stop) in
      let status = given.positional.first.flatMap { evaluator.representation($0) } ?? ""
      throw .exited(by: "\(name)(\(status))", place)
    }
  }

  private static func absolute(_ name: String, _ package: String?) -> String {
    guard name.hasPrefix("."), let package else { return name }
    var parts = package.split(separator: ".").map(String.init)
    let dots = name.prefix { $0 == "." }.count
    parts.removeLast(min(dots - 1, parts.count))
    return (parts + [String(name.dropFirst(dots))]).joined(separator: ".")
  }

  private static func environment(
    _ evaluator: Evaluator, _ given: CallArguments, _ place: Place
  ) -> Value {
    let name = given.positional.first?.string.map { " \($0)" } ?? ""
    return evaluator.unknown("the environment variable\(name) is read", at: place)
  }
}

/// A name of `typing`: means nothing when a program runs.
final class TypingName: ForeignObject {
  let typeName = "typing"

  func attribute(_ name: String, _ evaluator: Evaluator, at place: Place) throws(Stop) -> Value? {
    evaluator.unknown("\(name) of a name of typing is not read", at: place)
  }

  func call(
    _ method: String, _ arguments: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? {
    method == "__getitem__"
      ? .foreign(self) : evaluator.unknown("a name of typing is called", at: place)
  }

  func equals(_ other: Value) -> Truth? {
    .unknown(Unknown("what a name of typing is equal to is not known", at: Place.nowhere))
  }

  func binary(
    _ operation: String, _ other: Value, isReflected: Bool, _ evaluator: Evaluator,
    at place: Place
  ) throws(Stop) -> Value? { .foreign(self) }
}

/// A logger: takes everything and says nothing.
final class Silent: ForeignObject {
  let typeName = "Logger"

  /// The methods that give nothing.
  private static let methods: Set = [
    "debug", "info", "warning", "warn", "error", "critical", "exception", "log", "setLevel",
    "addHandler", "removeHandler", "addFilter", "removeFilter",
  ]

  func attribute(_ name: String, _ evaluator: Evaluator, at place: Place) throws(Stop) -> Value? {
    Self.methods.contains(name)
      ? nil : evaluator.unknown("\(name) of a logger is not read", at: place)
  }

  func call(
    _ method: String, _ arguments: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? {
    Self.methods.contains(method)
      ? Value.none : evaluator.unknown("\(method)() of a logger is not read", at: place)
  }
}

/// `enum.auto()`.
final class AutoValue: ForeignObject {
  let typeName = "auto"
}

/// `contextlib.suppress(…)`.
final class Suppress: ForeignObject {
  let typeName = "suppress"
  private let types: [Value]

  init(_ types: [Value]) { self.types = types }

  func items(_ evaluator: Evaluator, at place: Place) throws(Stop) -> [Value]? { types }
}
