/// The name of a dataset factory, matched as Python's `parse` library matches it: letters of any
/// case, every field at least one character and as few as will do.
struct DatasetPattern: Sendable {
  let text: String
  /// How many characters are no placeholder.
  let specificity: Int
  /// How many braces open.
  private let braces: Int
  private let parts: [Part]
  /// Whether a field has a type, which only Python reads.
  private let isTyped: Bool

  private enum Part: Sendable, Equatable {
    /// In lower case.
    case text([Unicode.Scalar])
    /// A field, by number.
    case field(Int)
    /// What a field of that number held before.
    case repeated(Int)
  }

  /// The names of the fields, by number; empty for one without a name.
  private let fields: [String]

  /// A repeated field can make matching try many ways, so that there is an end to it.
  private static let mostSteps = 20_000

  init(_ text: String) {
    self.text = text
    braces = text.unicodeScalars.count { $0 == "{" }
    specificity = text.unicodeScalars.count - PlaceholderText.all(in: text).length
    var parts: [Part] = []
    var fields: [String] = []
    var isTyped = false
    for token in ParseFormat.tokens(of: text) {
      switch token {
      case .text(let plain): Self.append(Self.folded(plain), to: &parts)
      case .field(let name, let type):
        isTyped = isTyped || !type.isEmpty || name.contains("[") || name.contains(".")
        // What does not start with a letter has no name for the library.
        let isNamed = name.unicodeScalars.first?.properties.isAlphabetic ?? false
        if isNamed, let number = fields.firstIndex(of: name) {
          parts.append(.repeated(number))
        } else {
          parts.append(.field(fields.count))
          fields.append(isNamed ? name : "")
        }
      }
    }
    (self.parts, self.fields, self.isTyped) = (parts, fields, isTyped)
  }

  private static func append(_ text: [Unicode.Scalar], to parts: inout [Part]) {
    if case .text(let before)? = parts.last {
      parts[parts.count - 1] = .text(before + text)
    } else {
      parts.append(.text(text))
    }
  }

  /// Letters that Python's regular expressions take for another one when case does not count.
  private static let sameInAnyCase: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{130}": "i", "\u{131}": "i", "\u{17F}": "s", "\u{B5}": "\u{3BC}", "\u{345}": "\u{3B9}",
    "\u{1FBE}": "\u{3B9}", "\u{3D0}": "\u{3B2}", "\u{3F5}": "\u{3B5}", "\u{3D1}": "\u{3B8}",
    "\u{3F0}": "\u{3BA}", "\u{3D6}": "\u{3C0}", "\u{3F1}": "\u{3C1}", "\u{3C2}": "\u{3C3}",
    "\u{3D5}": "\u{3C6}", "\u{1E9B}": "\u{1E61}", "\u{FB05}": "\u{FB06}",
  ]

  /// Single characters in lower case, as Python compares them.
  static func folded(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.map { scalar in
      if scalar.isASCII {
        let isUpper = ("A"..."Z").contains(scalar)
        return isUpper ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar
      }
      if let other = sameInAnyCase[scalar] { return other }
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      return lower.count == 1 ? lower.first ?? scalar : scalar
    }
  }

  /// The order in which Kedro tries patterns.
  static func precedes(_ left: DatasetPattern, _ right: DatasetPattern) -> Bool {
    if left.specificity != right.specificity { return left.specificity > right.specificity }
    if left.braces != right.braces { return left.braces > right.braces }
    return left.text.unicodeScalars.lexicographicallyPrecedes(right.text.unicodeScalars)
  }

  // MARK: Matching

  enum Outcome {
    case fits([String: String])
    case differs
    /// Only Python can tell.
    case undecided(String)
  }

  /// Whether a name fits, and what the named fields hold then.
  ///
  /// O(name × parts), unless a field is repeated.
  func match(_ name: Name) -> Outcome {
    guard mayMatch(name) else { return .differs }
    if isTyped { return .undecided("the factory '\(text)' has a placeholder with a type") }
    var matching = Matching(name: name.folded, parts: parts, fields: fields.count)
    guard matching.match() else {
      return matching.steps < Self.mostSteps
        ? .differs : .undecided("the factory '\(text)' repeats its placeholders in too many ways")
    }
    var values: [String: String] = [:]
    for (field, range) in zip(fields, matching.ranges) where !field.isEmpty {
      values[field] = String(String.UnicodeScalarView(name.scalars[range]))
    }
    return .fits(values)
  }

  /// A name, made ready for many patterns.
  struct Name {
    let scalars: [Unicode.Scalar]
    let folded: [Unicode.Scalar]

    init(_ text: String) {
      scalars = Array(text.unicodeScalars)
      folded = DatasetPattern.folded(text)
    }
  }

  /// Whether the name begins and ends as the pattern does.
  private func mayMatch(_ name: Name) -> Bool {
    if case .text(let text)? = parts.first, !name.folded.starts(with: text) { return false }
    guard parts.count > 1, case .text(let text)? = parts.last else { return true }
    return name.folded.count >= text.count && name.folded.suffix(text.count) == text[...]
  }

  private struct Matching {
    let name: [Unicode.Scalar]
    let parts: [Part]
    var ranges: [Range<Int>]
    private(set) var steps = 0
    private let repeats: Bool

    init(name: [Unicode.Scalar], parts: [Part], fields: Int) {
      self.name = name
      self.parts = parts
      ranges = Array(repeating: 0..<0, count: fields)
      repeats = parts.contains { if case .repeated = $0 { true } else { false } }
    }

    mutating func match() -> Bool { match(from: 0, at: 0) }

    private mutating func match(from part: Int, at place: Int) -> Bool {
      steps += 1
      guard steps < DatasetPattern.mostSteps else { return false }
      guard part < parts.count else { return place == name.count }
      switch parts[part] {
      case .text(let text):
        return has(text[...], at: place) && match(from: part + 1, at: place + text.count)
      case .repeated(let field):
        let held = name[ranges[field]]
        return has(held, at: place) && match(from: part + 1, at: place + held.count)
      case .field(let field): return match(field, from: part, at: place)
      }
    }

    /// Gives a field as few characters as will do.
    private mutating func match(_ field: Int, from part: Int, at place: Int) -> Bool {
      guard place < name.count else { return false }
      if part == parts.count - 1 {
        ranges[field] = place..<name.count
        return true
      }
      for end in (place + 1)...name.count where mayEnd(at: end, before: part + 1) {
        ranges[field] = place..<end
        if match(from: part + 1, at: end) { return true }
        // Without repeated fields a later end cannot do where the first possible one does not,
        // unless the pattern's end was at stake.
        if !repeats, part + 2 < parts.count { return false }
      }
      return false
    }

    /// Whether what follows a field can start at a place, so far as its first part tells.
    private func mayEnd(at place: Int, before part: Int) -> Bool {
      guard case .text(let text) = parts[part] else { return true }
      return has(text[...], at: place)
    }

    private func has(_ text: ArraySlice<Unicode.Scalar>, at place: Int) -> Bool {
      place + text.count <= name.count && name[place...].starts(with: text)
    }
  }
}
