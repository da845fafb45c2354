import PipelineModel
import PythonReading

/// What a call of a library does to the world outside the program.
enum Effect: Sendable {
  case reads(Argument)
  case writes(Argument)
  /// Writes to a path that gets an ending when it has none.
  case writesEnding(Argument, String)
  /// The flags decide: `os.O_RDONLY`, or any others.
  case opensFile(Argument, flags: Argument)
  /// The mode decides: `r`, `w+`.
  case opens(Argument, mode: Argument, default: String)
  case copies(from: Argument, to: Argument)
  case moves(from: Argument, to: Argument)
  /// Reads the names of a folder; what it returns are paths below it.
  case lists(Argument)
  /// Reads what matches a pattern, which may lie below a folder.
  case matches(Argument, below: Argument?, isDeep: Bool)
  case readsTable(Argument, schema: Argument, of: Argument)
  case writesTable(Argument, schema: Argument, of: Argument)
  /// An object of a bucket.
  case object(Access.Kind, bucket: Argument, key: Argument)
  /// Runs a command: words, or a line for a shell.
  case runs(Argument)
  /// Relative paths mean something else from then on.
  case movesAway
  case changes(SharedStateUse.State)
}

/// Which argument of a call is meant: by position, or by any of its names.
struct Argument: Sendable {
  let position: Int?
  let names: [String]

  func value(in given: CallArguments) -> Value? {
    if let position, given.positional.indices.contains(position) {
      // What `*` brought may shift all that follows.
      for value in given.positional[...position] {
        if case .rest(let unknown) = value { return .unknown(unknown) }
      }
      return given.positional[position]
    }
    return names.lazy.compactMap { given.keyword($0) }.first ?? given.rest.map { .unknown($0) }
  }
}

/// The argument at a position, or of one of these names.
func at(_ position: Int, _ names: String...) -> Argument {
  Argument(position: position, names: names)
}

/// An argument that is given by name only.
func named(_ names: String...) -> Argument { Argument(position: nil, names: names) }

/// What is known of some libraries: a file under `Libraries/` each, and a line in ``Libraries``.
struct LibraryEffects {
  /// By dotted name.
  var functions: [String: [Effect]] = [:]
  /// By name: methods that no other kind of object has, whatever they are called of.
  var methods: [String: [Effect]] = [:]
  /// Methods of what functions return whose dotted names begin so.
  var methodsOf: [(makers: String, methods: [String: [Effect]])] = []

  /// The same effects for several functions of a module.
  mutating func add(_ module: String, _ names: String, _ effects: Effect...) {
    for name in names.split(separator: " ") {
      functions[module.isEmpty ? String(name) : "\(module).\(name)", default: []] += effects
    }
  }

  mutating func add(methods names: String, _ effects: Effect...) {
    for name in names.split(separator: " ") { methods[String(name), default: []] += effects }
  }

  mutating func add(methods names: String, of makers: String, _ effects: Effect...) {
    var own: [String: [Effect]] = [:]
    for name in names.split(separator: " ") { own[String(name)] = effects }
    methodsOf.append((makers, own))
  }
}
