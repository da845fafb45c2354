import Analysis
import Foundation
import Testing

@testable import HeadwayCLI

struct KnowledgeTests {
  @Test(arguments: Rule.all.map(\.code))
  func `explain knows every rule by code and by name`(_ code: String) async throws {
    let rule = try #require(Rule.named(code))
    let byCode = await CommandRun.headway(["explain", code], in: "/")
    let byName = await CommandRun.headway(["explain", rule.name], in: "/")
    #expect(byCode.status == 0)
    #expect(byCode.output == byName.output)
    // The text is wrapped, so line ends count as blanks.
    let words = byCode.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for text in [rule.code, rule.name, rule.summary] { #expect(words.contains(text)) }
  }

  @Test func `rules lists every rule`() async {
    let run = await CommandRun.headway(["rules"], in: "/")
    #expect(run.status == 0)
    for rule in Rule.all { #expect(run.output.contains("\(rule.code)")) }
  }

  @Test(arguments: [[], ["pipeline"], ["configuration"]])
  func `schema prints JSON`(_ words: [String]) async throws {
    let run = await CommandRun.headway(["schema"] + words, in: "/")
    #expect(run.status == 0)
    #expect(run.json["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions are printed for every shell`(_ shell: String) async {
    let run = await CommandRun.headway(["completions", shell], in: "/")
    #expect(run.status == 0)
    #expect(run.output.contains("headway"))
    #expect(run.output.contains("lint"))
  }

  @Test func `help and version go to standard output`() async {
    let help = await CommandRun.headway(["--help"], in: "/")
    #expect(help.status == 0)
    #expect(help.output.contains("lint"))
    let version = await CommandRun.headway(["--version"], in: "/")
    #expect(version.output == "\(Version.text)\n")
    #expect(await CommandRun.headway([], in: "/").status == 0)
  }

  @Test(arguments: [
    ("lint", "--select"), ("draw", "--focus"), ("plan", "--output"), ("fix", "--strategy"),
    ("run", "--keep-going"), ("explain", "<rule>"), ("rules", "--format"),
    ("history", "--export"), ("export", "--to"), ("schema", "<file>"), ("completions", "<shell>"),
  ])
  func `help of a command names its options`(_ command: String, _ option: String) async {
    let asked = await CommandRun.headway([command, "--help"], in: "/")
    let other = await CommandRun.headway(["help", command], in: "/")
    #expect(asked.status == 0)
    #expect(asked.output.contains(option), "\(asked.output)")
    #expect(asked.output == other.output)
    #expect(asked.output.hasSuffix("\n"))
  }
}
