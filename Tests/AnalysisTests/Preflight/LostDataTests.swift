import Analysis
import TestSupport
import Testing

/// What the rules about lost edges, names and nodes say, against what Kedro does.
@Suite(.serialized)
struct LostDataTests {
  @Test(arguments: KedroRelease.allCases)
  func `a renamed output leaves its reader with the old file`(
    release: KedroRelease
  ) async throws {
    let bad = try ShopProject(release, Rule.staleFileRead.bad)
    try bad.write("{\"mean\": 7}", to: "data/model.json")
    let run = try await bad.shell("kedro run")
    #expect(run.status == 0, "Kedro says nothing")
    #expect(bad.read("data/prediction.json") == nil, "the prediction is in no catalog")
    #expect(run.output.contains("Loading data from model (JSONDataset)"), "it was read")
    #expect(bad.read("data/model.json") == "{\"mean\": 7}", "nobody wrote it")
    let good = try ShopProject(release, Rule.staleFileRead.good)
    try good.write("{\"mean\": 7}", to: "data/model.json")
    #expect(try await good.shell("kedro run").status == 0)
    #expect(good.read("data/model.json")?.contains("13") == true, "(10 + 30 - 1) / 3 is the mean")
  }

  @Test(arguments: KedroRelease.allCases)
  func `both nodes and both names of a stale read are told`(release: KedroRelease) async throws {
    let project = try ShopProject(release, Rule.staleFileRead.bad)
    let finding = try #require(try await project.findings(of: [.staleFileRead]).first)
    #expect(
      finding.message
        == "fit writes modle, which nobody reads, while predict reads model, which nobody writes: "
        + "predict takes data/model.json as an earlier run left it")
    #expect(finding.nodes == ["fit", "predict"])
    #expect(finding.datasets == ["modle", "model"])
    #expect(finding.location?.file == "src/shop/pipeline.py")
    #expect(finding.related.map(\.location.file).last == "conf/base/catalog.yml")
  }

  @Test(arguments: KedroRelease.allCases)
  func `raw inputs, results and names of another pipeline are no stale reads`(
    release: KedroRelease
  ) async throws {
    let project = try ShopProject(release, fixture: "no-stale")
    let findings = try await project.findings(of: Rule.defaults)
    #expect(findings.isEmpty, "\(findings.map(\.message))")
    #expect(try await project.shell("kedro run").status == 0, "the project runs as it is")
  }

  @Test(arguments: KedroRelease.allCases)
  func `a parameter that is nowhere stops the run at its start`(
    release: KedroRelease
  ) async throws {
    let bad = try ShopProject(release, Rule.missingParameter.bad)
    try bad.write("{\"mean\": 7}", to: "data/model.json")
    let refused = try await bad.shell("kedro run")
    #expect(refused.status == 1)
    #expect(refused.output.contains("Pipeline input(s) {'params:model.alpa'} not found"))
    #expect(!refused.output.contains("Running node"), "nothing ran before")
    let finding = try await bad.findings(of: [.missingParameter]).first
    #expect(finding?.message == "params:model.alpa is in no parameters file, and predict reads it")
    #expect(finding?.help == "did you mean 'params:model.alpha'?")
    #expect(try await bad.shell("kedro run --params model.alpa=1").status == 0, "it can be given")
    let good = try ShopProject(release, Rule.missingParameter.good)
    try good.write("{\"mean\": 7}", to: "data/model.json")
    #expect(try await good.shell("kedro run").status == 0)
  }

  @Test(arguments: KedroRelease.allCases)
  func `parameters that a script gives are there, and far names only warn`(
    release: KedroRelease
  ) async throws {
    let project = try ShopProject(release, fixture: "given-parameter")
    let findings = try await project.findings(of: Rule.defaults)
    #expect(findings.map(\.datasets) == [["params:horizon"]], "cutoff.day is given in run.sh")
    #expect(findings.first?.severity == .warning, "it may come with --params")
    #expect(
      findings.first?.help == "add it to conf/base/parameters.yml, or give it with --params")
    let run = try await project.shell("sh run.sh")
    #expect(run.output.contains("Pipeline input(s) {'params:horizon'} not found"))
  }

  @Test(arguments: KedroRelease.allCases)
  func `what another run environment has is a warning that names it`(
    release: KedroRelease
  ) async throws {
    let project = try ShopProject(release, fixture: "environments")
    let refused = try await project.shell("kedro run")
    #expect(refused.output.contains("not found in the DataCatalog"), "the usual one has neither")
    #expect(try await project.shell("kedro run --env prod").status == 0)
    let findings = try await project.findings(of: Rule.defaults)
    #expect(findings.map(\.code) == ["HW401", "HW407"])
    #expect(findings.map(\.severity) == [.warning, .warning])
    let help = "only the environment prod has it: run with --env prod"
    #expect(findings.map(\.help) == [help, help])
  }

  @Test(arguments: KedroRelease.allCases)
  func `a free input that is nowhere stops the run at its start`(
    release: KedroRelease
  ) async throws {
    let project = try ShopProject(release, fixture: "free-input")
    let refused = try await project.shell("kedro run")
    #expect(refused.status == 1)
    #expect(refused.output.contains("Pipeline input(s) {'modle'} not found"))
    let findings = try await project.findings(of: Rule.defaults)
    #expect(findings.map(\.code) == ["HW401"])
    #expect(findings.first?.severity == .error)
    #expect(findings.first?.help == "did you mean 'model'?")
  }

  @Test(arguments: KedroRelease.allCases)
  func `a catch-all pattern hides a slip until the node loads`(
    release: KedroRelease
  ) async throws {
    let project = try ShopProject(release, fixture: "catch-all")
    let failed = try await project.shell("kedro run")
    #expect(failed.status == 1)
    #expect(!failed.output.contains("not found in the DataCatalog"), "the start lets it pass")
    #expect(failed.output.contains("Failed while loading data from dataset"))
    let findings = try await project.findings(of: Rule.defaults)
    #expect(findings.map(\.datasets) == [["modle"]], "elsewhere is no slip of anything")
    #expect(findings.first?.severity == .warning)
    #expect(
      findings.first?.message
        == "nothing writes modle, which predict reads: only the catch-all '{name}' of the catalog "
        + "knows it")
    #expect(findings.first?.help == "did you mean 'model'?")
  }

  @Test(arguments: KedroRelease.allCases)
  func `joining pipelines drops a node in silence`(release: KedroRelease) async throws {
    let bad = try ShopProject(release, Rule.nodeDropped.bad)
    let run = try await bad.shell("kedro run")
    #expect(run.status == 0, "Kedro says nothing")
    #expect(run.output.matches(of: /Running node:/).count == 1, "of two nodes one is left")
    let finding = try #require(try await bad.findings(of: [.nodeDropped]).first)
    #expect(
      finding.message == "joining pipelines drops a node prepare: describe never runs, for clean "
        + "has the same name, inputs and outputs")
    #expect(finding.location?.start.line == 8, "the node that is lost")
    #expect(finding.related.map(\.location.start.line) == [7], "the node that stays")
    let good = try ShopProject(release, Rule.nodeDropped.good)
    let both = try await good.shell("kedro run")
    #expect(both.output.matches(of: /Running node:/).count == 2)
  }

  @Test(arguments: KedroRelease.allCases)
  func `joining a pipeline with itself, made anew or tagged, drops nothing`(
    release: KedroRelease
  ) async throws {
    let project = try ShopProject(release, fixture: "joined-twice")
    #expect(try await project.findings(of: [.nodeDropped]).isEmpty, "the functions are the same")
    let named = try ShopProject(release, fixture: "joined-namespace")
    let findings = try await named.findings(of: [.nodeDropped])
    #expect(findings.flatMap(\.nodes) == ["north.prepare"], "it was lost before it was renamed")
  }
}
