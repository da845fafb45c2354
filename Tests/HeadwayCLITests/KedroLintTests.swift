import Foundation
import Testing

@testable import HeadwayCLI

/// What the commands say of a Kedro project that is read without importing it.
struct KedroLintTests {
  private static let registry = """
    import os

    from kedro.pipeline import node, pipeline


    def register_pipelines():
        made = [
            node(len, "raw", "left", name="left"),
            node(len, "raw", "right", name="right"),
        ]
        return {"__default__": pipeline(made)}

    """

  private static let catalog = """
    raw: {type: json.JSONDataset, filepath: data/raw.json}
    left: {type: json.JSONDataset, filepath: data/left.json}
    right: {type: json.JSONDataset, filepath: data/right.json}

    """

  private func project(_ files: [String: String] = [:]) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    let all = [
      "pyproject.toml": """
      [tool.kedro]
      package_name = "shop"
      project_name = "shop"
      kedro_init_version = "1.0.0"

      """,
      "headway.yaml": "kedro: {mode: static}\n", "src/shop/__init__.py": "",
      "src/shop/pipeline_registry.py": Self.registry, "conf/base/catalog.yml": Self.catalog,
    ]
    for (name, text) in all.merging(files, uniquingKeysWith: { _, new in new }) {
      let parent = URL(filePath: "\(folder.path)/\(name)").deletingLastPathComponent()
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try folder.write(text, to: name)
    }
    return folder
  }

  private func findings(_ run: CommandRun) -> [[String: Any]] {
    run.json["findings"] as? [[String: Any]] ?? []
  }

  @Test func `a finding says in which run environments it holds, when not in all`() async throws {
    let folder = try project([
      "conf/prod/catalog.yml": "right: {type: json.JSONDataset, filepath: data/left.json}\n",
      "conf/test/catalog.yml": "extra: {type: json.JSONDataset, filepath: data/extra.json}\n",
    ])
    let run = await CommandRun.headway(["lint", "--format", "json"], in: folder.path)
    #expect(run.status == 1)
    let found = try #require(findings(run).first)
    #expect(found["code"] as? String == "HW301")
    #expect(found["environments"] as? [String] == ["prod"])
    let text = await CommandRun.headway(["lint", "--format", "concise"], in: folder.path)
    #expect(text.output.contains("(only in the environment prod)"))
    #expect(findings(run).count == 1)
  }

  @Test func `a finding that holds in all run environments says nothing of them`() async throws {
    let folder = try project([
      "conf/base/catalog.yml": Self.catalog.replacing("right.json", with: "left.json"),
      "conf/prod/catalog.yml": "raw: {type: json.JSONDataset, filepath: s3://b/raw.json}\n",
    ])
    let run = await CommandRun.headway(["lint", "--format", "json"], in: folder.path)
    #expect(findings(run).map { $0["code"] as? String } == ["HW301"])
    #expect(findings(run).first?["environments"] as? [String] == [])
  }

  @Test func `a run environment that cannot be read is a finding in its file`() async throws {
    let folder = try project(["conf/odd/catalog.yml": "left:\n  type: a\n filepath: b\n"])
    let run = await CommandRun.headway(["lint", "--format", "concise"], in: folder.path)
    #expect(run.status == 1)
    #expect(
      run.output.hasPrefix(
        "conf/odd/catalog.yml:3:2: error[HW109] the run environment odd cannot be read: "))
  }

  private var doubted: [String: String] {
    let more = """
          if os.environ.get("MORE"):
              made.append(node(len, "left", "more"))

      """
    return [
      "src/shop/pipeline_registry.py": Self.registry.replacing(
        "    return", with: more + "    return")
    ]
  }

  @Test func `what is not resolved makes no verdict safe and fails a lint`() async throws {
    let folder = try project(doubted)
    try folder.write(
      "kedro: {mode: static}\nnodes: {'*': {memory: 1GiB}}\n", to: "headway.yaml")
    let run = await CommandRun.headway(
      ["lint", "--memory", "8GiB", "--format", "full"], in: folder.path)
    #expect(run.status == 1)
    #expect(
      run.output.contains(
        "error[HW106] unresolved-node: a part of __default__ is not resolved: "
          + "the environment variable MORE is read"))
    #expect(run.output.contains("pipeline_registry.py:11:8"))
    #expect(run.output.contains("memory: unknown — 1 part of the pipeline is not resolved"))
    let known = try project()
    try known.write("kedro: {mode: static}\nnodes: {'*': {memory: 1GiB}}\n", to: "headway.yaml")
    let safe = await CommandRun.headway(["lint", "--memory", "8GiB"], in: known.path)
    #expect(safe.status == 0)
    #expect(safe.output.contains("memory: safe"))
  }

  @Test(arguments: ["plan", "fix", "run"])
  func `nothing is planned, fixed or run that is not resolved`(command: String) async throws {
    let folder = try project(doubted)
    let before = folder.snapshot()
    let run = await CommandRun.headway([command], in: folder.path)
    #expect(run.status == 2)
    #expect(run.error.contains("the environment variable MORE is read"))
    #expect(run.error.contains("pipeline_registry.py:11:8"))
    #expect(folder.snapshot().filter { !$0.key.hasPrefix(".headway") } == before)
  }

  @Test func `a picture says that a part of the pipeline is not in it`() async throws {
    let (open, whole) = (try project(doubted), try project())
    let run = await CommandRun.headway(["draw"], in: open.path)
    #expect(run.output.contains("__default__: 2 nodes, 1 part not resolved"))
    let known = await CommandRun.headway(["draw"], in: whole.path)
    #expect(known.output.contains("__default__: 2 nodes<"))
  }

  @Test func `a report says how the project was loaded, and why`() async throws {
    let folder = try project()
    func loading(_ environment: [String: String]) async -> (text: String, json: [String: String]) {
      let words = ["lint", "--no-cache"]
      let text = await CommandRun.headway(words, in: folder.path, environment: environment)
      let json = await CommandRun.headway(
        words + ["--format", "json"], in: folder.path, environment: environment)
      let pipelines = json.json["pipelines"] as? [[String: Any]]
      return (text.output, pipelines?.first?["loading"] as? [String: String] ?? [:])
    }
    let read = await loading([:])
    #expect(read.text.contains("2 nodes, 0 edges, read without importing it"))
    #expect(read.json == ["mode": "static", "reason": "'kedro: {mode: static}' says so"])
    try folder.write("", to: "headway.yaml")
    let bare = await loading(["VIRTUAL_ENV": "", "PATH": "/usr/bin:/bin"])
    #expect(bare.json["mode"] == "static")
    #expect(bare.json["reason"]?.contains("has no Kedro") == true)
    try folder.write(
      try folder.text(of: "pyproject.toml").replacing("1.0.0", with: "1.7.0"), to: "pyproject.toml")
    let live = await loading([:])
    #expect(live.text.contains("2 nodes, 0 edges, imported with Kedro 1.7.0"))
    #expect(live.json["reason"]?.hasSuffix("/bin/python has Kedro 1.7.0") == true)
  }

  @Test func `nodes of other pipelines may have demands`() async throws {
    let registry = Self.registry.replacing(
      "\"__default__\": pipeline(made)",
      with: "\"one\": pipeline(made[:1]), \"two\": pipeline(made[1:])")
    let folder = try project(["src/shop/pipeline_registry.py": registry])
    let settings = "kedro: {mode: static}\nnodes: {right: {memory: 1GiB}, NAME: {memory: 1GiB}}\n"
    try folder.write(settings.replacing("NAME", with: "left"), to: "headway.yaml")
    let run = await CommandRun.headway(["lint", "--pipeline", "one"], in: folder.path)
    #expect(run.status == 0, "\(run.error)")
    try folder.write(settings.replacing("NAME", with: "rihgt"), to: "headway.yaml")
    let wrong = await CommandRun.headway(["lint", "--pipeline", "one"], in: folder.path)
    #expect(wrong.status == 2)
    #expect(wrong.error.contains("did you mean 'right'?"))
  }
}
