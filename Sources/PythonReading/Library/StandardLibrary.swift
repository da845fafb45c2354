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
    "abc.ABC", "abc.ABCMeta", "typing.Protocol", "typing.Generic", "typing.TypedDict",
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
    for name in ["IntEnum", "StrEnum"] {
      let type = ClassObject(name, module: "enum", bases: [.type(enumeration)])
      type.isEnumeration = true
      values["enum.\(name)"] = .type(type)
    }
    values["enum.auto"] = .native(
      NativeFunction("auto", module: "enum") { (_, _, _) throws(Stop) in .foreign(AutoValue()) })
    values["enum.unique"] = .native(NativeFunction("unique", module: "enum", identity))
  }

  static let identity: NativeFunction.PureBody = { (_, given, _) throws(Stop) in
    given.positional.first ?? .none
  }

  private static func hand(_ value: Value) -> Value {
    .native(
      NativeFunction("decorator", { (_, given, _) throws(Stop) in given.positional.first ?? .none })
    )
  }

  // MARK: functools

  private static let functools: [(String, NativeFunction.PureBody)] = [
    (
      "functools.partial",
      { (_, given, _) throws(Stop) in
        var rest = given
        guard !rest.positional.isEmpty else { return .none }
        let function = rest.positional.removeFirst()
        if case .partial(let inner) = function, inner.attributes.isEmpty {
          var all = inner.arguments
          all.positional += rest.positional
          all.keywords.removeAll { rest.keyword($0.name) != nil }
          all.keywords += rest.keywords
          all.rest = all.rest ?? rest.rest
          return .partial(PartialObject(inner.function, all))
        }
        return .partial(PartialObject(function, rest))
      }
    ),
    (
      "functools.reduce",
      { (evaluator, given, place) throws(Stop) in
        guard given.positional.count >= 2 else { return .none }
        var items = try evaluator.items(of: given.positional[1], at: place)
        var total: Value
        if given.positional.count > 2 {
          total = given.positional[2]
        } else {
          guard let first = items.first else {
            throw evaluator.failure(
              "TypeError", "reduce() of empty iterable with no initial value", at: place)
          }
          total = first
          items.removeFirst()
        }
        for item in items {
          let next = item.restUnknown.map { Value.unknown($0) } ?? item
          total = try evaluator.call(
            given.positional[0], CallArguments([total, next]), at: place)
        }
        return total
      }
    ),
    (
      "functools.wraps",
      { (_, given, _) throws(Stop) in
        let wrapped = given.positional.first ?? .none
        return .native(
          NativeFunction("wraps") { (evaluator, inner, place) throws(Stop) in
            let wrapper = inner.positional.first ?? .none
            try update(wrapper, from: wrapped, evaluator, at: place)
            return wrapper
          })
      }
    ),
    (
      "functools.update_wrapper",
      { (evaluator, given, place) throws(Stop) in
        guard given.positional.count >= 2 else { return .none }
        try update(given.positional[0], from: given.positional[1], evaluator, at: place)
        return given.positional[0]
      }
    ),
    (
      "functools.lru_cache",
      { (_, given, _) throws(Stop) in
        if case .function? = given.positional.first { return given.positional[0] }
        return hand(.none)
      }
    ),
    ("functools.cache", identity),
    (
      "functools.cached_property",
      { (_, given, _) throws(Stop) in
        .foreign(ClassMember(.property, given.positional.first ?? .none, isKept: true))
      }
    ),
  ]

  /// What `functools.update_wrapper` copies.
  private static func update(
    _ wrapper: Value, from wrapped: Value, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) {
    for name in ["__name__", "__qualname__", "__module__"] {
      let value = try evaluator.outcome { () throws(Stop) in
        try evaluator.attribute(name, of: wrapped, at: place)
      }
      guard case .success(let known) = value else { continue }
      try evaluator.setAttribute(name, of: wrapper, to: known, at: place)
    }
    try evaluator.setAttribute("__wrapped__", of: wrapper, to: wrapped, at: place)
  }

  // MARK: itertools, operator

  private static let itertools: [(String, NativeFunction.PureBody)] = [
    (
      "itertools.chain",
      { (evaluator, given, place) throws(Stop) in
        var all: [Value] = []
        for each in given.positional { all += try evaluator.items(of: each, at: place) }
        return .iterator(IteratorObject(all))
      }
    ),
    (
      "itertools.chain.from_iterable",
      { (evaluator, given, place) throws(Stop) in
        var all: [Value] = []
        for each in try evaluator.items(of: given.positional.first ?? .none, at: place) {
          all += try evaluator.items(of: each, at: place)
        }
        return .iterator(IteratorObject(all))
      }
    ),
    (
      "itertools.product",
      { (evaluator, given, place) throws(Stop) in
        var lists: [[Value]] = []
        for each in given.positional { lists.append(try evaluator.items(of: each, at: place)) }
        if case .int(let count)? = given.keyword("repeat"), count > 0, count < 10 {
          lists = (0..<count).flatMap { _ in lists }
        }
        if let rest = lists.joined().lazy.compactMap(\.restUnknown).first {
          return .iterator(IteratorObject([.rest(rest)]))
        }
        var rows: [[Value]] = [[]]
        for list in lists {
          guard rows.count * list.count <= 1_000_000 else {
            return evaluator.unknown("the product is too long", at: place)
          }
          rows = rows.flatMap { row in list.map { row + [$0] } }
        }
        return .iterator(IteratorObject(rows.map { .tuple($0) }))
      }
    ),
    (
      "itertools.combinations",
      { (evaluator, given, place) throws(Stop) in
        let items = try evaluator.items(of: given.positional.first ?? .none, at: place)
        guard case .int(2)? = given.argument(1, "r"),
          items.allSatisfy({ $0.restUnknown == nil }), items.count < 1000
        else { return evaluator.unknown("these combinations are not evaluated", at: place) }
        var rows: [Value] = []
        for first in items.indices {
          for second in items.indices where second > first {
            rows.append(.tuple([items[first], items[second]]))
          }
        }
        return .iterator(IteratorObject(rows))
      }
    ),
    (
      "operator.add",
      { (evaluator, given, place) throws(Stop) in
        guard given.positional.count == 2 else { return .none }
        return try evaluator.binary("Add", given.positional[0], given.positional[1], at: place)
      }
    ),
    (
      "operator.or_",
      { (evaluator, given, place) throws(Stop) in
        guard given.positional.count == 2 else { return .none }
        return try evaluator.binary("BitOr", given.positional[0], given.positional[1], at: place)
      }
    ),
    (
      "operator.itemgetter",
      { (_, given, _) throws(Stop) in
        let index = given.positional.first ?? .none
        guard given.positional.count == 1 else { return .external("operator.itemgetter()") }
        return .native(
          NativeFunction("itemgetter", module: "operator") {
            (evaluator, inner, place) throws(Stop) in
            try evaluator.item(of: inner.positional.first ?? .none, index, at: place)
          })
      }
    ),
  ]

  // MARK: collections, dataclasses, copy

  private static let collections: [(String, NativeFunction.PureBody)] = [
    (
      "collections.OrderedDict",
      { (evaluator, given, place) throws(Stop) in
        try evaluator.call(evaluator.builtins["dict"] ?? .none, given, at: place)
      }
    ),
    (
      "collections.defaultdict",
      { (evaluator, given, place) throws(Stop) in
        let dict = DictObject()
        if let rest = given.rest { dict.blur(rest) }
        for keyword in given.keywords { dict.set(keyword.name, keyword.value) }
        dict.factory = given.positional.first.flatMap { $0.isNone ? nil : $0 }
        if given.positional.count > 1 {
          try evaluator.update(dict, with: given.positional[1], at: place)
        }
        return .dict(dict)
      }
    ),
    (
      "collections.namedtuple",
      { (evaluator, given, place) throws(Stop) in
        guard let name = given.positional.first?.string,
          let fields = given.argument(1, "field_names")
        else { return evaluator.unknown("this named tuple is not evaluated", at: place) }
        var names: [String] = []
        if let text = fields.string {
          names = text.split { $0 == "," || $0.isWhitespace }.map(String.init)
        } else {
          names = try evaluator.items(of: fields, at: place).compactMap(\.string)
        }
        let type = ClassObject(name, module: "")
        type.annotated = names
        type.construct = Evaluator.makeNamedTuple
        if let defaults = given.keyword("defaults") {
          let values = try evaluator.items(of: defaults, at: place)
          for (name, value) in zip(names.suffix(values.count), values) {
            type.attributes[name] = value
          }
        }
        return .type(type)
      }
    ),
    (
      "dataclasses.dataclass",
      { (evaluator, given, place) throws(Stop) in
        if case .type(let type)? = given.positional.first {
          type.construct = Evaluator.makeDataClass
          return .type(type)
        }
        return .native(
          NativeFunction("dataclass") { (_, inner, place) throws(Stop) in
            if case .type(let type)? = inner.positional.first {
              type.construct = Evaluator.makeDataClass
              if case .bool(true)? = given.keyword("frozen") { type.isFrozen = true }
              if given.keywords.contains(where: { !["frozen", "repr", "slots"].contains($0.name) })
              {
                type.unknownParts = Unknown("these options are not evaluated", at: place)
                type.construct = nil
              }
            }
            return inner.positional.first ?? .none
          })
      }
    ),
    (
      "dataclasses.field",
      { (_, given, _) throws(Stop) in
        .foreign(
          FieldObject(value: given.keyword("default"), factory: given.keyword("default_factory")))
      }
    ),
    (
      "copy.copy",
      { (_, given, _) throws(Stop) in Copying.copy(given.positional.first ?? .none) }
    ),
    (
      "copy.deepcopy",
      { (_, given, _) throws(Stop) in
        var copying = Copying()
        return copying.deepCopy(given.positional.first ?? .none)
      }
    ),
  ]

  // MARK: Others

  private static let others: [(String, NativeFunction.PureBody)] = [
    ("logging.getLogger", { (_, _, _) throws(Stop) in .foreign(Silent()) }),
    ("warnings.warn", { (_, _, _) throws(Stop) in .none }),
    ("warnings.filterwarnings", { (_, _, _) throws(Stop) in .none }),
    ("warnings.simplefilter", { (_, _, _) throws(Stop) in .none }),
    ("logging.info", { (_, _, _) throws(Stop) in .none }),
    ("logging.warning", { (_, _, _) throws(Stop) in .none }),
    ("logging.debug", { (_, _, _) throws(Stop) in .none }),
    ("abc.abstractmethod", identity),
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

  func call(
    _ method: String, _ arguments: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? { .foreign(self) }

  func binary(
    _ operation: String, _ other: Value, isReflected: Bool, _ evaluator: Evaluator,
    at place: Place
  ) throws(Stop) -> Value? { .foreign(self) }
}

/// A logger: takes everything and says nothing.
final class Silent: ForeignObject {
  let typeName = "Logger"

  func call(
    _ method: String, _ arguments: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? { Value.none }
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
