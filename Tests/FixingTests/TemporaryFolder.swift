import OutsideWorld

/// A real folder that goes away with the value.
final class TemporaryFolder: Sendable {
  let path: String
  private let files = DiskFiles()

  init() throws {
    let files = DiskFiles()
    path = files.canonical(try files.makeTemporaryDirectory())
  }

  deinit { try? files.remove(path) }

  func write(_ text: String, to name: String) throws {
    let target = Paths.joined(path, name)
    try files.makeDirectory(Paths.parent(of: target) ?? path)
    try files.write(Array(text.utf8), to: target)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try files.read(Paths.joined(path, name)), as: UTF8.self)
  }

  /// Runs a program in the folder.
  func run(
    _ words: [String], environment: [String: String] = [:], in folder: String = ""
  ) async throws -> CapturedProcess {
    let world = World.ofTests(files: files, currentDirectory: path)
    let variables = world.environment.merging(["HOME": path, "LANG": "C.UTF-8"]) { $1 }
      .merging(environment) { $1 }
    return try await world.capture(
      ChildCommand(words, environment: variables, directory: Paths.joined(path, folder)),
      timeLimit: 120)
  }
}
