import PipelineModel

extension JSONValue {
  /// The value as text: on one line, or with every entry on a line of its own, indented by two
  /// spaces.
  ///
  /// No line end follows. O(size).
  package func text(onOneLine: Bool = false) -> String {
    var writer = JSONWriter(isOnOneLine: onOneLine)
    writer.write(self)
    return writer.text
  }
}

/// Puts JSON together, piece by piece.
private struct JSONWriter {
  let isOnOneLine: Bool
  private(set) var text = ""
  private var depth = 0

  init(isOnOneLine: Bool) { self.isOnOneLine = isOnOneLine }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .integer(let number): text += String(number)
    case .number(let number): write(number)
    case .string(let string): write(string)
    case .array(let values):
      list(values, open: "[", close: "]") { $0.write($1) }
    case .object(let members):
      list(members, open: "{", close: "}") { writer, member in
        writer.write(member.key)
        writer.text += ": "
        writer.write(member.value)
      }
    }
  }

  private mutating func list<Entry>(
    _ entries: [Entry], open: String, close: String, _ body: (inout JSONWriter, Entry) -> Void
  ) {
    text += open
    depth += 1
    for (index, entry) in entries.enumerated() {
      if index > 0 { text += isOnOneLine ? ", " : "," }
      breakLine()
      body(&self, entry)
    }
    depth -= 1
    if !entries.isEmpty { breakLine() }
    text += close
  }

  private mutating func breakLine() {
    guard !isOnOneLine else { return }
    text += "\n"
    text += String(repeating: "  ", count: depth)
  }

  private mutating func write(_ number: Double) {
    guard number.isFinite else {
      text += "null"
      return
    }
    if let whole = Int64(exactly: number), whole.magnitude < 1 << 53 {
      text += String(whole)
    } else {
      text += "\(number)"
    }
  }

  private mutating func write(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where ShownText.isHidden(scalar):
        for unit in String(scalar).utf16 { text += "\\u" + Self.hexadecimal(unit) }
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  private static func hexadecimal(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
