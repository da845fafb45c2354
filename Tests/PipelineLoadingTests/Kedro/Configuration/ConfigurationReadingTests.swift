import PipelineModel
import Testing

@testable import PipelineLoading

/// Where things stand, what is not known, and which files and environments there are.
@Suite struct ConfigurationReadingTests {
  // MARK: Places

  @Test func `an entry stands where the environment gives it, else where the base does`() throws {
    let folder = try ProjectFolder([
      "conf/base/catalog.yml":
        "_x: &x {type: t}\na: *x\n\"{n}_csv\":\n  <<: *x\n  filepath: \"{n}\"\n",
      "conf/local/sub/catalog.yml": "# words\n  \na: {type: u}\n",
    ])
    let catalog = try folder.configuration().read().catalog
    #expect(catalog.span(of: "a")?.located == "conf/local/sub/catalog.yml:3:1-3:2")
    #expect(catalog.entrySpan(of: "a")?.located == "conf/local/sub/catalog.yml:3:1-3:13")
    #expect(catalog.span(of: "{n}_csv")?.located == "conf/base/catalog.yml:3:1-3:10")
    #expect(catalog.entrySpan(of: "{n}_csv")?.located == "conf/base/catalog.yml:3:1-5:18")
    #expect(catalog.span(of: "_x") == nil)
    #expect(catalog.span(of: "gone") == nil)
    #expect(try catalog.describe("cars_csv").pattern == "{n}_csv")
  }

  @Test func `a parameter stands where its key is written`() throws {
    let folder = try ProjectFolder([
      "conf/base/parameters.yml": "a:\n  b: 1\n  c: {d: 2}\ne: {f: 3}\ng: ${a}\n",
      "conf/local/parameters.yml": "a: {b: 5}\n",
    ])
    let content = try folder.configuration {
      $0.runtimeParameters = ConfigurationMapping([(.string("h"), .int(1))])
    }.read()
    #expect(content.parameterPaths == ["a", "a.b", "e", "e.f", "g", "g.b", "g.c", "g.c.d", "h"])
    #expect(content.span(ofParameter: "a.b")?.located == "conf/local/parameters.yml:1:5-1:6")
    #expect(content.span(ofParameter: "e.f")?.located == "conf/base/parameters.yml:4:5-4:6")
    // The environment took the place of all of `a`, so that only its key is left to point at.
    #expect(content.span(ofParameter: "a.c")?.located == "conf/local/parameters.yml:1:1-1:2")
    #expect(content.span(ofParameter: "g.c.d")?.located == "conf/base/parameters.yml:5:1-5:2")
    #expect(content.span(ofParameter: "h") == nil)
  }

  @Test func `merged softly, a parameter stands in the base where only that gives it`() throws {
    let folder = try ProjectFolder([
      "conf/base/parameters.yml": "a:\n  b: 1\n  c: 2\n",
      "conf/local/parameters.yml": "a: {b: 5}\n",
    ])
    let content = try folder.configuration { $0.mergeStrategies[.parameters] = .soft }.read()
    #expect(content.span(ofParameter: "a.b")?.located == "conf/local/parameters.yml:1:5-1:6")
    #expect(content.span(ofParameter: "a.c")?.located == "conf/base/parameters.yml:3:3-3:4")
  }

  // MARK: What is not known

  @Test func `a runtime parameter without a value makes what it is in unknown, and no more`() throws
  {
    let folder = try ProjectFolder([
      "conf/base/catalog.yml": """
      a: {type: json.JSONDataset, filepath: "data/${runtime_params:day}/a.json"}
      b: {type: "${runtime_params:kind}", filepath: b.json}
      c: {type: json.JSONDataset, filepath: "${runtime_params:day, today}/c.json"}
      "{n}_f": {type: json.JSONDataset, filepath: "${runtime_params:deep.day}/{n}"}
      """,
      "conf/base/parameters.yml": "p: ${runtime_params:given}\nq: {r: 1}\n",
    ])
    let content = try folder.configuration().read()
    #expect(content.unknownRuntimeParameters == ["day", "deep.day", "given", "kind"])
    let reason = "the runtime parameter 'day' has no value here"
    let a = try content.catalog.describe("a")
    #expect([a.path, a.type, a.unknown] == [nil, "json.JSONDataset", reason])
    let b = try content.catalog.describe("b")
    #expect(b.type == nil)
    #expect(b.registered)
    #expect(b.unknown == "the runtime parameter 'kind' has no value here")
    let c = try content.catalog.describe("c")
    #expect([c.path, c.unknown] == ["today/c.json", nil])
    let f = try content.catalog.describe("x_f")
    #expect([f.pattern, f.path] == ["{n}_f", nil])
    // What may be below a value that is not known may be there.
    #expect(try content.catalog.describe("params:p.x").registered)
    #expect(try content.catalog.describe("params:p.x").unknown != nil)
    #expect(try content.catalog.describe("params:p").unknown == nil)
    #expect(try !content.catalog.describe("params:q.x").registered)
  }

  @Test func `the project's own resolvers are not guessed`() throws {
    let folder = try ProjectFolder([
      "conf/base/parameters.yml":
        "a: ${today:}\nb: x${oc.env:HOME, y}\nc: ${add:1, ${a}}\nd: ${c.e}\n"
    ])
    let own: Set = ["today", "add", "oc.env"]
    let known = try folder.configuration { $0.customResolvers = own }.read().parameters
    #expect(known["a"] == .unknown("the resolver 'today' is the project's own code"))
    #expect(known["b"] == .unknown("an environment variable of the run is in it"))
    #expect(known["c"] == .unknown("the resolver 'add' is the project's own code"))
    #expect(known["d"] == known["c"])
    #expect(folder.configurationProblem { $0.customResolvers = ["add", "oc.env"] } != nil)
    let open = try folder.configuration { $0.customResolvers = nil }.read().parameters
    #expect(open["a"] == .unknown("the resolver 'today' may be one of the project's own"))
  }

  @Test func `of credentials names are kept, and what asks for more is not known`() throws {
    let folder = try ProjectFolder([
      "conf/base/catalog.yml": """
      a: {type: t, credentials: {password: secret-1}, filepath: "s3://me:secret-2@b/c"}
      b: {type: t, dataset: {type: t, credentials: "${oc.env:SECRET}", filepath: x}, l: [{credentials: {k: secret-3}}]}
      d: {type: t, credentials: db, filepath: y}
      c: {type: t, filepath: "${a.credentials.password}/x"}
      """,
      "conf/base/credentials.yml": "db: {password: secret-4}\n",
    ])
    let content = try folder.configuration().read()
    #expect(!content.catalog.entries["b"].debugDescription.contains("secret"))
    #expect(content.catalog.entries["a"]?.mapping?["credentials"] == nil)
    #expect(content.catalog.entries["d"]?.mapping?["credentials"] == .string("db"))
    #expect(try content.catalog.describe("a").path == "s3://b/c")
    #expect(try content.catalog.describe("b").path == "x")
    #expect(try content.catalog.describe("c").unknown == "credentials are not read")
    #expect(content.files.map(\.file) == ["conf/base/catalog.yml"])
  }

  @Test func `a Jinja template is left unread, and says so`() throws {
    let folder = try ProjectFolder([
      "conf/base/catalog.yml": "a: {type: t}\n",
      "conf/base/catalog_many.yml": "{% for x in [1, 2] %}\nb{{ x }}: {type: t}\n{% endfor %}\n",
    ])
    let content = try folder.configuration {
      $0.loader = .templated(globalsPattern: nil, globals: ConfigurationMapping())
      $0.kedroVersion = "0.18.14"
    }.read()
    #expect(content.unread.map(\.file.file) == ["conf/base/catalog_many.yml"])
    #expect(content.unread.first?.span.located == "conf/base/catalog_many.yml:1:1-1:3")
    #expect(try content.catalog.describe("a").unknown == nil)
    #expect(
      try content.catalog.describe("b1").unknown
        == "it may be given in conf/base/catalog_many.yml: "
        + "it is a Jinja template, which is not evaluated here")
  }

  @Test func `a factory whose placeholder has a type is not guessed`() throws {
    let folder = try ProjectFolder(["conf/base/catalog.yml": "\"y{n:d}_x\": {type: t}\n"])
    let catalog = try folder.configuration().read().catalog
    #expect(
      try catalog.describe("y12_x").unknown
        == "the factory 'y{n:d}_x' has a placeholder with a type")
    // Its ends do not fit whatever the type.
    #expect(try catalog.describe("z12_x").unknown == nil)
  }

  // MARK: Files and environments

  @Test func `files are listed with their environment, the base first`() throws {
    let folder = try ProjectFolder([
      "conf/base/catalog.yml": "", "conf/base/globals.yml": "", "conf/local/parameters/a.yml": "",
      "conf/local/.catalog.yml": "", "conf/prod/catalog.yml": "",
    ])
    let content = try folder.configuration().read()
    let files = content.files.map { "\($0.kind.rawValue) \($0.environment) \($0.file)" }
    #expect(
      files.sorted() == [
        "catalog base conf/base/catalog.yml", "globals base conf/base/globals.yml",
        "parameters local conf/local/parameters/a.yml",
      ])
    #expect(folder.configuration().environments() == ["base", "local", "prod"])
  }

  @Test func `a folder without configuration is no environment to check, but may be asked for`()
    throws
  {
    let folder = try ProjectFolder([
      "conf/base/catalog.yml": "", "conf/empty/notes.txt": "", "conf/README.md": "",
      "conf/.hidden/catalog.yml": "",
    ])
    #expect(folder.configuration().environments() == ["base"])
    #expect(try folder.configuration { $0.environment = "empty" }.read().environment == "empty")
    // The default one has no folder.
    #expect(try folder.configuration().read().environment == "base")
  }

  @Test func `the asked environment is taken before KEDRO_ENV, and that before the default`() throws
  {
    let folder = try ProjectFolder([
      "conf/base/catalog.yml": "", "conf/local/catalog.yml": "", "conf/prod/catalog.yml": "",
      "conf/test/catalog.yml": "",
    ])
    let variables = ["KEDRO_ENV": "prod"]
    #expect(try folder.configuration().read().environment == "local")
    #expect(try folder.configuration(variables: variables).read().environment == "prod")
    #expect(
      try folder.configuration(variables: variables) { $0.environment = "test" }.read().environment
        == "test")
    #expect(try folder.configuration(variables: ["KEDRO_ENV": ""]).read().environment == "local")
  }

  @Test func `folders that link in a circle are read once`() throws {
    let folder = try ProjectFolder(["conf/base/catalog/a.yml": "a: {type: t}\n"])
    try folder.link("conf/base/catalog/again", to: "..")
    let content = try folder.configuration().read()
    #expect(content.catalog.entries.count == 1)
  }

  // MARK: Size

  @Test func `a thousand entries, factories and names are read`() throws {
    let entries = (0..<1_000).map { "e\($0): {type: t, filepath: \"${_base}/\($0).csv\"}\n" }
    let factories = (0..<200).map { "\"{a}_{b}_f\($0)\": {type: t, filepath: \"{a}/{b}\"}\n" }
    let folder = try ProjectFolder([
      "conf/base/catalog.yml": "_base: data\n" + (entries + factories).joined()
    ])
    let catalog = try folder.configuration().read().catalog
    var found = 0
    for number in 0..<1_000 {
      let name = number % 2 == 0 ? "e\(number)" : "x_\(number)_f\(number % 200)"
      found += try catalog.describe(name).path == nil ? 0 : 1
    }
    #expect(found == 1_000)
  }

  @Test func `a pattern with many placeholders does not try every way`() throws {
    let name = String(repeating: "a", count: 200) + "!"
    let many = (0..<12).map { "{f\($0)}a" }.joined() + "?"
    let repeated = "{x}{y}{z}{w}{x}{y}{z}{w}{x}"
    let folder = try ProjectFolder([
      "conf/base/catalog.yml": "\"\(many)\": {type: t}\n\"b{q}\(repeated)?\": {type: t}\n"
    ])
    let catalog = try folder.configuration().read().catalog
    #expect(try catalog.describe(name).pattern == nil)
    #expect(try catalog.describe("b" + name + "?").unknown?.contains("in too many ways") == true)
  }
}
