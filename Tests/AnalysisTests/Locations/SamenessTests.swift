import Analysis
import PipelineModel
import TestSupport
import Testing

/// What is said of two names where it is not plain that they are one place.
struct SamenessTests {
  /// What is found of a writer W of `out` and a reader R of `in` that nothing else orders.
  private static func findings(
    _ written: Dataset, _ read: Dataset, kind: PipelineKind
  ) -> [Finding] {
    let pipeline = Pipeline(
      name: "p", kind: kind, source: "p",
      nodes: [
        Node(name: "W", outputs: [Reference(written.name)]),
        Node(name: "R", inputs: [Reference(read.name)]),
      ],
      datasets: [written.name: written, read.name: read])
    return PipelineAnalysis(pipeline, limits: Limits()).findings(of: [.readWriteRace])
  }

  private static func message(
    _ written: Dataset, _ read: Dataset, kind: PipelineKind = .native
  ) throws -> String {
    try #require(findings(written, read, kind: kind).first).message
  }

  private static func file(_ name: String, _ path: String, _ written: String) -> Dataset {
    Dataset(name: name, location: .path(path), written: written)
  }

  @Test(arguments: [
    ("./d/../d/x.csv", "d/x.csv", " (./d/../d/x.csv is d/x.csv)"),
    ("d/x.csv", "/home/me/flow/d/x.csv", " (/home/me/flow/d/x.csv is d/x.csv)"),
    ("d/x.csv", "latest/x.csv", " (latest/x.csv leads to d/x.csv by a link)"),
    (
      "../flow/d/x.csv", "latest/x.csv",
      " (../flow/d/x.csv is d/x.csv, latest/x.csv leads to d/x.csv by a link)"
    ),
    ("d/x.csv", "d/x.csv", ""), ("./d/x.csv", "./d/x.csv", ""),
  ])
  func `another spelling and a link are told`(out: String, in: String, why: String) throws {
    let message = try Self.message(
      Self.file("out", "d/x.csv", out), Self.file("in", "d/x.csv", `in`))
    #expect(
      message
        == "R reads d/x.csv as in while W may be writing it as out\(why): the edge W → R is missing"
    )
  }

  @Test func `names of tables in two cases are told`() throws {
    func table(_ name: String, _ written: String) throws -> Dataset {
      let location = try #require(Location(table: written, connection: "warehouse"))
      return Dataset(name: name, location: location, written: written)
    }
    #expect(
      try Self.message(table("out", "sales.orders"), table("in", "Sales.Orders"))
        == "R reads table sales.orders of warehouse as in while W may be writing it as out "
        + "(sales.orders and Sales.Orders are one table): the edge W → R is missing")
  }

  @Test func `two transcoded names of one file race, two forms of one name do not`() throws {
    #expect(
      try Self.message(
        Self.file("out@pandas", "d/x.parquet", "d/x.parquet"),
        Self.file("in@spark", "d/x.parquet", "d/x.parquet"), kind: .kedro)
        == "R reads d/x.parquet as in@spark while W may be writing it as out@pandas: the edge W → R "
        + "is missing")
    let forms = Self.findings(
      Self.file("out@pandas", "d/x.parquet", "d/x.parquet"),
      Self.file("out@spark", "d/x.parquet", "d/x.parquet"), kind: .kedro)
    #expect(forms.isEmpty)
  }

  @Test func `a file among the versions of a dataset and a partition are told in few words`() throws
  {
    let versioned = Dataset(
      name: "out", location: .path("d/x.csv"), written: "d/x.csv", versioned: true)
    #expect(
      try Self.message(versioned, Self.file("in", "d/x.csv/2026/x.csv", "d/x.csv/2026/x.csv"))
        == "R reads d/x.csv/2026/x.csv as in while W may be writing d/x.csv as out "
        + "(d/x.csv/2026/x.csv lies among the versions of d/x.csv): the edge W → R is missing")
    var parts = Dataset(name: "in", location: .path("d/parts"), written: "d/parts")
    parts.partitionSuffix = ".csv"
    #expect(
      try Self.message(Self.file("out", "d/parts/a.csv", "d/parts/a.csv"), parts)
        == "R reads d/parts as in while W may be writing d/parts/a.csv as out (the partitions in "
        + "d/parts end in .csv): the edge W → R is missing")
  }

  @Test func `two that write one table under two names are told, and so are those in order`() throws
  {
    let datasets = """
      datasets:
        a: {table: sales.t, connection: "db://me:secret@host/d"}
        b: {table: Sales.T, connection: "db://host/d"}
      """
    let race = try PipelineText("\(datasets)\nnodes: {V: {outputs: [a]}, W: {outputs: [b]}}")
      .finding(of: .writeWriteRace)
    #expect(
      race.message == "V and W both write table sales.t of db://host/d (as a and b; sales.t and "
        + "Sales.T are one table), and nothing orders them")
    #expect(race.related.map(\.message).contains("a is table sales.t of db://host/d"))
    let ordered = try PipelineText(
      "\(datasets)\nnodes: {V: {outputs: [a]}, W: {inputs: [b], after: [V]}}"
    ).finding(of: .sharedLocation)
    #expect(
      ordered.message
        == "a and b are one place, table sales.t of db://host/d, which V and W share")
  }

  @Test(arguments: [
    ("{table: t, connection: w}", "{table: t, connection: v}"),
    ("{table: t, connection: w}", "{table: s.t, connection: w}"),
    ("{table: t, connection: w}", "{path: t}"),
    ("{table: t, connection: s3}", "{path: \"s3://t\"}"),
  ])
  func `what is not the same table for sure is not told`(one: String, other: String) throws {
    let text = try PipelineText(
      "datasets: {a: \(one), b: \(other)}\nnodes: {W: {outputs: [a]}, R: {inputs: [b]}}")
    #expect(text.findings(of: [.readWriteRace, .sharedLocation]).isEmpty)
  }
}
