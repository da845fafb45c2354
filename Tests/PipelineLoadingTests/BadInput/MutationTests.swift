import OutsideWorld
import PipelineLoading
import PipelineModel
import Testing

/// Random damage to files that are right: nothing may crash, and whatever is refused has a place.
struct MutationTests {
  @Test(arguments: Self.originals)
  func `damaged files load or are refused with a place`(original: Original) async throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = Numbers(state: seed)
    let folder = try ProjectFolder()
    if original.file == "headway.yaml" || original.file == "pyproject.toml" {
      try folder.write("nodes: {A: {tags: [x]}, B: {}}", to: "pipeline.yaml")
    }
    for _ in 0..<1500 {
      let bytes = damaged(Array(original.text.utf8), &random)
      try folder.write(bytes, to: original.file)
      guard let problem = await folder.problem() else { continue }
      #expect(
        problem.span?.file == original.file,
        "seed \(seed): \(problem.message) for \(String(decoding: bytes, as: UTF8.self))")
      let end = problem.span?.end.offset ?? 0
      #expect(end <= bytes.count, "seed \(seed): \(problem.message)")
    }
  }

  private func damaged(_ original: [UInt8], _ random: inout Numbers) -> [UInt8] {
    var bytes = original
    for _ in 0...Int.random(in: 0...3, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 0...8, using: &random))
      switch Int.random(in: 0...5, using: &random) {
      case 0: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
      case 1: bytes.insert(Self.marks.randomElement(using: &random) ?? 0, at: place)
      case 2: bytes.removeSubrange(place..<end)
      case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 4: bytes.replaceSubrange(place..<end, with: bytes[place..<end].reversed())
      default:
        for index in place..<end { bytes[index] = Self.marks.randomElement(using: &random) ?? 0 }
      }
    }
    return bytes
  }

  private static let marks = Array("{}[]:,\"'#&*!|>%@`<?-=.~\n\r\t \\0x9eu".utf8)

  struct Original: Sendable, CustomTestStringConvertible {
    let file: String
    let text: String
    var testDescription: String { file }
  }

  static let originals = [
    Original(
      file: "pipeline.yaml",
      text: """
        name: fü
        machine: {memory: 16GiB, cpus: 8, gpu: 1, workers: 2}
        datasets:
          x: {path: "data/x.csv", size: 2MiB}
        nodes:
          A: &a {run: "python a.py", inputs: [x], outputs: [data/*.csv], memory: 1GiB}
          B:
            <<: *a
            run: [python, b.py, '--fast']   # comment
            after: [A]
            locks: [w]
            env: {MODE: full}
            timeout: 1h30m
            retries: 2
        """),
    Original(
      file: "pipeline.json",
      text: #"""
        {"name": "f\u00fc", "machine": {"memory": "16GiB", "cpus": 8},
         "datasets": {"x": {"path": "data/x.csv"}},
         "nodes": {"A": {"run": ["a", "\uD83D\uDE00"], "inputs": ["x"], "cpus": 1.5e0},
                   "B": {"after": ["A"], "duration": 5, "env": {"X": "\\y"}}}}
        """#),
    Original(
      file: "headway.yaml",
      text: """
        machine: {memory: 8GiB, workers: 2}
        nodes:
          A: {memory: 1GiB, duration: 5s}
          "tag:x": {locks: [w], resources: {gpu: 1}}
          "*": {cpus: 2}
        lint: {select: [HW2], per-file-ignores: {"a*": [HW1]}, fail-on: error}
        kedro: {mode: auto, env: local}
        """),
    Original(
      file: "pyproject.toml",
      text: """
        [project]
        name = "x"   # comment
        [tool.headway]
        machine = { memory = "8GiB", cpus = 1.5 }
        [tool.headway.nodes.A]
        memory = 1_000
        locks = ["w", 'v']
        [tool.headway.nodes."*"]
        duration = "5s"
        [tool.headway.lint]
        select = ["HW2"]
        """),
  ]
}

/// SplitMix64: the same numbers for the same seed.
private struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
