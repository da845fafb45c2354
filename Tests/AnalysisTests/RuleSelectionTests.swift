import Analysis
import PipelineModel
import Testing

struct RuleSelectionTests {
  private static func codes(select: [String] = [], ignore: [String] = []) throws -> [String] {
    try RuleSelection(
      select: select.map { Reference($0) }, ignore: ignore.map { Reference($0) }
    ).rules.map(\.code)
  }

  @Test func `nothing selected is what is on by default`() throws {
    let codes = try Self.codes()
    #expect(codes == Rule.all.filter(\.isDefault).map(\.code))
    #expect(!codes.contains("HW202"))
  }

  @Test(arguments: [
    (["HW201"], ["HW201"]), (["memory-overlap"], ["HW201"]), (["hw201"], ["HW201"]),
    (["HW1"], ["HW101", "HW102", "HW103", "HW104", "HW105", "HW106", "HW107", "HW108", "HW109"]),
    (["race"], ["HW301", "HW302", "HW303"]),
    (
      ["HW50", "HW401"], ["HW401", "HW501", "HW502", "HW503", "HW504", "HW505"]
    ),
    (["HW401, cpu-overlap"], ["HW202", "HW401"]),
    (
      ["missing-dependency"],
      ["HW401", "HW402", "HW403", "HW404", "HW405", "HW406", "HW407", "HW408", "HW409"]
    ),
  ])
  func `codes, names, groups and prefixes select`(words: [String], codes: [String]) throws {
    #expect(try Self.codes(select: words) == codes)
  }

  @Test func `all is every rule, and what is ignored stays out`() throws {
    #expect(try Self.codes(select: ["all"]) == Rule.all.map(\.code))
    #expect(try Self.codes(select: ["HW2"], ignore: ["memory-overlap", "HW205"]).first == "HW202")
    #expect(try Self.codes(select: ["HW201"], ignore: ["overlap"]).isEmpty)
    #expect(try !Self.codes(ignore: ["HW3"]).contains("HW301"))
  }

  @Test func `cpus are judged for their rule only`() throws {
    #expect(try RuleSelection().judgesCpus == false)
    #expect(try RuleSelection(select: [Reference("HW2")]).judgesCpus)
  }

  @Test(arguments: [
    ("memory-overlp", "did you mean 'memory-overlap'?"), ("HW999", "did you mean 'HW101'?"),
    ("rase", "did you mean 'race'?"), ("xyz", "'headway rules' lists them all"),
    ("H", "'headway rules' lists them all"),
  ])
  func `an unknown word is refused with the nearest name`(word: String, help: String) {
    let problem = #expect(throws: InputProblem.self) { try Self.codes(select: [word]) }
    #expect(problem?.message == "there is no rule or group '\(word)'")
    #expect(word == "HW999" || problem?.help == help)
  }

  @Test func `an unknown word of the configuration is shown where it stands`() {
    let source = SourceText(file: "headway.yaml", bytes: Array("lint: {ignore: [x]}".utf8))
    let reference = Reference("x", span: source.span(16..<17))
    let problem = #expect(throws: InputProblem.self) {
      try RuleSelection(ignore: [reference], sources: ["headway.yaml": source])
    }
    #expect(problem?.span == reference.span)
    #expect(problem?.source == source)
  }

  @Test func `a rule is found by code and by name`() throws {
    #expect(try RuleSelection.rule("hw302").name == "read-write-race")
    #expect(try RuleSelection.rule("read-write-race").code == "HW302")
    let problem = #expect(throws: InputProblem.self) { try RuleSelection.rule("lock-overlaps") }
    #expect(problem?.help == "did you mean 'lock-overlap'?")
  }
}
