/// What a plain scalar of YAML means to the loader of a Kedro project.
///
/// Kedro reads YAML 1.1: `yes` is a truth value, `012` is ten and `1:30` is ninety.
enum ConfigurationScalar {
  /// Whose rules a file is read by.
  enum Dialect {
    /// OmegaConf's: as PyYAML's, but `1e3` is a number.
    case omega
    /// PyYAML's own.
    case plain
    /// JSON's.
    case json
  }

  /// The value of a plain scalar.
  static func value(of text: String, _ dialect: Dialect) -> ConfigurationValue {
    guard let first = text.utf8.first else { return .null }
    let canBeNumber = (0x30...0x39).contains(first) || "+-.".utf8.contains(first)
    if canBeNumber { return number(text, dialect) ?? .string(text) }
    switch text {
    case "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    case "yes", "Yes", "YES", "on", "On", "ON": return .bool(true)
    case "no", "No", "NO", "off", "Off", "OFF": return .bool(false)
    default: return .string(text)
    }
  }

  private static func number(_ text: String, _ dialect: Dialect) -> ConfigurationValue? {
    if dialect == .json { return Int(text).map { .int($0) } ?? Double(text).map { .float($0) } }
    if let whole = whole(text) { return whole }
    return isFloat(text, dialect) ? float(text) : nil
  }

  // MARK: Whole numbers

  /// A whole number in base 2, 8, 10, 16 or 60.
  private static func whole(_ text: String) -> ConfigurationValue? {
    var digits = Substring(text)
    let isNegative = digits.first == "-"
    if digits.first == "-" || digits.first == "+" { digits.removeFirst() }
    guard let first = digits.first, first.isASCII, first.isNumber else { return nil }
    let isOctal = first == "0" && digits.count > 1
    let radix = digits.hasPrefix("0b") ? 2 : digits.hasPrefix("0x") ? 16 : isOctal ? 8 : 10
    if radix == 2 || radix == 16 { digits = digits.dropFirst(2) }
    if radix == 10, digits.contains(":") { return sexagesimal(digits, isNegative) }
    guard !digits.isEmpty, digits.allSatisfy({ isDigit($0, radix) || $0 == "_" }) else {
      return nil
    }
    let plain = digits.filter { $0 != "_" }
    guard let value = Int((isNegative ? "-" : "") + plain, radix: radix) else {
      return .unknown("\(text.shortened) is larger than the numbers that are read here")
    }
    return .int(value)
  }

  private static func sexagesimal(_ text: Substring, _ isNegative: Bool) -> ConfigurationValue? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard text.first != "0", isSexagesimal(parts) else { return nil }
    var value = 0
    for part in parts {
      let digits = Int(part.filter { $0 != "_" }) ?? 0
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 60)
      guard !overflow else { return .unknown("\(text) is larger than the numbers read here") }
      value = scaled + digits
    }
    return .int(isNegative ? -value : value)
  }

  /// Whether all parts after the first are of one digit, or two up to 59.
  private static func isSexagesimal(_ parts: [Substring]) -> Bool {
    guard let first = parts.first, first.first.map({ isDigit($0, 10) }) == true,
      first.allSatisfy({ isDigit($0, 10) || $0 == "_" })
    else { return false }
    return parts.dropFirst().allSatisfy { part in
      (1...2).contains(part.count) && part.allSatisfy { isDigit($0, 10) }
        && Int(part).map { $0 < 60 } == true
    }
  }

  private static func isDigit(_ character: Character, _ radix: Int) -> Bool {
    guard character.isASCII, let value = character.hexDigitValue else { return false }
    return value < radix
  }

  // MARK: Fractions

  private static func isFloat(_ text: String, _ dialect: Dialect) -> Bool {
    var rest = Substring(text).utf8
    let isSigned = take("+-", &rest)
    if take(".", &rest) {
      let word = String(rest) ?? ""
      if ["inf", "Inf", "INF"].contains(word) { return true }
      if isSigned { return false }
      if ["nan", "NaN", "NAN"].contains(word) { return true }
      guard isDigit(rest.first), skipDigits(&rest) > 0 else { return false }
      return rest.isEmpty || isExponent(rest, needsSign: true)
    }
    guard isDigit(rest.first), skipDigits(&rest) > 0 else { return false }
    if take(".", &rest) {
      _ = skipDigits(&rest)
      return rest.isEmpty || isExponent(rest, needsSign: dialect == .plain)
    }
    if rest.first == UInt8(ascii: ":") { return isSexagesimalFraction(rest) }
    return dialect == .omega && isExponent(rest, needsSign: false)
  }

  /// `:30:00.5`: parts up to 59, then a point.
  private static func isSexagesimalFraction(_ bytes: Substring.UTF8View) -> Bool {
    let parts = Substring(bytes).split(separator: ":").map(String.init)
    guard let last = parts.last, let point = last.firstIndex(of: ".") else { return false }
    let whole = parts.dropLast() + [String(last[..<point])]
    return isSexagesimal([Substring("0")] + whole.map { Substring($0) })
      && last[point...].dropFirst().allSatisfy { isDigit($0, 10) || $0 == "_" }
  }

  private static func isExponent(_ bytes: Substring.UTF8View, needsSign: Bool) -> Bool {
    var rest = bytes
    guard take("eE", &rest), take("+-", &rest) || !needsSign else { return false }
    return !rest.isEmpty && rest.allSatisfy { isDigit($0) }
  }

  private static func take(_ choice: String, _ rest: inout Substring.UTF8View) -> Bool {
    guard let first = rest.first, choice.utf8.contains(first) else { return false }
    rest.removeFirst()
    return true
  }

  /// Steps over digits and underscores; how many there were.
  private static func skipDigits(_ rest: inout Substring.UTF8View) -> Int {
    let count = rest.prefix { isDigit($0) || $0 == UInt8(ascii: "_") }.count
    rest.removeFirst(count)
    return count
  }

  private static func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39) ~= $0 } ?? false }

  private static func float(_ text: String) -> ConfigurationValue? {
    var plain = text.filter { $0 != "_" }.lowercased()
    let sign = plain.hasPrefix("-") ? -1.0 : 1.0
    if plain.hasPrefix("-") || plain.hasPrefix("+") { plain.removeFirst() }
    if plain == ".inf" { return .float(sign * .infinity) }
    if plain == ".nan" { return .float(.nan) }
    let parts = plain.split(separator: ":").compactMap { Double($0) }
    guard !parts.isEmpty else { return nil }
    return .float(sign * parts.reduce(0) { $0 * 60 + $1 })
  }
}
