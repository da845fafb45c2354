import Analysis
import Foundation
import PipelineModel
import TestSupport
import Testing

/// What the rules about scripts and names say, against what Kedro does.
@Suite(.serialized)
struct ScriptRuleTests {
  /// An option of the real command line.
  private struct Known: Decodable {
    let opts: [String]
    let multiple: Bool
    let flag: Bool
  }

  @Test(arguments: KedroRelease.allCases)
  func `no option of Kedro that takes a value may be given twice`(
    release: KedroRelease
  ) async throws {
    let project = try ShopProject(release)
    let listing = """
      import json
      from kedro.framework.cli.project import run
      print(json.dumps([{"opts": p.opts, "multiple": p.multiple, "flag": p.is_flag} for p in run.params]))
      """
    let printed = try await project.shell("python -W ignore -c '\(listing)'")
    let line = try #require(printed.output.split(separator: "\n").last)
    let options = try JSONDecoder().decode([Known].self, from: Data(line.utf8))
    #expect(options.count > 10)
    for option in options where !option.flag {
      let long = try #require(option.opts.first { $0.hasPrefix("--") })
      let known = try #require(RunOption(rawValue: long), "\(long) is in the table")
      #expect(!option.multiple, "\(long) keeps its last value")
      let short = option.opts.first { !$0.hasPrefix("--") }
      #expect(known.short == short, "\(long) has this short form")
    }
  }

  @Test(arguments: KedroRelease.allCases)
  func `of two options the last one counts, and the run succeeds`(
    release: KedroRelease
  ) async throws {
    let bad = try ShopProject(release, Rule.optionGivenTwice.bad)
    try bad.write("[{\"price\": 4}]", to: "data/table.json")
    let run = try await bad.shell("sh run.sh")
    #expect(run.status == 0, "Kedro says nothing")
    #expect(run.output.matches(of: /Running node: (\w+)/).map(\.output.1) == ["fit"])
    let finding = try #require(try await bad.findings(of: [.optionGivenTwice]).first)
    #expect(finding.message == "--nodes is given twice, and Kedro takes only the last, fit")
    #expect(finding.help == "join the values with commas: --nodes clean,fit")
    #expect(finding.location?.file == "run.sh")
    #expect(finding.location?.start.line == 1)
    #expect(finding.location?.start.column == 25)
    let good = try ShopProject(release, Rule.optionGivenTwice.good)
    let both = try await good.shell("sh run.sh")
    #expect(
      both.output.matches(of: /Running node: (\w+)/).map(\.output.1) == ["clean", "fit"])
  }

  @Test(arguments: KedroRelease.allCases)
  func `a node that is not there stops the script`(release: KedroRelease) async throws {
    let bad = try ShopProject(release, Rule.unknownNameInScript.bad)
    let refused = try await bad.shell("kedro run --nodes claen")
    #expect(refused.status == 1)
    #expect(refused.output.contains("Pipeline does not contain nodes named ['claen']"))
    let finding = try #require(try await bad.findings(of: [.unknownNameInScript]).first)
    #expect(finding.message == "--nodes names claen, which is not a node of this project")
    #expect(finding.help == "did you mean 'clean'?")
    #expect(finding.location?.file == "Makefile")
    #expect(finding.location?.start.line == 2)
    let good = try ShopProject(release, Rule.unknownNameInScript.good)
    #expect(try await good.shell("kedro run --nodes clean").status == 0)
  }

  @Test(arguments: KedroRelease.allCases)
  func `scripts of every kind are read, and what is no mistake is left alone`(
    release: KedroRelease
  ) async throws {
    let project = try ShopProject(release, fixture: "scripts")
    let findings = try await project.findings(of: [.optionGivenTwice, .unknownNameInScript])
    let told = findings.map { finding in
      let place = finding.location
      return "\(place?.file ?? ""):\(place?.start.line ?? 0):\(place?.start.column ?? 0) "
        + "\(finding.code)"
    }
    #expect(
      told == [
        ".github/workflows/nightly.yml:8:43 HW504", ".github/workflows/nightly.yml:12:13 HW504",
        ".github/workflows/nightly.yml:16:41 HW505", "Dockerfile:3:39 HW504",
        "Makefile:6:4 HW504", "justfile:2:36 HW504", "scripts/night.sh:6:3 HW504",
      ])
    #expect(Set(findings.map(\.fingerprint)).count == told.count, "a baseline tells them apart")
  }

  @Test(arguments: KedroRelease.allCases)
  func `a run command of the project's own may take an option twice`(
    release: KedroRelease
  ) async throws {
    let project = try ShopProject(release, fixture: "own-run")
    let run = try await project.shell("sh run.sh")
    #expect(run.output.hasSuffix("asked for clean and fit"), "neither is lost")
    let findings = try await project.findings(of: [.optionGivenTwice, .unknownNameInScript])
    #expect(findings.isEmpty, "nothing is known of its options and what they mean")
  }

  @Test(arguments: KedroRelease.allCases)
  func `a new input renames a node without a name of its own`(
    release: KedroRelease
  ) async throws {
    let project = try ShopProject(release)
    let script = """
      from kedro.pipeline import node
      f = lambda *a: 1
      for name in (None, "own"):
          print(node(f, ["a"], "b", name=name).name == node(f, ["a", "after"], "b", name=name).name)
      """
    let printed = try await project.shell("python -W ignore -c '\(script)'")
    #expect(printed.output.split(separator: "\n").suffix(2) == ["False", "True"])
    let bad = try ShopProject(release, Rule.unnamedNode.bad)
    let name = try await bad.load().pipelines[0].nodes[0].name
    #expect(try await bad.shell("kedro run --nodes '\(name)'").status == 0, "it goes by this name")
    let finding = try await bad.findings(of: [.unnamedNode]).first
    #expect(finding?.message.hasPrefix("\(name) is a name that Kedro made") == true)
  }

  @Test(arguments: KedroRelease.allCases)
  func `an entry is unused when no pipeline of the project uses it`(
    release: KedroRelease
  ) async throws {
    let project = try ShopProject(release, fixture: "unused")
    #expect(try await project.shell("kedro run").status == 0, "Kedro does not look at the others")
    for pipelines in [[], ["__default__"], ["other"], ["other", "__default__"]] {
      let findings = try await project.findings(of: [.datasetNeverUsed], pipelines: pipelines)
      #expect(
        findings.map(\.datasets) == [["forgotten"]],
        "report is used by another pipeline, table@json beside table@text, both told once")
    }
  }
}
