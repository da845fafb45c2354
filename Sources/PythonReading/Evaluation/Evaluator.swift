import OutsideWorld

/// Works out what a Python program builds, without running it and without guessing.
///
/// It follows the language as far as pipelines are written in it. A value that depends on anything
/// outside the program (a library, the environment, the clock) is `unknown`, with the place where
/// that began; whatever such a value decides is unknown too.
package final class Evaluator {
  private let sources: [String: ModuleSyntax]
  var modules: [String: ModuleObject] = [:]
  /// Known values of libraries by dotted name.
  let library: [String: Value]
  let builtins: [String: Value]
  /// The types of exceptions that are built in.
  let exceptions: ExceptionTypes
  private var steps = 0
  private var stepLimit: Int
  private var depth = 0
  /// How often something came out unknown: whether a block may have raised.
  var unknownsMade = 0
  /// Modules of libraries imported so far, other than Python's own and those of `library`.
  var importedLibraries: [String] = []
  /// Where the project's own files are read from; nothing is read when nil.
  let files: (any FileStore)?
  /// Absolute: what relative paths are taken from.
  let workingFolder: String
  /// The files whose content or presence the program asked for.
  package var asked: Set<String> = []
  /// The folders whose names it asked for.
  package var listed: Set<String> = []
  /// Modules that were asked for and are not there.
  private let absentModules: Set<String>
  /// Values that names of the program's own modules have, whatever stands there.
  private let overridden: [String: Value]
  /// The module that is started as the program.
  private let main: String?

  /// - Parameters:
  ///   - modules: What was parsed.
  ///   - absentModules: Names that were looked for without finding a file.
  ///   - library: Known values of libraries by dotted name: functions, types, constants.
  ///   - overriding: What functions of the program are by dotted name, where the host knows better.
  ///   - main: The module that is started as the program: its `__name__` is `__main__`.
  ///   - files: Where files of the program's own folder are read from.
  ///   - workingFolder: Absolute: the folder that the program would be started in.
  ///   - stepLimit: Expressions and statements evaluated before the program is said not to end.
  package init(
    modules: [ModuleSyntax], absentModules: Set<String> = [], library: [String: Value] = [:],
    overriding overridden: [String: Value] = [:], main: String? = nil,
    files: (any FileStore)? = nil,
    workingFolder: String = "/", stepLimit: Int = 20_000_000
  ) {
    sources = Dictionary(modules.map { ($0.name, $0) }) { first, _ in first }
    self.absentModules = absentModules
    self.overridden = overridden
    self.main = main
    let exceptions = ExceptionTypes()
    self.exceptions = exceptions
    builtins = Builtins.values(exceptions)
    var known = StandardLibrary.values
    known["dataclasses.FrozenInstanceError"] = exceptions.byName["FrozenInstanceError"].map {
      .type($0)
    }
    self.library = known.merging(library) { _, host in host }
    self.stepLimit = stepLimit
    self.files = files
    self.workingFolder = workingFolder
  }

  /// The names of the packages that are part of the program.
  lazy var programRoots = Set(
    sources.keys.map { $0.split(separator: ".").first.map(String.init) ?? $0 })

  /// The module of a name, or nil when there is none in the program.
  package func hasModule(_ name: String) -> Bool { sources[name] != nil }

  // MARK: Budget

  func step(at place: @autoclosure () -> Place) throws(Stop) {
    steps += 1
    if steps > stepLimit { throw .tooLong(place()) }
  }

  /// Allows so many more steps, and no more than before; returns the limit that was.
  func limitSteps(to most: Int) -> Int {
    let before = stepLimit
    stepLimit = min(before, steps + most)
    return before
  }

  /// Counts work that is no expression or statement.
  func count(steps more: Int) { steps += more }

  /// Gives back the steps that were left.
  func restoreSteps(_ limit: Int) {
    stepLimit = limit
    steps = 0
  }

  func deeper<Result>(
    at place: @autoclosure () -> Place, _ body: () throws(Stop) -> Result
  ) throws(Stop) -> Result {
    depth += 1
    defer { depth -= 1 }
    if depth > 12_000 { throw .tooDeep(place()) }
    return try body()
  }

  /// The exceptions that the program made.
  var exceptionsMade: [Value] = []
  /// How many blocks are open of which it is not known whether they are executed.
  var tentative = 0
  /// The exceptions that are being handled, for a bare `raise`.
  var caught: [PythonError] = []
  /// What may stand behind values that are not known.
  var behind: [Unknown: Behind] = [:]
  /// Whether the program turned warnings into errors.
  var warningsMayRaise = false
  /// How many `try` are open.
  var attempts = 0
  /// The functions whose calls are open.
  var openCalls: [ObjectIdentifier: Int] = [:]
  /// How many comparisons of containers are open.
  var comparing = 0
  /// How many calls of the program's functions are open.
  var callDepth = 0
  /// Whether the program changed its working folder.
  var hasMovedAway = false
  /// Learns what is asked of libraries, while a function is followed for that.
  var watcher: (any CallWatcher)?

  // MARK: Unknown

  package func unknown(_ reason: String, at place: Place) -> Value {
    unknownsMade += 1
    return .unknown(Unknown(reason, at: place))
  }

  func place(_ range: SyntaxRange, _ frame: Frame) -> Place {
    Place(file: frame.module.file, range: range)
  }

  func failure(_ type: String, _ message: String, at place: Place) -> Stop {
    .raised(PythonError(type, message, at: place))
  }

  // MARK: Modules

  /// Imports a module of the program: runs it once.
  package func module(_ name: String, at place: Place) throws(Stop) -> ModuleObject {
    if let known = modules[name] {
      importedLibraries += known.conditions.libraries
      if known.conditions.hasUnknowns { unknownsMade += 1 }
      return known
    }
    let (librariesBefore, unknownsBefore) = (importedLibraries.count, unknownsMade)
    guard let syntax = sources[name] else {
      if absentModules.contains(name) {
        throw failure("ModuleNotFoundError", "No module named '\(name)'", at: place)
      }
      throw .needsModule(name)
    }
    let parts = name.split(separator: ".")
    var parent: ModuleObject?
    if parts.count > 1 {
      parent = try module(parts.dropLast().joined(separator: "."), at: place)
      if let known = modules[name] { return known }
    }
    if let problem = syntax.problem {
      let range = SyntaxRange(
        line: Int32(clamping: problem.line ?? 1),
        column: Int32(clamping: (problem.column ?? 1) - 1),
        endLine: Int32(clamping: problem.line ?? 1),
        endColumn: Int32(clamping: (problem.column ?? 1) - 1))
      throw failure(
        problem.type, problem.message, at: Place(file: syntax.path ?? name, range: range))
    }
    let made = ModuleObject(syntax)
    made["__name__"] = .string(name == main ? "__main__" : name)
    made["__file__"] = syntax.path.map { .string($0) } ?? Value.none
    made["__doc__"] = Self.text(of: syntax.body)
    made["__package__"] = .string(
      syntax.isPackage ? name : parts.dropLast().joined(separator: "."))
    modules[name] = made
    let outcome = try outcome { () throws(Stop) in
      _ = try execute(syntax.body, Frame(.module, module: made))
    }
    if case .failure(let stop) = outcome {
      modules[name] = nil
      throw stop
    }
    for (dotted, value) in overridden where dotted.hasPrefix(name + ".") {
      let own = dotted.dropFirst(name.count + 1)
      if !own.contains(".") { made[String(own)] = value }
    }
    made.isComplete = true
    // Outside of every `try` the program would have ended there.
    if attempts > 0 {
      made.conditions = ImportConditions(
        libraries: Set(importedLibraries[librariesBefore...]).sorted(),
        hasUnknowns: unknownsMade > unknownsBefore)
    }
    if let last = parts.last { parent?[String(last)] = .module(made) }
    return made
  }

  /// What a body ends with; only what no program can catch is thrown.
  func outcome<Value>(
    _ body: () throws(Stop) -> Value
  ) throws(Stop) -> Result<Value, Stop> {
    do throws(Stop) { return .success(try body()) } catch {
      if case .raised = error { return .failure(error) }
      throw error
    }
  }

  /// What a body begins with, when that is a text.
  private static func text(of body: [Statement]) -> Value {
    if case .expression(let value)? = body.first?.kind,
      case .constant(.string(let text)) = value.kind
    {
      return .string(text)
    }
    return .none
  }

  /// Whether a dotted name belongs to the program.
  func isOfProgram(_ name: String) -> Bool {
    if sources[name] != nil { return true }
    let top = name.split(separator: ".").first.map(String.init) ?? name
    return programRoots.contains(top)
  }

  /// The value that a dotted name of a library stands for.
  func external(_ name: String) -> Value {
    library[name] ?? .external(name)
  }
}
