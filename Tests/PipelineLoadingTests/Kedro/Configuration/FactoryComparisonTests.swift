import PipelineModel
import Testing

@testable import PipelineLoading

/// Dataset factories against the real Kedro: every pattern with every name.
@Suite struct FactoryComparisonTests {
  /// Names of factories, each with what its body asks for.
  static let patterns = [
    "{a}", "{a}_x", "x_{a}", "{a}.{b}", "{a}.{b}.{c}", "{a}{b}", "{a}{b}{c}", "x{a}y{b}z",
    "{a}_{a}", "{a}.{b}_{a}", "{a}{a}", "{a}{b}{a}", "{a}x{b}x{c}", "{A}_{b}", "X_{a}", "é{a}",
    "{é}_x", "{a-b}.x", "{a_b}.x", "{1}_x", "{_a}_x", "{}_x", "{a}{{", "{{{a}}}", "{{x}}{a}",
    "{a}}", "}{a}", "{a", "{a}\n{b}", "a.c{a}", "[{a}]", "^{a}$", "{a}|x", "\\{a}", "{a b}_x",
    "{a!r}_x", "{a}ß", "ſ{a}", "K{a}", "{a}.{a}", "{a}İ", "{ns}.{name}@{kind}",
  ]

  static let names = [
    "x", "a_x", "x_a", "x_x", "a.b", "a.b.c", "a.b.c.d", ".a", "a.", "..", "xaybz", "xyz", "xayz",
    "a_a", "a_A", "ab_ab", "a_b_a_b", "aa", "aba", "abab", "abcab", "axbxc", "xxxxx", "A_b", "X_q",
    "éa", "Éa", "a{", "{a}", "{x}a", "a}", "}a", "{a", "a\nb", "a.cq", "aXcq", "[q]", "^q$", "q|x",
    "\\q", "q.x", "1_x", "{a b}_x", "qß", "qSS", "sq", "Sq", "kq", "\u{212A}q", "a.a", "a.A", "qi",
    "qi\u{307}", "😀_x", "e\u{301}_x", " _x", "ns.cars@spark", "NS.cars@x.y",
  ]

  @Test(arguments: ["1.7.0", "0.19.15"])
  func `a pattern fits the names that it fits in Kedro`(_ version: String) async throws {
    let catalogs = Self.patterns.map { pattern in
      let key = "\"\(Self.escaped(pattern))\""
      let fields = PlaceholderText.all(in: pattern).texts.map { "\"[\(Self.escaped($0))]\"" }
      return "\(key): {type: t, fields: [\(fields.joined(separator: ", "))]}\n"
    }
    let folders = try catalogs.map {
      try ProjectFolder(["conf/base/catalog.yml": $0, "conf/local/.gitkeep": ""])
    }
    let answers = try await RealKedro.ask(
      version,
      zip(Self.patterns, folders).map { pattern, folder in
        RealKedro.Question(
          id: pattern, project: folder.path, environment: nil, names: Self.names,
          settings: .mapping(ConfigurationMapping()), loader: "omega")
      })
    let read = answers.values.flatMap { ($0.resolved ?? [:]).values.compactMap { $0 } }
    #expect(read.count { $0.contains("fields") } > 200, "Kedro fills in many of them")
    for (pattern, folder) in zip(Self.patterns, folders) {
      let content = try? KedroConfigurationReader(
        root: folder.path, shownRoot: ".", settings: KedroConfigurationSettings(),
        world: .test(in: folder.path)
      ).read()
      let kedro = try #require(answers[pattern])
      for name in Self.names {
        let resolved = content.flatMap { try? $0.catalog.resolve(name) }
        let expected = kedro.resolved.flatMap { $0[name] } ?? nil
        #expect(resolved?.entry.written == expected, "\(pattern) \(name) \(kedro.error ?? "")")
      }
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
  }
}
