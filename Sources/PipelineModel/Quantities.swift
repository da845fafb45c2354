/// A text that is not the amount it should be; the message says what was expected.
package struct QuantityProblem: Error, Sendable, Equatable {
  package let message: String

  package init(_ message: String) { self.message = message }
}

/// Sizes in bytes: `16GiB`, `1.5 GB`, `1073741824`.
package enum ByteSize {
  private static let binary = ["KiB", "MiB", "GiB", "TiB", "PiB"]
  private static let decimal = ["kB", "MB", "GB", "TB", "PB"]

  /// Reads a size.
  ///
  /// Units count in powers of 1024 (`KiB` …) or of 1000 (`kB` …); none is bytes.
  package static func parse(_ text: String) throws(QuantityProblem) -> Int64 {
    let (number, unit) = try Decimals.split(text, example: "16GiB")
    guard let factor = factor(of: unit) else {
      let nearest = NearestName.of(unit, among: binary + decimal)
      throw QuantityProblem(
        "unknown unit '\(unit.shortened)' in '\(text.shortened)'; write "
          + (nearest ?? "MiB, GiB, MB or GB"))
    }
    let bytes = number * factor
    guard bytes < 9e18 else {
      throw QuantityProblem("'\(text.shortened)' is larger than any machine")
    }
    return Int64(bytes.rounded(.up))
  }

  private static func factor(of unit: String) -> Double? {
    if let factor = factors[unit] { return factor }
    let unit = unit.lowercased()
    if unit.isEmpty || unit == "b" { return 1 }
    for (power, pair) in zip(binary, decimal).enumerated() {
      if unit == pair.0.lowercased() {
        return Double(sign: .plus, exponent: 10 * (power + 1), significand: 1)
      }
      if unit == pair.1.lowercased() {
        return (0...power).reduce(1.0) { product, _ in product * 1000 }
      }
    }
    return nil
  }

  /// Of the units as they are written most.
  private static let factors: [String: Double] = [
    "": 1, "KiB": 0x1p10, "MiB": 0x1p20, "GiB": 0x1p30, "TiB": 0x1p40, "kB": 1e3, "MB": 1e6,
    "GB": 1e9, "TB": 1e12,
  ]

  /// A size in the largest binary unit that leaves at least one: `18 GiB`, `1.5 MiB`, `20 B`.
  package static func described(_ bytes: Int64) -> String {
    guard bytes >= 1024 else { return "\(bytes) B" }
    var value = Double(bytes) / 1024
    var unit = 0
    while value >= 1024, unit < binary.count - 1 {
      value /= 1024
      unit += 1
    }
    let thousandths = Int64((value * 1000).rounded())
    return "\(Decimals.described(thousandths, digits: value < 100 ? 2 : 0)) \(binary[unit])"
  }
}

/// Numbers with at most three digits after the point, kept as thousandths.
package enum Decimals {
  /// Reads `2`, `0.5`, `1e3` as thousandths.
  package static func parse(_ text: String) throws(QuantityProblem) -> Int64 {
    let (number, unit) = try split(text, example: "2")
    guard unit.isEmpty else { throw QuantityProblem("'\(text.shortened)' is not a number") }
    guard number < 9e14 else {
      throw QuantityProblem("'\(text.shortened)' is larger than any machine")
    }
    return Int64((number * 1000).rounded(.up))
  }

  /// Thousandths, not negative, as a number with no more digits than needed: `2`, `0.5`, `17.25`.
  package static func described(_ thousandths: Int64, digits: Int = 3) -> String {
    let step: Int64 = [1000, 100, 10, 1][min(3, max(0, digits))]
    let (raised, overflow) = thousandths.addingReportingOverflow(step / 2)
    let rounded = (overflow ? thousandths : raised) / step * step
    let fraction = rounded % 1000
    guard fraction != 0 else { return "\(rounded / 1000)" }
    var text = String(fraction + 1000).dropFirst()
    while text.last == "0" { text.removeLast() }
    return "\(rounded / 1000).\(text)"
  }

  /// A number that is not negative, and what follows it without blanks.
  static func split(
    _ text: String, example: String
  ) throws(QuantityProblem) -> (number: Double, unit: String) {
    let text = text.trimmingBlanks()
    var rest = text[...]
    guard let value = takeNumber(&rest) else {
      throw QuantityProblem("'\(text.shortened)' is not an amount such as \(example)")
    }
    return (value, String(rest).trimmingBlanks())
  }

  /// Takes a number such as `1_000`, `.5` or `1e-3` off the front of a text.
  static func takeNumber(_ rest: inout Substring) -> Double? {
    if let whole = takeWhole(&rest) { return whole }
    let start = rest
    let digits = rest.prefix { $0.isDigit || $0 == "." || $0 == "_" }
    rest = rest[digits.endIndex...]
    if rest.first == "e" || rest.first == "E" {
      var exponent = rest.dropFirst()
      if exponent.first == "+" || exponent.first == "-" { exponent = exponent.dropFirst() }
      let end = exponent.prefix(while: \.isDigit).endIndex
      if end != exponent.startIndex { rest = rest[end...] }
    }
    let number = start[..<rest.startIndex].filter { $0 != "_" }
    // A number of any sense is short, and a long one takes long to read.
    guard !digits.isEmpty, number.utf8.count <= 400, let value = Double(number), value.isFinite
    else { return nil }
    return value
  }
}

extension Decimals {
  /// Takes digits off the front when they are all there is of a number, as they are most often.
  private static func takeWhole(_ rest: inout Substring) -> Double? {
    var value = 0
    var count = 0
    for byte in rest.utf8 {
      if (0x30...0x39).contains(byte) {
        count += 1
        if count > 15 { return nil }
        value = value * 10 + Int(byte - 0x30)
        continue
      }
      // A mark, a part of a number, or a character that a combining mark may follow.
      guard byte < 0x80, !".eE_".utf8.contains(byte) else { return nil }
      break
    }
    guard count > 0 else { return nil }
    rest = rest[rest.utf8.index(rest.startIndex, offsetBy: count)...]
    return Double(value)
  }
}

/// Lengths of time in seconds: `60s`, `1h30m`, `500ms`, `2.5`.
package enum TimeSpan {
  private static let units: [(name: String, seconds: Double)] = [
    ("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("d", 86_400),
  ]

  package static func parse(_ text: String) throws(QuantityProblem) -> Double {
    let whole = text.trimmingBlanks()
    // Nobody writes so much of it.
    guard whole.utf8.count <= 1000 else {
      throw QuantityProblem("'\(text.shortened)' is not a length of time such as 90s or 2h")
    }
    var rest = whole[...]
    var total = 0.0
    repeat {
      guard let value = Decimals.takeNumber(&rest) else {
        throw QuantityProblem("'\(text.shortened)' is not a length of time such as 90s or 2h")
      }
      let letters = rest.prefix(while: \.isLetter)
      let unit = letters.isEmpty ? "s" : String(letters)
      guard let factor = units.first(where: { $0.name == unit })?.seconds else {
        throw QuantityProblem(
          "unknown unit '\(unit.shortened)' in '\(text.shortened)'; write ms, s, m, h or d")
      }
      total += value * factor
      rest = rest[letters.endIndex...].drop(while: \.isWhitespace)
    } while !rest.isEmpty
    guard total < 1e12 else { throw QuantityProblem("'\(text.shortened)' is too long a time") }
    return total
  }

  /// Seconds in words: `0.25s`, `12.5s`, `3m 20s`, `2h 05m`.
  ///
  /// Less than nothing counts as nothing, and more than a billion years as that.
  package static func described(_ seconds: Double) -> String {
    let seconds = seconds.isNaN ? 0 : min(max(0, seconds), 3e16)
    let whole = Int(seconds.rounded())
    if whole < 60 {
      let thousandths = Int64((seconds * 1000).rounded())
      return Decimals.described(thousandths, digits: seconds < 10 ? 2 : 1) + "s"
    }
    if whole < 3600 { return "\(whole / 60)m \(padded(whole % 60))s" }
    return "\(whole / 3600)h \(padded(whole / 60 % 60))m"
  }

  private static func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}

extension String {
  /// Without spaces, tabs and line ends at both ends.
  package func trimmingBlanks() -> String {
    if let first = utf8.first, let last = utf8.last, (0x21..<0x7F).contains(first),
      (0x21..<0x7F).contains(last)
    {
      return self
    }
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }

  /// At most 60 characters on one line, for messages.
  package var shortened: String {
    // In scalars: one character may be of any length.
    let beginning = unicodeScalars.prefix(61)
    let isWhole = beginning.endIndex == unicodeScalars.endIndex && beginning.count <= 60
    let shown = String(isWhole ? beginning : beginning.prefix(59))
    return shown.map { $0.isNewline ? "⏎" : String($0) }.joined() + (isWhole ? "" : "…")
  }
}

extension Character {
  fileprivate var isDigit: Bool { isASCII && isNumber }
}
