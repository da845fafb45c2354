/// What stands after the colon of a resolver.
extension InterpolationParser {
  /// The arguments up to the closing brace.
  mutating func arguments() throws(InterpolationFault) -> [Interpolation.Argument] {
    text.skipBlanks()
    if text.take("}") { return [] }
    let arguments = try sequence(upTo: "}")
    return arguments
  }

  /// Values between commas; one that is left out is an empty text.
  private mutating func sequence(
    upTo end: Unicode.Scalar
  ) throws(InterpolationFault) -> [Interpolation.Argument] {
    var items: [Interpolation.Argument] = []
    while true {
      text.skipBlanks()
      let isLeftOut = text.next == "," || text.next == end
      items.append(isLeftOut ? .value(.string("")) : try argument())
      text.skipBlanks()
      if text.take(end) { return items }
      guard text.take(",") else { throw unexpected("',' or '\(end)'") }
    }
  }

  /// One value: a text in quotes, a list, a mapping, or what stands without quotes.
  mutating func argument() throws(InterpolationFault) -> Interpolation.Argument {
    switch text.next {
    case "'", "\"": try quoted()
    case "[": try list()
    case "{": try mapping()
    default: try primitive()
    }
  }

  private mutating func quoted() throws(InterpolationFault) -> Interpolation.Argument {
    guard let quote = text.next else { throw unexpected("a quote") }
    text.skip(1)
    let pieces = try pieces(upTo: quote)
    guard text.take(quote) else { throw unexpected("the closing quote") }
    return .text(pieces)
  }

  private mutating func list() throws(InterpolationFault) -> Interpolation.Argument {
    try text.enter()
    defer { text.leave() }
    text.skip(1)
    text.skipBlanks()
    return text.take("]") ? .list([]) : .list(try sequence(upTo: "]"))
  }

  private mutating func mapping() throws(InterpolationFault) -> Interpolation.Argument {
    try text.enter()
    defer { text.leave() }
    text.skip(1)
    text.skipBlanks()
    var entries: [(ConfigurationKey, Interpolation.Argument)] = []
    if text.take("}") { return .mapping(entries) }
    while true {
      text.skipBlanks()
      let key = try key()
      guard text.take(":") else { throw unexpected("':'") }
      text.skipBlanks()
      entries.append((key, try argument()))
      text.skipBlanks()
      if text.take("}") { return .mapping(entries) }
      guard text.take(",") else { throw unexpected("',' or '}'") }
    }
  }

  private mutating func key() throws(InterpolationFault) -> ConfigurationKey {
    let (raw, plain) = try unquoted(isKey: true)
    guard !raw.isEmpty else { throw unexpected("a key") }
    switch InterpolationCursor.value(of: raw) ?? .string(plain) {
    case .int(let value): return .int(value)
    case .float(let value): return .float(value)
    case .bool(let value): return .bool(value)
    case .string(let text): return .string(text)
    default: throw unexpected("a key")
    }
  }

  /// What stands without quotes: a number, a truth value, nothing, an interpolation or a text.
  private mutating func primitive() throws(InterpolationFault) -> Interpolation.Argument {
    var pieces: [Interpolation.Piece] = []
    while true {
      if text.isAtOpening {
        pieces.append(.interpolation(try interpolation()))
        continue
      }
      let (raw, plain) = try unquoted(isKey: false)
      if raw.isEmpty { break }
      if pieces.isEmpty, !text.isAtOpening, let value = InterpolationCursor.value(of: raw) {
        return .value(value)
      }
      pieces.append(.text(plain))
    }
    guard let first = pieces.first else { throw unexpected("a value") }
    if pieces.count == 1, case .interpolation(let inner) = first { return .interpolation(inner) }
    return .text(pieces)
  }

  /// Characters that need no quotes, as written and with escapes taken up, without blanks that end
  /// the value.
  private mutating func unquoted(
    isKey: Bool
  ) throws(InterpolationFault) -> (raw: String, plain: String) {
    var raw = ""
    var plain = ""
    while let scalar = text.next, !text.isAtOpening {
      if text.isBlank(scalar) {
        let blanks = text.blanks()
        let isEnd = text.next.map { ",}]".unicodeScalars.contains($0) || (isKey && $0 == ":") }
        if isEnd ?? true { break }
        raw += blanks
        plain += blanks
      } else if scalar == "\\", let escaped = text.escaped {
        raw += "\\" + String(escaped)
        plain += String(escaped)
        text.skip(2)
      } else if text.isUnquoted(scalar), !(isKey && scalar == ":") {
        raw.unicodeScalars.append(scalar)
        plain.unicodeScalars.append(scalar)
        text.skip(1)
      } else {
        break
      }
    }
    return (raw, plain)
  }
}
