import PipelineModel

/// Names and other people's words, made fit to be shown.
enum DisplayText {
  /// Without what XML forbids, what breaks a line, and what turns the direction of the text after
  /// it; blanks in a row become one.
  ///
  /// Not longer than `limit` Unicode scalars, whole characters.
  static func clean(_ text: String, limit: Int = 400) -> String {
    var result = ""
    var length = 0
    for character in text {
      let piece = cleaned(character)
      if piece == " ", result.isEmpty || result.hasSuffix(" ") { continue }
      length += piece.unicodeScalars.count
      guard length <= limit else { return result + "…" }
      result += piece
    }
    return result.hasSuffix(" ") ? String(result.dropLast()) : result
  }

  private static func cleaned(_ character: Character) -> String {
    if character.isWhitespace { return " " }
    var piece = String.UnicodeScalarView()
    // Families and flags of emoji take up to ten; more is a pile of accents.
    for scalar in character.unicodeScalars.prefix(12) where isDrawable(scalar) {
      piece.append(scalar)
    }
    return String(piece)
  }

  private static func isDrawable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: false  // control characters
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: false  // direction marks
    case 0xFEFF, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  /// The start and the end of a long text with `…` between: the names of one pipeline often differ
  /// at the end.
  ///
  /// The last part, after the last slash or else the last dot, stays whole when it leaves any room
  /// for a start. O(length).
  static func shortened(_ text: String, to limit: Int) -> String {
    let count = text.unicodeScalars.count
    guard count > limit else { return text }
    let end = max(limit - limit / 2 - 1, min(lastPart(of: text), limit - 4))
    let head = whole(text, limit: limit - 1 - end)
    let tail = String(whole(String(text.reversed()), limit: end).reversed())
    return head + "…" + tail
  }

  /// How many scalars the last part has, with the separator before it; 0 when there is none.
  private static func lastPart(of text: String) -> Int {
    let scalars = text.unicodeScalars
    let start = scalars.lastIndex(of: "/") ?? scalars.lastIndex(of: ".")
    return start.map { scalars.distance(from: $0, to: scalars.endIndex) } ?? 0
  }

  /// The first characters that have at most `limit` scalars together.
  private static func whole(_ text: String, limit: Int) -> String {
    var result = ""
    var length = 0
    for character in text {
      length += character.unicodeScalars.count
      guard length <= limit else { break }
      result.append(character)
    }
    return result
  }

  /// One or two lines of at most `width` scalars, broken after a separator where there is one near
  /// the middle.
  static func lines(_ text: String, width: Int) -> [String] {
    guard text.unicodeScalars.count > width else { return [text] }
    let text = Array(shortened(text, to: 2 * width - width / 4))
    let middle = text.count / 2
    let reach = max(1, width / 3)
    let separators: Set<Character> = [" ", "_", ".", "-", "/", ":", ","]
    let candidates = (max(1, middle - reach)..<min(text.count, middle + reach)).filter {
      separators.contains(text[$0 - 1])
    }
    let at = candidates.min { abs($0 - middle) < abs($1 - middle) } ?? middle
    return [String(text[..<at]), String(text[at...])].map { $0.trimmingBlanks() }
  }
}
