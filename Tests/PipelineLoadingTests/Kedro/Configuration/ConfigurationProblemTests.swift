import PipelineModel
import Testing

@testable import PipelineLoading

/// What is wrong with a configuration is said at its place, with what to do.
@Suite struct ConfigurationProblemTests {
  private func problem(
    catalog: String = "", parameters: String = "", globals: String = ""
  ) throws -> InputProblem? {
    try ProjectFolder([
      "conf/base/catalog.yml": catalog, "conf/base/parameters.yml": parameters,
      "conf/base/globals.yml": globals,
    ]).configurationProblem()
  }

  // MARK: Interpolations

  @Test func `a key that is not there is named with the nearest one`() throws {
    let problem = try problem(parameters: "model:\n  depth: 1\nx: ${model.detph}\n")
    #expect(
      problem?.located
        == "conf/base/parameters.yml:3:4 the interpolation key 'model.detph' is not found")
    #expect(problem?.help == "did you mean 'model.depth'?")
  }

  @Test func `a relative key keeps its dots in the advice`() throws {
    let problem = try problem(parameters: "m:\n  depth: 1\n  x: a-${.deptj}\n")
    #expect(
      problem?.located
        == "conf/base/parameters.yml:3:6 the interpolation key '.deptj' is not found")
    #expect(problem?.help == "did you mean '.depth'?")
  }

  @Test func `a circle names all that is in it`() throws {
    let problem = try problem(parameters: "a: ${b}\nb: {c: \"${d}\"}\nd: x${a.c}\n")
    #expect(
      problem?.located
        == "conf/base/parameters.yml:2:8 the interpolations go in a circle: "
        + "'b.c' needs 'd' needs 'b.c'")
  }

  @Test func `a value that stands for what it is in is a circle`() throws {
    let problem = try problem(parameters: "a:\n  b: ${a}\n")
    #expect(problem?.span?.start.line == 2)
    #expect(problem?.message == "the interpolations go in a circle: 'a' needs 'a.b' needs 'a'")
  }

  @Test func `what leads into a text or out of everything is said`() throws {
    #expect(
      try problem(parameters: "n: 5\nx: ${n.m}\n")?.located
        == "conf/base/parameters.yml:2:4 'n' holds no other values, so that there is no 'n.m'")
    #expect(
      try problem(parameters: "x: ${...n}\n")?.located
        == "conf/base/parameters.yml:1:4 '...n' leads out of the configuration")
  }

  @Test func `a text that is no interpolation is refused where it stands`() throws {
    #expect(
      try problem(catalog: "a:\n  type: t\n  filepath: data/${b c}\n")?.located
        == "conf/base/catalog.yml:3:13 'data/${b c}' is no interpolation of OmegaConf: "
        + "' ' stands where '}' must stand")
    #expect(
      try problem(parameters: "x: ${a\n")?.located
        == "conf/base/parameters.yml:1:4 '${a' is no interpolation of OmegaConf: "
        + "it ends where '}' must stand")
  }

  @Test func `a global that is not there is named with the nearest one`() throws {
    let problem = try problem(parameters: "x: ${globals:bukcet}\n", globals: "bucket: b\n")
    #expect(
      problem?.located
        == "conf/base/parameters.yml:1:4 there is no global 'bukcet', and no default is given")
    #expect(problem?.help == "did you mean 'bucket'?")
  }

  @Test func `globals can ask for neither themselves nor runtime parameters`() throws {
    #expect(
      try problem(globals: "a: 1\nb: ${globals:a}\n")?.located
        == "conf/base/globals.yml:2:4 'globals' cannot be used in the globals themselves")
    #expect(
      try problem(globals: "b: ${runtime_params:a, 1}\n")?.located
        == "conf/base/globals.yml:1:4 'runtime_params' cannot be used in globals")
  }

  @Test func `an environment variable is for credentials only`() throws {
    let problem = try problem(parameters: "x: ${oc.env:HOME}\n")
    #expect(
      problem?.located
        == "conf/base/parameters.yml:1:4 Kedro has 'oc.env' only for credentials")
    #expect(try #require(problem?.help).contains("custom_resolvers"))
  }

  @Test func `a resolver that is not there is named with the nearest one`() throws {
    let problem = try problem(parameters: "x: ${global:a}\n")
    #expect(problem?.located == "conf/base/parameters.yml:1:4 there is no resolver 'global'")
    #expect(problem?.help == "did you mean 'globals'?")
  }

  // MARK: Catalogs

  @Test func `a key that two files of an environment give names both`() throws {
    let folder = try ProjectFolder([
      "conf/base/catalog.yml": "a: {type: t}\n",
      "conf/base/catalog_more.yml": "_a: 1\n\n  \na: {type: t}\n",
      "conf/base/catalog_x.yml": "_a: 2\n",
    ])
    let problem = folder.configurationProblem()
    #expect(
      problem?.located
        == "conf/base/catalog_more.yml:4:1 'a' is already given in conf/base/catalog.yml:1:1, "
        + "in the same environment")
  }

  @Test func `parameters may share a mapping between files but no value in it`() throws {
    let texts = ["conf/base/parameters.yml": "a: {b: {c: 1}}\n"]
    let more = ["conf/base/parameters_b.yml": "a: {b: {d: 1}}\n"]
    let same = ["conf/base/parameters_b.yml": "a:\n  b: {c: 2}\n"]
    #expect(try ProjectFolder(texts.merging(more) { $1 }).configurationProblem() == nil)
    #expect(
      try ProjectFolder(texts.merging(same) { $1 }).configurationProblem()?.located
        == "conf/base/parameters_b.yml:2:7 'a.b.c' is already given in "
        + "conf/base/parameters.yml:1:9, in the same environment")
  }

  @Test func `an entry that is no mapping, or has no type, is refused`() throws {
    #expect(
      try problem(catalog: "a: {type: t}\nb: data/b.csv\n")?.located
        == "conf/base/catalog.yml:2:1 catalog entry 'b' must be a mapping with a 'type', "
        + "not 'data/b.csv'")
    #expect(
      try problem(catalog: "b:\n")?.located
        == "conf/base/catalog.yml:1:1 catalog entry 'b' must be a mapping with a 'type', not nothing"
    )
    let typo = try problem(catalog: "b: {tpye: t}\n")
    #expect(typo?.located == "conf/base/catalog.yml:1:1 catalog entry 'b' has no 'type'")
    #expect(typo?.help == "did you mean 'type' by 'tpye'?")
  }

  @Test func `a placeholder that is not in the name is refused where it stands`() throws {
    let problem = try problem(
      catalog: "\"{name}_csv\":\n  type: t\n  load_args:\n    - {p: \"x/{nmae}.csv\"}\n")
    #expect(
      problem?.located
        == "conf/base/catalog.yml:4:11 the placeholder '{nmae}' is not in the name of the "
        + "factory '{name}_csv'")
    #expect(problem?.help == "did you mean '{name}'?")
  }

  @Test func `two factories that fit everything are refused`() throws {
    #expect(
      try problem(catalog: "\"{a}\": {type: t}\n\"{b}{c}\": {type: t}\n")?.located
        == "conf/base/catalog.yml:1:1 '{b}{c}' and '{a}' both fit every name: only one factory may")
  }

  @Test func `a factory without a type is refused when a name fits it`() throws {
    let folder = try ProjectFolder(["conf/base/catalog.yml": "\"{a}_x\": {filepath: \"{a}\"}\n"])
    let catalog = try folder.configuration().read().catalog
    #expect(try catalog.resolve("b") != nil)
    let problem = #expect(throws: InputProblem.self) { try catalog.resolve("b_x") }
    #expect(problem?.located == "conf/base/catalog.yml:1:1 the factory '{a}_x' gives no type")
  }

  @Test func `the name of a dataset must be a text`() throws {
    #expect(
      try problem(catalog: "a: {type: t}\n12: {type: t}\n")?.located
        == "conf/base/catalog.yml:2:1 '12' must be a text to be a name: write it in quotes")
  }

  // MARK: Environments

  @Test func `an environment that does not exist is named with the nearest one`() throws {
    let folder = try ProjectFolder([
      "conf/base/catalog.yml": "", "conf/production/catalog.yml": "", "conf/.git/x": "",
    ])
    let asked = folder.configurationProblem { $0.environment = "prodcution" }
    #expect(
      asked?.message == "there is no environment 'prodcution' (there are: base, production)")
    #expect(asked?.help == "did you mean 'production'?")
    let variable = folder.configurationProblem(variables: ["KEDRO_ENV": "bsae"])
    #expect(variable?.help == "did you mean 'base'?")
  }

  // MARK: Bad input

  static let bad: [(String, [UInt8], String)] = [
    (
      "a list", Array("- a\n".utf8),
      "1:1 a configuration file must be a mapping of names, not a list"
    ),
    (
      "a text", Array("\nword\n".utf8),
      "2:1 a configuration file must be a mapping of names, not 'word'"
    ),
    ("junk", [0x61, 0x3A, 0x20, 0xFF, 0x00], "1:4 this is not a text in UTF-8"),
    (
      "a key given twice", Array("a: {type: t}\na: {type: t}\n".utf8),
      "2:1 the key 'a' is already given on line 1"
    ),
    (
      "an unclosed list", Array("a: {type: [\n".utf8),
      "2:1 this is not YAML: did not find expected node content while parsing a flow node"
    ),
    (
      "two documents", Array("a: {type: t}\n---\nb: {type: t}\n".utf8),
      "2:1 a second document starts here"
    ),
    (
      "an unknown tag", Array("a: {type: !secret x}\n".utf8),
      "1:11 Kedro does not know the tag '!secret'"
    ),
    ("a merge of a text", Array("a: {<<: x, type: t}\n".utf8), "1:9 '<<' merges mappings, not 'x'"),
    (
      "a list as a key", Array("a: {type: t, ? [b] : c}\n".utf8),
      "1:16 a key must be a text, not a list"
    ),
  ]

  @Test(arguments: bad)
  func `bad input is refused at its place`(_ name: String, _ bytes: [UInt8], _ said: String) throws
  {
    let folder = try ProjectFolder()
    try folder.write(bytes, to: "conf/base/catalog.yml")
    #expect(folder.configurationProblem()?.located == "conf/base/catalog.yml:\(said)")
  }

  @Test func `nothing in a file is no problem`() throws {
    #expect(try problem(catalog: "", parameters: "# only words\n", globals: "---\n") == nil)
    #expect(try ProjectFolder(["README": ""]).configurationProblem() == nil)
  }

  @Test func `10,000 levels, a bomb of aliases and one of interpolations end at once`() throws {
    let levels = String(repeating: "[", count: 10_000)
    #expect(try problem(parameters: "a: \(levels)")?.span?.start.line == 1)
    var aliases = "a0: &a0 [1, 2]\n"
    var templates = "a0: [1, 2]\n"
    var texts = "a0: words\n"
    for level in 1...40 {
      aliases += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n"
      templates += "a\(level): [\"${a\(level - 1)}\", \"${a\(level - 1)}\"]\n"
      texts += "a\(level): ${a\(level - 1)}${a\(level - 1)}\n"
    }
    #expect(try problem(parameters: aliases)?.message.contains("aliases") == true)
    #expect(try problem(parameters: templates)?.message.contains("too many values") == true)
    #expect(try problem(parameters: texts)?.message.contains("too long") == true)
  }

  @Test func `a long chain of interpolations is refused, and does not overflow`() throws {
    let chain = (1...5_000).map { "a\($0): ${a\($0 - 1)}\n" }.reversed().joined()
    #expect(
      try problem(parameters: chain + "a0: 1\n")?.message
        == "the interpolations nest deeper than 250 levels")
  }
}
