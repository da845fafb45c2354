import OutsideWorld
import PythonReading

/// A Python program that a command starts, parsed with the modules beside it.
final class PythonScript: Sendable {
  private let path: String
  private let module: String
  /// Nil when Python could not parse it.
  private let parsed: ParsedModules?
  private let problem: String
  private let world: World
  /// Whether what it does depends on its arguments as they are written.
  private let usesArguments: Bool

  init(_ path: String, interpreter: String, in world: World) async {
    self.path = path
    self.world = world
    let folder = Paths.parent(of: path) ?? "/"
    let name = Paths.lastComponent(of: path)
    module = String(name.dropLast(name.hasSuffix(".py") ? 3 : 0))
    let bytes = (try? world.files.read(path)) ?? []
    usesArguments = String(decoding: bytes, as: UTF8.self).contains("argv")
    let request = PythonParser.Request(roots: [folder], modules: [module])
    do throws(PythonParser.Problem) {
      parsed = try await PythonParser(interpreter: interpreter, world: world)
        .parse(request, timeLimit: 60)
      problem = ""
    } catch {
      parsed = nil
      problem = "\(interpreter) could not parse it"
    }
  }

  /// What it touches when it is started with these arguments in a folder.
  ///
  /// - Parameter arguments: Nil for those that are not known.
  func facts(_ arguments: [String?], in folder: String) async -> CodeFacts {
    let (module, path, parsed) = (module, path, parsed)
    let (files, given) = (world.files, usesArguments ? arguments : nil)
    let facts = await LastingThread.result(stackSize: 1 << 29) { () -> CodeFacts? in
      guard let modules = parsed?.read() else { return nil }
      return Self.follow(modules, module, path, given, files: files, folder: folder)
    }
    if let facts = facts ?? nil { return facts }
    var unknown = CodeFacts()
    unknown.add(
      FoundUnresolved(kind: .read, means: "", reason: problem, place: Self.start(of: path)))
    return unknown
  }

  private static func follow(
    _ modules: [ModuleSyntax], _ module: String, _ path: String, _ arguments: [String?]?,
    files: any FileStore, folder: String
  ) -> CodeFacts {
    var library: [String: Value] = [:]
    if let arguments {
      // One that is not known may be none, or several.
      let unknown = Unknown("the arguments it is started with are not known", at: start(of: path))
      library["sys.argv"] = .list(
        [.string(path)] + arguments.map { $0.map { .string($0) } ?? .rest(unknown) })
    }
    var absent: Set<String> = []
    // Each turn names one module more that is not there.
    for _ in 0..<100 {
      let evaluator = Evaluator(
        modules: modules, absentModules: absent, library: library, main: module, files: files,
        workingFolder: folder)
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
