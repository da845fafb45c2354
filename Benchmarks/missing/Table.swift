/// The table of the documents.
enum Table {
  static func text(_ head: String, _ rows: [(name: String, tally: Tally)]) -> String {
    let heads = [
      head, "mutations", "unordered", "told", "missed", "wrong", "recall", "precision",
    ]
    var lines = [line(heads), line(["---"] + heads.dropFirst().map { _ in "---:" })]
    for (name, tally) in rows {
      let counts = [tally.mutations, tally.unordered, tally.told, tally.missed, tally.wrong]
      lines.append(
        line(
          [name] + counts.map(grouped)
            + [
              share(tally.told, of: tally.told + tally.missed),
              share(tally.told, of: tally.told + tally.wrong),
            ]))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

  /// In percent; nothing is told or to be told where a kind has to stay silent.
  private static func share(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    // Never rounded up to all.
    let thousandths = part * 100_000 / whole
    return thousandths == 100_000
      ? "100 %" : "\(thousandths / 1_000).\(String(thousandths % 1_000 + 1_000).dropFirst()) %"
  }

  private static func grouped(_ number: Int) -> String {
    var text = String(number)
    var end = text.count - 3
    while end > 0 {
      text.insert(",", at: text.index(text.startIndex, offsetBy: end))
      end -= 3
    }
    return text
  }
}
