import Analysis
import PipelineModel
import TestSupport
import Testing

/// What nodes touch without declaring it, as rules tell of it.
struct HiddenAccessTests {
  private static let nodes = """
    datasets:
      features: {path: data/features.csv}
    nodes:
      build: {inputs: [data/x.csv], outputs: [features]}

    """

  /// The findings of the rules on hidden accesses, when the last node has them.
  private static func findings(
    _ text: String, _ accesses: [Access], at index: Int? = nil
  ) throws -> [Finding] {
    var pipeline = try PipelineText(text).pipeline
    pipeline.nodes[index ?? pipeline.nodes.count - 1].accesses = accesses
    return PipelineAnalysis(pipeline, limits: Limits())
      .findings(of: Rule.all.filter { $0.code != "HW206" && $0.code != "HW501" })
  }

  private static func read(_ path: String, means: String = "open") -> Access {
    Access(.read, .path(path), evidence: .code, means: means)
  }

  @Test func `a hidden read of what an unordered node writes is an error that names the edge`()
    throws
  {
    let findings = try Self.findings(
      Self.nodes + "  train: {inputs: [data/y.csv], outputs: [model]}\n",
      [Self.read("data/features.csv", means: "pandas.read_csv")])
    #expect(findings.map(\.code) == ["HW402"])
    #expect(findings.first?.severity == .error)
    #expect(findings.first?.evidence == .code)
    #expect(findings.first?.nodes == ["train", "build"])
    #expect(
      findings.first?.message
        == "train reads data/features.csv in its code (pandas.read_csv) without declaring it, and "
        + "build writes it as features: the edge build → train is missing")
  }

  @Test func `a hidden write of what an unordered node reads is an error`() throws {
    let findings = try Self.findings(
      Self.nodes + "  other: {inputs: [data/y.csv], outputs: [model]}\n",
      [Access(.write, .path("data/x.csv"), evidence: .code, means: "open")])
    #expect(findings.map(\.code) == ["HW403"])
    #expect(
      findings.first?.message.hasSuffix(
        "and build reads it: the edge other → build is missing") == true)
  }

  @Test func `two hidden writers of one place are told once`() throws {
    var pipeline = try PipelineText(
      "nodes:\n  a: {outputs: [x]}\n  b: {outputs: [y]}\n"
    ).pipeline
    for index in pipeline.nodes.indices {
      pipeline.nodes[index].accesses = [
        Access(.write, .path("data/log.csv"), evidence: .code, means: "open")
      ]
    }
    let findings = PipelineAnalysis(pipeline, limits: Limits())
      .findings(of: [.hiddenRead, .hiddenWrite, .writeWriteRace])
    #expect(findings.map(\.code) == ["HW403"])
    #expect(findings.first?.message.hasSuffix("and nothing orders them") == true)
  }

  @Test(arguments: [
    // Its own declarations, at another spelling of the place or around it.
    "  train: {inputs: [features], outputs: [model]}\n",
    "  train: {inputs: [data/], outputs: [model]}\n",
    "  train: {inputs: ['data/*.csv'], outputs: [model]}\n",
    // An edge of their own is meant.
    "  train: {after: [build], outputs: [model]}\n",
  ])
  func `what is declared, or ordered by an edge of its own, is not hidden`(node: String) throws {
    let findings = try Self.findings(Self.nodes + node, [Self.read("data/features.csv")])
    #expect(findings.filter { ["HW402", "HW403"].contains($0.code) }.isEmpty)
  }

  @Test func `where other edges keep the order it is a warning`() throws {
    let findings = try Self.findings(
      Self.nodes + """
          clean: {inputs: [features], outputs: [data/clean.csv]}
          train: {inputs: [data/clean.csv], outputs: [model]}

        """, [Self.read("data/features.csv")])
    #expect(findings.map(\.code) == ["HW402"])
    #expect(findings.first?.severity == .warning)
    #expect(
      findings.first?.message.hasSuffix("only other edges keep build before train") == true)
  }

  @Test func `a place in a folder that another node writes is told with the reason`() throws {
    let findings = try Self.findings(
      """
      nodes:
        build: {outputs: [data/parts/]}
        train: {outputs: [model]}

      """, [Self.read("data/parts/one.csv")])
    #expect(findings.map(\.code) == ["HW402"])
    #expect(findings.first?.message.contains("data/parts/one.csv lies in data/parts") == true)
  }

  @Test func `a word of a command counts where a node writes that very place`() throws {
    func mention(_ path: String) -> Access {
      Access(.mention, .path(path), evidence: .code, means: "convert")
    }
    let text = Self.nodes + "  train: {outputs: [model]}\n"
    #expect(try Self.findings(text, [mention("data/features.csv")]).map(\.code) == ["HW402"])
    #expect(try Self.findings(text, [mention("data")]).isEmpty)
    #expect(try Self.findings(text, [mention("data/other.csv")]).isEmpty)
  }

  @Test func `what a node writes itself it may read`() throws {
    let findings = try Self.findings(Self.nodes, [Self.read("data/features.csv")])
    #expect(findings.isEmpty)
  }

  @Test func `what nobody else touches is nobody's concern`() throws {
    let findings = try Self.findings(
      Self.nodes + "  train: {outputs: [model]}\n",
      [Self.read("conf/rates.csv"), Access(.write, .path("logs/a.txt"), evidence: .code)])
    #expect(findings.isEmpty)
  }
}

extension HiddenAccessTests {
  private static func seen(_ kind: Access.Kind, _ path: String) -> Access {
    Access(kind, .path(path), evidence: .observed, means: "sh")
  }

  @Test func `what was seen and is nobody else's is one finding for each node`() throws {
    let findings = try Self.findings(
      Self.nodes + "  train: {run: ./train.sh, outputs: [model]}\n",
      [
        Self.seen(.read, "conf/rates.csv"), Self.seen(.read, "train.sh"),
        Access(.write, .path("logs/a.txt"), evidence: .code), Self.seen(.write, "logs/a.txt"),
        Self.seen(.write, "logs/b.txt"),
      ])
    #expect(findings.map(\.code).sorted() == ["HW404", "HW405"])
    #expect(findings.map(\.severity).sorted() == [.info, .warning])
    #expect(
      findings.map(\.message).sorted() == [
        "train was seen reading conf/rates.csv, which it does not declare",
        "train was seen writing logs/a.txt and logs/b.txt, which it does not declare",
      ])
  }

  @Test func `what is found in the code and seen is told once, at its place in the code`() throws {
    let both = [Self.read("data/features.csv"), Self.seen(.read, "data/features.csv")]
    let raced = try Self.findings(Self.nodes + "  train: {outputs: [model]}\n", both)
    #expect(raced.map(\.code) == ["HW402"])
    let ordered = try Self.findings(
      Self.nodes + """
          clean: {inputs: [features], outputs: [data/clean.csv]}
          train: {inputs: [data/clean.csv], outputs: [model]}

        """, both)
    #expect(ordered.map(\.code) == ["HW402"])
  }

  @Test func `a folder that was listed races with nobody who writes in it`() throws {
    let findings = try Self.findings(
      Self.nodes + "  train: {outputs: [model]}\n",
      [Self.seen(.read, "data"), Self.seen(.read, ".")])
    #expect(findings.filter { $0.severity == .error }.isEmpty)
  }
}
