/// A place in a text of OmegaConf's language, and the words of that language.
struct InterpolationCursor {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var level = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private var second: Unicode.Scalar? {
    index + 1 < scalars.count ? scalars[index + 1] : nil
  }

  /// Whether `${` comes next.
  var isAtOpening: Bool { next == "$" && second == "{" }

  mutating func skip(_ count: Int) { index = min(index + count, scalars.count) }

  /// Steps over a character when it comes next.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  /// Steps over a character as often as it comes; how often that was.
  mutating func takeAll(_ scalar: Unicode.Scalar) -> Int {
    let start = index
    while next == scalar { index += 1 }
    return index - start
  }

  /// Goes into a list or a mapping.
  mutating func enter() throws(InterpolationFault) {
    level += 1
    guard level <= 50 else { throw InterpolationFault(message: "it nests deeper than 50 levels") }
  }

  mutating func leave() { level -= 1 }

  // MARK: Blanks

  func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

  mutating func skipBlanks() { _ = blanks() }

  /// Steps over blanks and gives them.
  mutating func blanks() -> String {
    var blanks = ""
    while let scalar = next, isBlank(scalar) {
      blanks.unicodeScalars.append(scalar)
      index += 1
    }
    return blanks
  }

  /// Steps over blanks when one of two characters follows them.
  mutating func skipBlanksBefore(_ first: Unicode.Scalar, _ other: Unicode.Scalar) {
    let start = index
    skipBlanks()
    if next != first && next != other { index = start }
  }

  // MARK: Words

  /// A key of a path, its escapes taken up; empty when none comes next.
  mutating func key() -> String {
    var key = ""
    while let scalar = next, !"{}()[]:. \t'\"".unicodeScalars.contains(scalar) {
      if scalar == "\\" {
        guard let second, "\\.[]:=".unicodeScalars.contains(second) else { return key }
        key.unicodeScalars.append(second)
        index += 2
      } else {
        // An interpolation may stand in place of a key, not behind the start of one.
        key.unicodeScalars.append(scalar)
        index += 1
      }
    }
    return key
  }

  /// The character after a backslash, when the two are an escape.
  var escaped: Unicode.Scalar? {
    second.flatMap { "\\()[]{}:=, \t".unicodeScalars.contains($0) ? $0 : nil }
  }

  /// Whether a character needs no quotes in the arguments of a resolver.
  func isUnquoted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    default: "/-\\+.$%*@?|:".unicodeScalars.contains(scalar)
    }
  }

  static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first), first != 0x2D else {
      return false
    }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
      default: false
      }
    }
  }

  /// The number, truth value or nothing that a word without quotes is; nil for any other word.
  static func value(of word: String) -> ConfigurationValue? {
    switch word.lowercased() {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "inf", "+inf": return .float(.infinity)
    case "-inf": return .float(-.infinity)
    case "nan", "+nan", "-nan": return .float(.nan)
    default: return number(word)
    }
  }

  private static func number(_ word: String) -> ConfigurationValue? {
    let unsigned = word.drop { $0 == "+" || $0 == "-" }
    guard word.count - unsigned.count <= 1, unsigned.utf8.first != UInt8(ascii: "_"),
      unsigned.utf8.last != UInt8(ascii: "_"), !unsigned.contains("__"),
      unsigned.utf8.allSatisfy({ (0x30...0x39).contains($0) || "._eE+-".utf8.contains($0) })
    else { return nil }
    // Digits in front have no zero before them, and underscores stand between digits.
    let whole = unsigned.prefix { $0.isNumber || $0 == "_" }
    guard whole.count == 1 || whole.first != "0", whole.last != "_" else { return nil }
    let digits = String(word.filter { $0 != "_" })
    if whole.count == unsigned.count {
      return Int(digits).map { .int($0) } ?? .unknown("\(word.shortened) is too large a number")
    }
    guard !unsigned.dropFirst(whole.count).hasPrefix("._") else { return nil }
    return Double(digits).map { .float($0) }
  }
}
