import Foundation
import Testing

@testable import HeadwayCLI

/// What the commands do about reads and writes in the code of nodes.
struct HiddenAccessCommandTests {
  private static let steps = """
    from pathlib import Path

    import pandas as pd

    FOLDER = Path("data")


    def build(orders):
        return orders.dropna()


    def train(orders, file):
        return pd.read_csv(FOLDER / file).mean()

    """

  /// The nodes written one by one, and made in a loop.
  private static let pipelines = [
    """
    nodes = [
        node(build, "orders", "features", name="build"),
        node(train, ["orders", "params:file"], "model", name="train"),
    ]
    """,
    """
    nodes = [
        node(function, inputs, output, name=function.__name__)
        for function, inputs, output in [
            (build, ["orders"], "features"), (train, ["orders", "params:file"], "model"),
        ]
    ]
    """,
  ]

  private func project(nodes: String) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    let body = nodes.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
    let files = [
      "pyproject.toml": """
      [tool.kedro]
      package_name = "shop"
      project_name = "shop"
      kedro_init_version = "1.7.0"

      """,
      "headway.yaml": "kedro: {mode: static}\n", "src/shop/__init__.py": "",
      "src/shop/settings.py": "", "src/shop/steps.py": Self.steps,
      "src/shop/pipeline_registry.py": """
      from kedro.pipeline import node, pipeline

      from .steps import build, train


      def register_pipelines():
      \(body)
          return {"__default__": pipeline(nodes)}

      """,
      "conf/base/catalog.yml": """
      orders: {type: pandas.CSVDataset, filepath: data/orders.csv}
      features: {type: pandas.CSVDataset, filepath: data/features.csv}
      model: {type: json.JSONDataset, filepath: data/model.json}

      """,
      "conf/base/parameters.yml": "file: features.csv\n",
    ]
    for (name, text) in files {
      let parent = URL(filePath: "\(folder.path)/\(name)").deletingLastPathComponent()
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try folder.write(text, to: name)
    }
    return folder
  }

  private func lint(_ folder: ScratchFolder) async -> [String] {
    let run = await CommandRun.headway(
      ["lint", "--format", "concise", "--select", "HW3,HW402,HW403"], in: folder.path)
    return run.output.split(separator: "\n").map(String.init).filter { $0.contains("[HW") }
  }

  @Test(arguments: pipelines.indices)
  func `a hidden read is told, ordered by a fix, and the fixed project is read whole`(
    shape: Int
  ) async throws {
    let folder = try project(nodes: Self.pipelines[shape])
    let found = await lint(folder)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("src/shop/steps.py:13:12: error[HW402] train reads ") == true)
    let fix = await CommandRun.headway(["fix", "--apply"], in: folder.path)
    #expect(fix.status == 0, "\(fix.error)")
    #expect(await lint(folder) == [])
    let whole = await CommandRun.headway(["lint", "--select", "HW106,HW409"], in: folder.path)
    #expect(!whole.output.contains("[HW"), "\(whole.output)")
    // Kedro itself sees the same.
    try folder.write("kedro: {mode: live}\n", to: "headway.yaml")
    #expect(await lint(folder) == [])
    let again = await CommandRun.headway(["fix", "--diff"], in: folder.path)
    #expect(again.status == 0 && again.output.isEmpty, "\(again.output)\(again.error)")
  }

  @Test func `scripts of native nodes are followed, each at its place`() async throws {
    let folder = try ScratchFolder()
    try folder.write(
      """
      nodes:
        build: {run: ./build.sh, inputs: [data/x.csv], outputs: [data/features.csv]}
        train: {run: python3 train.py, inputs: [data/x.csv], outputs: [model.bin]}
        report: {run: "sort data/features.csv > report.txt", outputs: [report.txt]}

      """, to: "pipeline.yaml")
    try folder.write("sort data/x.csv > data/features.csv\n", to: "build.sh")
    try folder.write(
      "FILE = 'data/features.csv'\nwith open(FILE) as file:\n    print(file.read())\n",
      to: "train.py")
    let found = await lint(folder)
    #expect(found.count == 2)
    #expect(found.contains { $0.hasPrefix("train.py:2:6: error[HW402] train reads data/features") })
    #expect(found.contains { $0.contains("report reads data/features.csv in its code (sort)") })
    let fix = await CommandRun.headway(["fix", "--apply"], in: folder.path)
    #expect(fix.status == 0, "\(fix.error)")
    #expect(await lint(folder) == [])
    let text = try String(contentsOfFile: "\(folder.path)/pipeline.yaml", encoding: .utf8)
    #expect(text.components(separatedBy: "after: [build]").count == 3)
  }
}
