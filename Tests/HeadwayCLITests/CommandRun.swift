import Foundation
import OutsideWorld
import Synchronization

@testable import HeadwayCLI

/// One command line, run in this process on the real disk.
struct CommandRun {
  let status: Int32
  let output: String
  let error: String

  /// Runs `headway` with the words, in a working folder.
  static func headway(
    _ words: [String], in folder: String, environment: [String: String] = [:]
  ) async -> CommandRun {
    let output = RecordingSink()
    let error = RecordingSink()
    var variables = ProcessInfo.processInfo.environment
    variables["VIRTUAL_ENV"] = Repository.kedroEnvironment
    variables.merge(environment) { _, new in new }
    let world = World(
      files: DiskFiles(), processes: SystemProcesses(), clock: SystemClock(),
      console: Console(
        output: output, error: error, outputIsTerminal: false, errorIsTerminal: false, width: 80),
      environment: variables, currentDirectory: folder)
    let status = await Headway.run(words, in: world)
    return CommandRun(status: status, output: output.text, error: error.text)
  }

  /// What was printed, read as JSON.
  var json: [String: Any] {
    let object = try? JSONSerialization.jsonObject(with: Data(output.utf8))
    return object as? [String: Any] ?? [:]
  }
}

/// Keeps what is printed.
final class RecordingSink: TextSink {
  private let bytes = Mutex<[UInt8]>([])

  func write(_ more: [UInt8]) { bytes.withLock { $0 += more } }

  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
}

/// The repository that the tests stand in.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Made by `make setup`.
  static let kedroEnvironment = root + "/.build/kedro-1.7.0"
}

/// A folder that goes away with the test.
final class ScratchFolder {
  let path: String

  init() throws {
    path = DiskFiles().canonical(try DiskFiles().makeTemporaryDirectory())
  }

  deinit { try? DiskFiles().remove(path) }

  /// Copies a project of `fixtures/` here.
  func copy(fixture: String) throws {
    try FileManager.default.copyItem(
      atPath: "\(Repository.root)/fixtures/\(fixture)", toPath: "\(path)/\(fixture)")
    try? FileManager.default.removeItem(atPath: "\(path)/\(fixture)/data/02_out")
    try? FileManager.default.removeItem(atPath: "\(path)/\(fixture)/.headway")
    try FileManager.default.createDirectory(
      atPath: "\(path)/\(fixture)/data/02_out", withIntermediateDirectories: true)
  }

  func write(_ text: String, to file: String) throws {
    try DiskFiles().write(Array(text.utf8), to: "\(path)/\(file)")
  }

  func text(of file: String) throws -> String {
    String(decoding: try DiskFiles().read("\(path)/\(file)"), as: UTF8.self)
  }

  /// Every file below, with its content: to see that nothing was written.
  func snapshot() -> [String: Data] {
    var files: [String: Data] = [:]
    let walker = FileManager.default.enumerator(atPath: path)
    while let name = walker?.nextObject() as? String {
      files[name] = FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data()
    }
    return files
  }
}

/// When a node of a waiting fixture ran.
struct NodeTimes: Decodable {
  let node: String
  let start: Double
  let end: Double

  static func read(in project: String) throws -> [String: NodeTimes] {
    var times: [String: NodeTimes] = [:]
    for name in ["A", "B", "C", "D"] {
      let data = try Data(contentsOf: URL(filePath: "\(project)/data/02_out/\(name).times.json"))
      times[name] = try JSONDecoder().decode(NodeTimes.self, from: data)
    }
    return times
  }

  func overlaps(_ other: NodeTimes) -> Bool { start < other.end && other.start < end }
}
