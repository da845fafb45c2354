import OutsideWorld
import PipelineModel
import Testing

@testable import PipelineLoading

/// Single values and names against the real Kedro, which refuses some and reads the rest.
@Suite struct ConfigurationTextTests {
  /// Texts as a user may write them into `parameters.yml`, in single quotes.
  static let interpolations = [
    "${a b}", "${ a.b }", "x${n}y\\${n}", "\\\\${n}", "\\\\\\${n}", "\\${n}", "a\\b${n}", "$${n}",
    "$n", "${n}}", "{${n}}", "a}$b${n}", "${}", "${.}", "${..}", "${.n}", "${..n}", "${...n}",
    "${a.b.}", "${a..b}", "${a.}", "${a.c.0}", "${a.c[0]}", "${a.c[1].d}", "${a[b]}", "${[a].b}",
    "${[a][b]}", "${[n]}", "${a.[b]}", "${a.c.-1}", "${a.c.9}", "${a.c.x}", "${n.x}", "${nul}",
    "${nul.x}", "${gone}", "${a.gone}", "${a-b}", "${a_b}", "${dash-ed}", "${1}", "${${key}}",
    "${a.${key2}}", "${a${key}}", "${${key}b}", "${${path}}", "${a.c[${one}]}", "${a.c.${one}.d}",
    "${[${path}]}", "${a}", "${a.c}", "${n}${n}", "${f}", "x${f}", "x${t}${nul}",
    "${n", "${n}${", "$", "${", "}", "é${n}é", "${é}", "${n\n}", "${\tn}", "${n/m}", "${n#m}",
    "${n=m}", "${$n}", "${a\\.b}", "${dotted\\.key}", "${n, m}",
    "${globals:}", "${globals:g}", "${globals: g }", "${globals :g}", "${globals:g,}",
    "${globals:,}", "${globals:gone}", "${globals:gone,}", "${globals:gone, x y z}",
    "${globals:gone, \"a${n}b\"}", "${globals:gone, '${n}'}", "${globals:gone, ${n}}",
    "${globals:gone, ${n}x}", "${globals:gone, ${a}}", "${globals:gone, http://x/y:80}",
    "${globals:gone, a=b}", "${globals:gone, é}", "${globals:gone, a#b}", "${globals:gone, a&b}",
    "${globals:gone, <b>}", "${globals:gone, a;b}", "${globals:gone, a!}", "${globals:gone, a~}",
    "${globals:gone, {}}", "${globals:gone, []}", "${globals:gone, [ 1 , 2 ]}",
    "${globals:gone, {a : 1 , b: c}}", "${globals:gone, {a: {b: [1, {c: d}]}}}",
    "${globals:gone, {\"x\": 1}}", "${globals:gone, [1, 2}", "${globals:gone, a[0]}",
    "${globals:gone, '}'}", "${globals:gone, 'a'b}", "${globals:gone, a'b'}", "${globals:gone, ''}",
    "${globals:gone, 'a\\\\'}", "${globals:gone, 'a\\b'}", "${globals:gone, 'a\\\\b'}",
    "${globals:gone, a\\b}", "${globals:gone, \\}}", "${globals:gone, a\\}b}",
    "${globals:gone, 1 2}", "${globals:gone, 1_0}", "${globals:gone, 1__0}", "${globals:gone, 007}",
    "${globals:gone, 0}", "${globals:gone, -0}", "${globals:gone, +5}", "${globals:gone, --5}",
    "${globals:gone, 1-2}", "${globals:gone, 1.5.2}", "${globals:gone, 1e5}",
    "${globals:gone, 1.e5}", "${globals:gone, 1e}", "${globals:gone, 1_0.5_0}",
    "${globals:gone, 0x10}", "${globals:gone, NaNx}", "${globals:gone, -inf}",
    "${globals:gone, nUlL}", "${globals:gone, yes}", "${globals:gone, $x}", "${globals:gone, :}",
    "${globals:gone, a,b,c}", "${globals:_x, 1}", "${globals:5}", "${globals:g, g}",
    "${globals:deep.x}", "${globals:deep.gone.more, 7}", "${globals:deep.x.more, 7}",
    "${globals:deep}", "${globals:l.0}", "${globals:'l[1]'}", "${globals:deep[x]}",
    "${runtime_params:given}", "${runtime_params:gone, 1}", "${runtime_params:deep.y}",
    "${oc.env:HOME}", "${oc.env:HOME,x}", "${unknown:x}", "${oc.select:n}", "${oc.select:a.b}",
    "${oc.select:gone}", "${oc.select:n.x, 3}", "${oc.select:.n}", "${oc.select:...n, 2}",
    "${oc.decode:'{a: 1, b: [x, 2.5]}'}", "${oc.decode:null}", "${oc.decode:'a b'}",
    "${oc.decode:'${n}'}", "${oc.dict.keys:a}", "${oc.dict.values:a}", "${oc.dict.keys:n}",
    "${oc.create:[1, 2]}", "${${resolver}:g}", "${gl${key}:x}", "${a.b:c}", "${1a:b}", "${:a}",
    "${x}",
  ]

  @Test(arguments: ["1.7.0", "0.19.15"])
  func `an interpolation is read as OmegaConf reads it`(_ version: String) async throws {
    try await compare(
      Self.interpolations.map { "x: '\($0.replacing("'", with: "''"))'\n" }, version)
  }

  @Test func `a list or mapping in the middle of a text is not made up`() async throws {
    let folder = try ProjectFolder([
      "conf/base/parameters.yml": "a: {b: 1}\nl: [1]\nx: a${a}\ny: ${l}b\n"
    ])
    let reader = KedroConfigurationReader(
      root: folder.path, shownRoot: ".", settings: KedroConfigurationSettings(),
      world: .test(in: folder.path))
    let parameters = try reader.read().parameters
    #expect(parameters["x"]?.unknownReason == "a mapping stands in the middle of a text")
    #expect(parameters["y"]?.unknownReason == "a list stands in the middle of a text")
  }

  /// Values as they are written into YAML without quotes.
  static let scalars = [
    "1", "+1", "-1", "1_000", "_1", "1_", "0", "00", "01", "08", "0o7", "0x1f", "0X1F", "0xg",
    "0b1",
    "0b2", "1:30", "1:60", "01:30", "-1:30", "1:30:15", "1:30.5", "1.5", "1.", ".5", "-.5", "+.5",
    "1e3", "1E3", "1e+3", "1.5e3", "1.5e+3", "1.5e-3", ".5e3", ".5e+3", "1e", "e1", "1.5.2", "1,5",
    ".inf", "-.inf", "+.Inf", ".iNf", ".nan", "-.nan", "inf", "nan", "yes", "Yes", "yEs", "y", "n",
    "no", "NO", "on", "OFF", "true", "TRUE", "tRUE", "null", "Null", "nULL", "~", "", "2024-01-02",
    "2024-01-02T03:04:05Z", "'1'", "\"1\"", "!!str 1", "!!int '1'", "!!float 1", "!!null x",
    "!!bool yes", "!custom 1", "!!python/tuple [1]", "&a 1", "&a !!str 1", "!!str &a 1", "[1, , 2]",
    "{a: 1, a: 2}", "{1: a, 1: b}", "{a}", "{? a : b}", "{[1]: 2}", "{null: 1}", "{~: 1}", "=",
    "{=: 1}", "{<<: {a: 1}, a: 2}", "{a: 2, <<: {a: 1, b: 3}}", "{<<: [{a: 1}, {a: 2, b: 3}]}",
    "{<<: 1}", "{<<: [1]}", "{'<<': 1}", "1.7976931348623157e+308", "1e16", "123456789012345678.0",
    "0.1", "1.0e-7", "100000000000000000000.5", "12345678.125e+10", "1.0e+22", "- 1", "a: b",
    "'a' b",
    "@x", "`x`", "%x", "*gone", "|\n  a\n  b\n", ">\n  a\n  b\n", "'a\n  b'", "\t1",
  ]

  @Test(arguments: ["1.7.0", "0.19.15"])
  func `a value of YAML is read as OmegaConf reads it`(_ version: String) async throws {
    try await compare(Self.scalars.map { "x: \($0)\n" }, version)
  }

  @Test
  func `a value of YAML is read as the older loader reads it`() async throws {
    // A point in time is a value of its own there, and here the text that was written.
    let texts = Self.scalars.filter { !$0.hasPrefix("2024") }.map { "x: \($0)\n" }
    try await compare(texts, "0.18.14", loader: "plain")
  }

  /// Reads one parameter file after another in both ways.
  private func compare(
    _ texts: [String], _ version: String, loader: String = "omega"
  ) async throws {
    let folders = try texts.map { text in
      try ProjectFolder([
        "conf/base/parameters.yml": text, "conf/base/catalog.yml": "{}\n",
        "conf/base/parameters_more.yml": Self.around, "conf/local/.gitkeep": "",
        "conf/base/globals.yml": "g: globals\ndeep: {x: 1}\nl: [1, two]\n",
      ])
    }
    let given = ConfigurationMapping([
      (.string("given"), .int(5)),
      (.string("deep"), .mapping(ConfigurationMapping([(.string("y"), .string("z"))]))),
    ])
    let settings = ConfigurationMapping([(.string("runtime_params"), .mapping(given))])
    let answers = try await RealKedro.ask(
      version,
      zip(texts, folders).map { text, folder in
        RealKedro.Question(
          id: text, project: folder.path, environment: nil, names: [],
          settings: .mapping(settings), loader: loader)
      })
    for (text, folder) in zip(texts, folders) {
      let kedro = try #require(answers[text])
      let reader = KedroConfigurationReader(
        root: folder.path, shownRoot: ".",
        settings: KedroConfigurationSettings(
          settings, loader: loader, version: version, environment: nil),
        world: .test(in: folder.path))
      do {
        let own = try reader.read().parameters.written
        #expect(own == kedro.parameters, "\(text) \(kedro.error ?? "")")
      } catch {
        #expect(kedro.error != nil, "\(text) only here: \(error) \(kedro.parameters ?? "")")
      }
    }
  }

  /// What the texts can ask for.
  private static let around = #"""
    n: 5
    f: 1.0
    t: true
    nul: null
    key: a
    key2: b
    path: a.b
    one: 1
    resolver: globals
    dash-ed: dash
    a_b: under
    "dotted.key": dot
    é: accent
    a: {b: bee, c: [first, {d: deep}]}
    "n/m": slash
    """#
}
