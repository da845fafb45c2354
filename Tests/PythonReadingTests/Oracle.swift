import Foundation
import OutsideWorld
import PythonReading

/// What the real Python says of programs, and what the evaluator says.
struct Oracle {
  /// What became of a program, as the script of the fixtures describes it.
  struct Described: Decodable, Sendable {
    let k: String
    let t: String?
    let i: [Described]?
  }

  /// A program with its outcomes.
  struct Row: Sendable {
    let program: Program
    let outcomes: [Described]
  }

  static let fixtures = Paths.normalised(Paths.joined(#filePath, "../../Fixtures/python"))
  static let world = World(
    files: DiskFiles(), processes: SystemProcesses(), clock: SystemClock(),
    console: Console.ofProcess(), environment: ProcessInfo.processInfo.environment,
    currentDirectory: "/")

  private struct Request: Encodable {
    let main: String
    let modules: [String]
    let values: [String?]
  }

  struct Failure: Error { let message: String }

  let folder: String

  /// Runs `body` with the files of programs in a folder of their own.
  static func with<Result>(
    _ programs: [Program], _ body: (Oracle) async throws -> Result
  ) async throws -> Result {
    let folder = NSTemporaryDirectory() + "python-reading-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for module in programs.flatMap(\.modules) {
      let path = folder + "/" + module.name.replacingOccurrences(of: ".", with: "/") + ".py"
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data(module.text.utf8).write(to: URL(fileURLWithPath: path))
    }
    return try await body(Oracle(folder: folder))
  }

  /// Runs each program with Python, once for each value of the variable X.
  func outcomes(of programs: [Program], values: [String?]) async throws -> [Row] {
    let requests = programs.map {
      Request(main: $0.main, modules: $0.modules.map(\.name), values: values)
    }
    let file = folder + "/programs.json"
    try JSONEncoder().encode(requests).write(to: URL(fileURLWithPath: file))
    let finished = try await Self.world.capture(
      ChildCommand(
        ["python3", Self.fixtures + "/oracle.py", folder, file],
        environment: Self.world.environment.merging(["PYTHONHASHSEED": "0"]) { $1 },
        directory: folder),
      timeLimit: 120)
    let lines = finished.output.split(separator: UInt8(ascii: "\n"))
    guard lines.count == programs.count else {
      throw Failure(message: String(decoding: finished.error, as: UTF8.self))
    }
    return try zip(programs, lines).map { program, line in
      Row(program: program, outcomes: try JSONDecoder().decode([Described].self, from: Data(line)))
    }
  }

  /// What the evaluator gets wrong, a line for each program.
  func mistakes(in rows: [Row]) async throws -> [String] {
    let names = rows.flatMap { $0.program.modules.map(\.name) }
    let parsed = try await PythonParser(interpreter: "python3", world: Self.world).parse(
      PythonParser.Request(roots: [folder], modules: names), timeLimit: 60)
    let folder = folder
    return await LastingThread.result(stackSize: 1 << 30) { () -> [String] in
      guard let read = parsed.read() else { return ["malformed"] }
      let byName = Dictionary(read.map { ($0.name, $0) }) { first, _ in first }
      return rows.compactMap { row in
        let modules = row.program.names.compactMap { byName[$0] }
        return Judgement(row, modules, folder: folder).mistake.map { "\(row.program.name): \($0)" }
      }
    } ?? ["no thread"]
  }
}
