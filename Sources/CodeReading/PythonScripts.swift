import OutsideWorld
import PythonReading

/// The Python programs of a folder that commands start, parsed at once with all that they import.
final class PythonScripts: Sendable {
  /// Nil when Python could not parse them.
  private let modules: [ModuleSyntax]?
  private let problem: String
  private let world: World

  /// - Parameter path: The first that is started.
  init(in folder: String, with path: String, interpreter: String, world: World) async {
    self.world = world
    let names = ((try? world.files.entries(of: folder)) ?? []).filter { $0.hasSuffix(".py") }
      .filter { (world.files.size(of: Paths.joined(folder, $0)) ?? 0) < 1 << 20 }
    let modules = Set(names + [Paths.lastComponent(of: path)]).map(Self.module(of:)).sorted()
    let request = PythonParser.Request(roots: [folder], modules: modules)
    var parsed: ParsedModules?
    do throws(PythonParser.Problem) {
      parsed = try await PythonParser(interpreter: interpreter, world: world)
        .parse(request, timeLimit: 60)
    } catch {}
    let output = parsed
    self.modules =
      await LastingThread.result(stackSize: 1 << 29) { output?.read() } ?? nil
    problem = "\(interpreter) could not parse it"
  }

  private static func module(of path: String) -> String {
    let name = Paths.lastComponent(of: path)
    return String(name.dropLast(name.hasSuffix(".py") ? 3 : 0))
  }

  /// What a script touches when it is started with these arguments in a folder.
  ///
  /// - Parameter arguments: Nil for those that are not known.
  func facts(of path: String, _ arguments: [String?], in folder: String) async -> CodeFacts {
    let name = Self.module(of: path)
    let script = modules?.first { $0.name == name }
    guard let modules, let script, script.problem == nil else {
      var unknown = CodeFacts()
      let reason = script?.problem.map { "it has a \($0.type): \($0.message)" } ?? problem
      unknown.add(
        FoundUnresolved(kind: .read, means: "", reason: reason, place: Self.start(of: path)))
      return unknown
    }
    let files = world.files
    return await LastingThread.result(stackSize: 1 << 29) {
      Self.follow(modules, name, path, arguments, files: files, folder: folder)
    } ?? CodeFacts()
  }

  private static func follow(
    _ modules: [ModuleSyntax], _ module: String, _ path: String, _ arguments: [String?],
    files: any FileStore, folder: String
  ) -> CodeFacts {
    // One that is not known may be none, or several.
    let unknown = Unknown("the arguments it is started with are not known", at: start(of: path))
    let words = [.string(path)] + arguments.map { $0.map { .string($0) } ?? Value.rest(unknown) }
    var absent: Set<String> = []
    // Each turn names one module more that is not there.
    for _ in 0..<100 {
      let evaluator = Evaluator(
        modules: modules, absentModules: absent, library: ["sys.argv": .list(words)],
        main: module, files: files, workingFolder: folder)
      do throws(Stop) {
        return try CodeReader(evaluator).facts(ofModule: module, at: start(of: path))
      } catch {
        guard case .needsModule(let name) = error else { break }
        absent.insert(name)
      }
    }
    return CodeFacts()
  }

  private static func start(of path: String) -> Place {
    Place(file: path, range: SyntaxRange(line: 1, column: 0, endLine: 1, endColumn: 0))
  }
}
