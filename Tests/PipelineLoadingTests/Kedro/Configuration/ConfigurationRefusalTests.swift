import OutsideWorld
import PipelineModel
import Testing

@testable import PipelineLoading

/// What is refused here is refused by Kedro, and nothing brings the reader down.
@Suite struct ConfigurationRefusalTests {
  /// Files that Kedro 1.7 refuses to read, or to make a catalog of.
  static let refused: [[String: String]] = [
    ["catalog.yml": "a: text\n"], ["catalog.yml": "a:\n"], ["catalog.yml": "a: [1]\n"],
    ["catalog.yml": "a: {filepath: x}\n"], ["catalog.yml": "- a\n"],
    ["catalog.yml": "12: {type: t}\n"],
    ["catalog.yml": "\"{a}\": {type: t}\n\"{b}\": {type: t}\n"],
    ["catalog.yml": "\"{a}_x\": {type: t, filepath: \"{b}\"}\n"],
    ["catalog.yml": "\"{a}_x\": text\n"], ["catalog.yml": "a: {type: \"${gone}\"}\n"],
    ["catalog.yml": "a: {type: t}\n", "catalog_b.yml": "a: {type: t}\n"],
    ["catalog.yml": "a: {type: t}\na: {type: t}\n"], ["catalog.yml": "a: {type: [\n"],
    ["catalog.yml": "a: {type: t}\n---\nb: {type: t}\n"], ["catalog.yml": "a: {type: !x t}\n"],
    ["catalog.json": "{\"a\": {\"type\": "], ["parameters.yml": "a: ${a}\n"],
    ["parameters.yml": "a: {b: ${a}}\n"], ["parameters.yml": "a: ${b}\nb: ${a}\n"],
    ["parameters.yml": "a: {b: 1}\n", "parameters_b.yml": "a: {b: 2}\n"],
    ["parameters.yml": "a: ${b.c}\nb: 1\n"], ["parameters.yml": "a: ${...b}\n"],
    ["parameters.yml": "a: ${oc.env:HOME}\n"], ["parameters.yml": "a: ${gone:x}\n"],
    ["parameters.yml": "a: '???'\nb: ${a}\n"], ["globals.yml": "a: ${globals:b}\nb: 1\n"],
    ["globals.yml": "a: ${runtime_params:b, 1}\n"],
    ["globals.yml": "a: 1\n", "parameters.yml": "a: ${globals:b}\n"],
    ["globals.yml": "_a: 1\n", "parameters.yml": "a: ${globals:_a}\n"],
  ]

  @Test func `Kedro refuses what is refused here`() async throws {
    let folders = try Self.refused.map { files in
      let below = files.map { ("conf/base/\($0.key)", $0.value) }
      return try ProjectFolder(
        Dictionary(below) { $1 }.merging(["conf/local/.gitkeep": ""]) { $1 })
    }
    let answers = try await RealKedro.ask(
      "1.7.0",
      folders.map {
        RealKedro.Question(
          id: $0.path, project: $0.path, environment: nil, names: [],
          settings: .mapping(ConfigurationMapping()), loader: "omega")
      })
    for (files, folder) in zip(Self.refused, folders) {
      #expect(folder.configurationProblem() != nil, "\(files)")
      #expect(answers[folder.path]?.error != nil, "\(files)")
    }
  }

  /// Numbers that look like chance and are the same every time.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  /// The files of the disk, one of them changed, or one folder closed: nothing is closed to root.
  private struct ChangedFiles: FileStore {
    let path: String
    /// Nil for a folder that may not be listed.
    let bytes: [UInt8]?
    private let disk = DiskFiles()

    init(_ path: String, _ bytes: [UInt8]?) { (self.path, self.bytes) = (path, bytes) }

    func read(_ path: String) throws(FileProblem) -> [UInt8] {
      if path == self.path, let bytes { return bytes }
      return try disk.read(path)
    }
    func kind(of path: String) -> FileKind? { disk.kind(of: path) }
    func entries(of path: String) throws(FileProblem) -> [String] {
      if path == self.path {
        throw FileProblem(operation: "list", path: path, code: 13, reason: "Permission denied")
      }
      return try disk.entries(of: path)
    }
    func canonical(_ path: String) -> String { disk.canonical(path) }
    func makeTemporaryDirectory() throws(FileProblem) -> String {
      try disk.makeTemporaryDirectory()
    }
    // Reading a configuration changes nothing.
    func write(_ bytes: [UInt8], to path: String) throws(FileProblem) {}
    func makeDirectory(_ path: String) throws(FileProblem) {}
    func remove(_ path: String) throws(FileProblem) {}
    func link(_ path: String, to target: String) throws(FileProblem) {}
  }

  @Test(arguments: ConfigurationCase.all)
  func `a file with anything changed in it is read or refused`(_ item: ConfigurationCase) throws {
    let reader = item.reader()
    let settings = item.settings("1.7.0")
    var dice = Dice(state: UInt64(item.name.utf8.count))
    let content = try reader.read()
    for file in content.files {
      let path = Paths.joined(item.path, file.file)
      let original = try DiskFiles().read(path)
      for _ in 0..<40 {
        var world = World.test(in: item.path)
        world.files = ChangedFiles(path, Self.changed(original, &dice))
        let changed = KedroConfigurationReader(
          root: item.path, shownRoot: ".", settings: settings, world: world)
        do {
          let content = try changed.read()
          for name in item.description.names { _ = try? content.catalog.describe(name) }
        } catch { #expect(!error.message.isEmpty) }
      }
    }
  }

  @Test(arguments: ["conf/prod", "conf/prod/more"])
  func `an environment that cannot be looked into is refused`(closed: String) throws {
    let folder = try ProjectFolder([
      "conf/base/catalog.yml": "a: {type: t}\n", "conf/local/catalog.yml": "b: {type: t}\n",
      "conf/prod/more/catalog.yml": "c: {type: t}\n",
    ])
    var world = World.test(in: folder.path)
    world.files = ChangedFiles(Paths.joined(folder.path, closed), nil)
    func reader(_ environment: String?) -> KedroConfigurationReader {
      var settings = KedroConfigurationSettings()
      settings.environment = environment
      return KedroConfigurationReader(
        root: folder.path, shownRoot: ".", settings: settings, world: world)
    }
    #expect(reader(nil).environments() == ["base", "local", "prod"])
    #expect(try reader(nil).read().environment == "local")
    let problem = #expect(throws: InputProblem.self) { try reader("prod").read() }
    #expect(
      problem?.message == "the folder '\(closed)' cannot be looked into: Permission denied")
  }

  private static let marks =
    Array("{}[]:&*!|>'\"%@`$.,#-\\\n\t <=0a".utf8) + [0xFF, 0x00, 0xC3]

  /// The bytes with one to three places changed.
  private static func changed(_ original: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var bytes = original
    for _ in 0..<Int.random(in: 1...3, using: &dice) {
      let place = Int.random(in: 0...bytes.count, using: &dice)
      let mark = marks.randomElement(using: &dice) ?? 0
      if Bool.random(using: &dice) || place == bytes.count {
        bytes.insert(mark, at: place)
      } else if Bool.random(using: &dice) {
        bytes[place] = mark
      } else {
        bytes.removeSubrange(place..<min(bytes.count, place + 5))
      }
    }
    return bytes
  }
}
