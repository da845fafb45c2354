/// The value of an attribute.
enum DotValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// Our own words: colours, styles, numbers.
  case plain(String)
  /// Other people's words, shown as they are.
  case words(String)
  /// An HTML-like label, already escaped.
  case html(String)

  init(stringLiteral value: String) { self = .plain(value) }

  var written: String {
    switch self {
    case .plain(let text): "\"\(text)\""
    case .words(let text): "\"\(Self.escaped(text))\""
    case .html(let text): "<\(text)>"
    }
  }

  /// Graphviz expands backslashes and entities in labels and tooltips: both are taken literally
  /// here, and a line end is written `\n`.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "&": result += "&amp;"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Writes DOT, a statement a line.
struct DotText {
  private(set) var text = ""
  private var depth = 0

  mutating func open(_ head: String) {
    line("\(head) {")
    depth += 1
  }

  mutating func close() {
    depth -= 1
    line("}")
  }

  /// One statement, such as `n1 [label="load"];`, on a line of its own.
  mutating func statement(_ subject: String, _ attributes: [(String, DotValue)] = []) {
    guard !attributes.isEmpty else { return line("\(subject);") }
    let list = attributes.map { "\($0.0)=\($0.1.written)" }.joined(separator: ", ")
    line("\(subject) [\(list)];")
  }

  private mutating func line(_ words: String) {
    text += String(repeating: "  ", count: depth) + words + "\n"
  }
}

/// HTML-like labels.
enum DotHTML {
  /// Other people's words inside a label.
  ///
  /// The label is read as XML, then its texts go through the expansion of backslashes: so a
  /// backslash is doubled.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\\": result += "\\\\"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  static func font(_ text: String, size: Int? = nil, color: Color? = nil) -> String {
    let size = size.map { " point-size=\"\($0)\"" } ?? ""
    let color = color.map { " color=\"\($0.light)\"" } ?? ""
    return "<font\(size)\(color)>\(text)</font>"
  }
}
