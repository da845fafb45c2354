/// Writes names into YAML and JSON.
struct ScalarText {
  let isJSON: Bool

  /// A name: plain where that is safe in any place, else in double quotes.
  func written(_ name: String) -> String {
    !isJSON && Self.isPlainAnywhere(name) ? name : Self.doubleQuoted(name)
  }

  /// Names as a list in one line.
  func list(_ names: [String]) -> String {
    "[\(names.map(written).joined(separator: ", "))]"
  }

  /// A key of a mapping.
  func key(_ name: String) -> String { isJSON ? Self.doubleQuoted(name) : name }

  /// Whether a text without quotes is that text in every place of YAML, and to every reader: no
  /// mark, and no word that some take for null, a truth value or a number.
  static func isPlainAnywhere(_ text: String) -> Bool {
    let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
    guard let first = text.first, first.isASCII, first.isLetter || first == "_" else {
      return false
    }
    return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-./".contains($0)) }
      && !words.contains(text.lowercased())
  }

  /// A text in double quotes, as YAML, JSON and Python all read it.
  static func doubleQuoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"": return "\\\""
      case "\\": return "\\\\"
      case "\n": return "\\n"
      case "\t": return "\\t"
      case "\r": return "\\r"
      case _ where isEscaped(scalar.value):
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: return String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }

  /// Control characters, and line ends and marks that YAML does not take as they are.
  private static func isEscaped(_ scalar: UInt32) -> Bool {
    scalar < 0x20 || (0x7F..<0xA0).contains(scalar)
      || [0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF].contains(scalar)
  }
}
