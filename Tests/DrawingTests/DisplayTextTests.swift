import Testing

@testable import Drawing

@Suite struct `Display text` {
  @Test(arguments: [
    ("plain", "plain"), ("  a\n\tb  ", "a b"), ("a\u{0}b\u{1B}[31m", "ab[31m"),
    ("\u{202E}evil\u{202C}", "evil"), ("\u{FEFF}x\u{FFFF}", "x"), ("\r\n", ""), ("é🚀", "é🚀"),
    ("👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"),
  ])
  func `loses what cannot be shown`(text: String, expected: String) {
    #expect(DisplayText.clean(text) == expected)
  }

  @Test func `is not longer than it may be`() {
    #expect(DisplayText.clean(String(repeating: "x", count: 50), limit: 10) == "xxxxxxxxxx…")
    let pile = "Z" + String(repeating: "\u{0301}", count: 300)
    #expect(DisplayText.clean(pile).unicodeScalars.count == 12)
  }

  @Test(arguments: [("abcdef", 6, "abcdef"), ("abcdefgh", 5, "ab…gh"), ("日本語日本語", 3, "日…語")])
  func `is shortened in the middle`(text: String, limit: Int, expected: String) {
    #expect(DisplayText.shortened(text, to: limit) == expected)
  }

  @Test(arguments: [
    ("data/04_feature/weather_data_features.parquet", 35, "data…/weather_data_features.parquet"),
    ("a.long.dotted.module.and_its_last_part", 24, "a.lon….and_its_last_part"),
    ("team.project.train_the_model", 20, "tea….train_the_model"),
    ("data/a_very_long_file_name_indeed.csv", 12, "dat…deed.csv"),
  ])
  func `keeps its last part whole when that fits`(text: String, limit: Int, expected: String) {
    let shown = DisplayText.shortened(text, to: limit)
    #expect(shown.unicodeScalars.count <= limit)
    #expect(shown == expected)
  }

  @Test func `breaks after a separator near the middle`() {
    #expect(DisplayText.lines("short", width: 10) == ["short"])
    #expect(DisplayText.lines("load_all_the_data", width: 10) == ["load_all_", "the_data"])
    #expect(DisplayText.lines("abcdefghijklmnop", width: 10) == ["abcdefgh", "ijklmnop"])
    #expect(DisplayText.lines(String(repeating: "x", count: 90), width: 10).map(\.count) == [9, 9])
  }
}
