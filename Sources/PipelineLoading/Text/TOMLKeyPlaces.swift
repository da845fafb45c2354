import PipelineModel

/// Where the keys of a TOML text stand, for those that begin a line.
struct TOMLKeyPlaces {
  private var places: [[String]: Range<Int>] = [:]

  /// Goes once through the lines of a text that was read already: what is not a key is skipped.
  init(_ source: SourceText) {
    var table: [String] = []
    // The three quotes that end the text that goes on over lines.
    var closing: String?
    for line in 1...source.lineCount {
      let text = source.text(ofLine: line)
      if let quotes = closing {
        if text.contains(quotes) { closing = nil }
        continue
      }
      let start = source.span(ofLine: line).start.offset
      let content = text.drop { $0 == " " || $0 == "\t" }
      if content.hasPrefix("[") {
        let header = content.drop { $0 == "[" }
        guard let key = DottedKey(header) else { continue }
        table = key.parts
        let end = start + content.utf8.distance(from: content.startIndex, to: key.end) + 1
        places[table] = places[table] ?? start..<end
      } else if let key = DottedKey(content), content[key.end...].hasPrefix("=") {
        let end = start + key.length
        places[table + key.parts] = places[table + key.parts] ?? start..<end
        closing = Self.openText(content[key.end...])
      }
    }
  }

  subscript(path: [String]) -> Range<Int>? { places[path] }

  /// The quotes of a text that begins on this line and does not end on it.
  private static func openText(_ value: Substring) -> String? {
    ["\"\"\"", "'''"].first { quotes in
      guard let opening = value.firstRange(of: quotes) else { return false }
      return value[opening.upperBound...].firstRange(of: quotes) == nil
    }
  }
}

/// A key such as `a.b."c.d"`, without what follows it.
private struct DottedKey {
  var parts: [String] = []
  /// Of the key itself, in bytes.
  var length = 0
  /// After the key and the blanks behind it.
  var end: Substring.Index

  /// Nil when the text begins with no key.
  init?(_ text: Substring) {
    end = text.startIndex
    var rest = text
    while true {
      rest = rest.drop { $0 == " " || $0 == "\t" }
      guard let part = Self.part(&rest) else { return nil }
      parts.append(part)
      length = text.utf8.distance(from: text.startIndex, to: rest.startIndex)
      rest = rest.drop { $0 == " " || $0 == "\t" }
      end = rest.startIndex
      guard rest.first == "." else { return }
      rest = rest.dropFirst()
    }
  }

  private static func part(_ rest: inout Substring) -> String? {
    guard let quote = rest.first, quote == "\"" || quote == "'" else {
      let bare = rest.prefix {
        $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "_" || $0 == "-"
      }
      rest = rest[bare.endIndex...]
      return bare.isEmpty ? nil : String(bare)
    }
    var text = ""
    var isEscaped = false
    for index in rest.indices.dropFirst() {
      let character = rest[index]
      if isEscaped {
        text.append(character)
        isEscaped = false
      } else if character == "\\", quote == "\"" {
        isEscaped = true
      } else if character == quote {
        rest = rest[rest.index(after: index)...]
        return text
      } else {
        text.append(character)
      }
    }
    return nil
  }
}
