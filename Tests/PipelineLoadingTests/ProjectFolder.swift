import OutsideWorld
import PipelineLoading
import PipelineModel

/// A folder of its own on the disk, removed with the value.
final class ProjectFolder: Sendable {
  let path: String
  private let files = DiskFiles()

  /// Makes a folder that holds the given texts.
  init(_ texts: [String: String] = [:]) throws {
    path = files.canonical(try files.makeTemporaryDirectory())
    for (name, text) in texts { try write(text, to: name) }
  }

  deinit { try? files.remove(path) }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = Paths.joined(path, name)
    try files.makeDirectory(Paths.parent(of: file) ?? "/")
    try files.write(bytes, to: file)
  }

  func link(_ name: String, to target: String) throws {
    try files.link(Paths.joined(path, name), to: target)
  }

  /// Loads a path in the folder, as a command started there does.
  func load(
    _ request: String = ".", with change: (inout LoadRequest) -> Void = { _ in }
  ) async throws -> LoadedProject {
    var wanted = LoadRequest(path: request, currentDirectory: path)
    change(&wanted)
    return try await loadProject(wanted, in: .test(in: path))
  }

  /// What is wrong with the folder's project; nil when it loads.
  func problem(
    _ request: String = ".", with change: (inout LoadRequest) -> Void = { _ in }
  ) async -> InputProblem? {
    do {
      _ = try await load(request, with: change)
      return nil
    } catch { return error as? InputProblem }
  }
}

extension World {
  /// The real machine, silent, with an environment of its own.
  static func test(in folder: String, environment: [String: String] = [:]) -> World {
    World(
      files: DiskFiles(), processes: SystemProcesses(), clock: SystemClock(),
      console: Console(
        output: NoSink(), error: NoSink(), outputIsTerminal: false, errorIsTerminal: false,
        width: 80),
      environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"].merging(environment) { _, new in new },
      currentDirectory: folder)
  }
}

private struct NoSink: TextSink {
  func write(_ bytes: [UInt8]) throws(FileProblem) {}
}

/// Reads one native file and gives its pipeline.
func pipeline(_ text: String, file: String = "pipeline.yaml") async throws -> Pipeline {
  let project = try await ProjectFolder([file: text]).load()
  return project.pipelines[0]
}

/// What is wrong with one native file.
func problem(_ text: String, file: String = "pipeline.yaml") async throws -> InputProblem? {
  try await ProjectFolder([file: text]).problem(file)
}

extension SourceSpan {
  /// `line:column-line:column` and the bytes between, for comparison with what is written.
  func described(in text: String) -> String {
    let bytes = Array(text.utf8)[start.offset..<end.offset]
    let written = String(decoding: bytes, as: UTF8.self)
    return "\(start.line):\(start.column)-\(end.line):\(end.column) \(written)"
  }
}

extension InputProblem {
  /// `line:column message`.
  var placed: String {
    guard let span else { return message }
    return "\(span.start.line):\(span.start.column) \(message)"
  }
}
