/// The format language of Python's `parse` library, as far as names of dataset factories use it.
enum ParseFormat {
  enum Token {
    case text(String)
    /// A field: its name, empty when it has none, and what stands behind its colon.
    case field(name: String, type: String)
  }

  /// The texts and fields of a format, in order; two braces are one that is meant as such.
  static func tokens(of format: String) -> [Token] {
    var tokens: [Token] = []
    var plain = ""
    var rest = Substring(format)
    while let first = rest.first {
      if rest.hasPrefix("{{") || rest.hasPrefix("}}") {
        plain.append(first)
        rest = rest.dropFirst(2)
      } else if first == "{", let (name, type, end) = field(rest) {
        if !plain.isEmpty { tokens.append(.text(plain)) }
        plain = ""
        tokens.append(.field(name: name, type: type))
        rest = rest[end...]
      } else {
        plain.append(first)
        rest = rest.dropFirst()
      }
    }
    return plain.isEmpty ? tokens : tokens + [.text(plain)]
  }

  /// A field that starts here; nil when the brace is one like any other character.
  private static func field(
    _ text: Substring
  ) -> (name: String, type: String, end: Substring.Index)? {
    guard let close = text.firstIndex(of: "}") else { return nil }
    let inside = text[text.index(after: text.startIndex)..<close]
    let parts = inside.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first ?? ""
    let isName = name.allSatisfy { character in
      character.isLetter || character.isNumber || "_-.[]".contains(character)
    }
    guard isName, parts.count < 2 || !parts[1].isEmpty else { return nil }
    let type = parts.count < 2 ? "" : String(parts[1])
    return (String(name), type, text.index(after: close))
  }
}

/// Placeholders as Kedro itself looks for them: from a brace to the next that closes, in one line.
enum PlaceholderText {
  /// The placeholders of a text, braces included, and how many characters they are together.
  static func all(in text: String) -> (texts: [String], length: Int) {
    var texts: [String] = []
    var length = 0
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "{", let end = end(from: index, in: scalars) else {
        index += 1
        continue
      }
      texts.append(String(String.UnicodeScalarView(scalars[index...end])))
      length += end - index + 1
      index = end + 1
    }
    return (texts, length)
  }

  private static func end(from start: Int, in scalars: [Unicode.Scalar]) -> Int? {
    let end = scalars[start...].firstIndex { $0 == "}" || $0 == "\n" }
    return end.flatMap { scalars[$0] == "}" ? $0 : nil }
  }

  /// A text with `{name}` filled in, as Python's `format_map` does.
  ///
  /// Nil when a placeholder has no value, or the braces do not close.
  static func filled(_ text: String, with values: [String: String]) -> String? {
    var result = ""
    var rest = Substring(text)
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      result += rest[..<brace]
      let isDouble = rest[brace...].dropFirst().first == rest[brace]
      if isDouble {
        result.append(rest[brace])
        rest = rest[brace...].dropFirst(2)
        continue
      }
      guard rest[brace] == "{", let close = rest[brace...].firstIndex(of: "}"),
        let value = values[String(rest[rest.index(after: brace)..<close])]
      else { return nil }
      result += value
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
