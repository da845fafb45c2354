/// Reads OmegaConf's language: texts with `${…}` in them.
///
/// O(length); nests no deeper than 50 levels.
struct InterpolationParser {
  var text: InterpolationCursor
  private var level = 0

  private static let mostLevels = 50

  private init(_ text: String) { self.text = InterpolationCursor(text) }

  /// The pieces of a value.
  static func pieces(of text: String) throws(InterpolationFault) -> [Interpolation.Piece] {
    var parser = InterpolationParser(text)
    return try parser.pieces(upTo: nil)
  }

  /// One value as a resolver takes it, for `oc.decode`.
  static func argument(_ text: String) throws(InterpolationFault) -> Interpolation.Argument {
    var parser = InterpolationParser(text)
    parser.text.skipBlanks()
    let argument = try parser.argument()
    parser.text.skipBlanks()
    guard parser.text.next == nil else { throw parser.unexpected("the end of the value") }
    return argument
  }

  func unexpected(_ wanted: String) -> InterpolationFault {
    guard let next = text.next else {
      return InterpolationFault(message: "it ends where \(wanted) must stand")
    }
    return InterpolationFault(
      message: "'\(String(next).shortened)' stands where \(wanted) must stand")
  }

  // MARK: Texts

  /// The pieces of a text, up to a closing quote if there is one.
  ///
  /// Backslashes are of meaning only before `${` and before that quote: two are one, and one alone
  /// takes the meaning of what follows.
  mutating func pieces(
    upTo quote: Unicode.Scalar?
  ) throws(InterpolationFault) -> [Interpolation.Piece] {
    var pieces: [Interpolation.Piece] = []
    var plain = ""
    while let scalar = text.next {
      if scalar == "\\" {
        let count = text.takeAll("\\")
        let opens = text.isAtOpening
        guard opens || (quote != nil && text.next == quote) else {
          plain += String(repeating: "\\", count: count)
          continue
        }
        plain += String(repeating: "\\", count: count / 2)
        guard count % 2 == 1 else { continue }
        plain += opens ? "${" : String(quote.map { Character($0) } ?? "\\")
        text.skip(opens ? 2 : 1)
      } else if text.isAtOpening {
        if !plain.isEmpty { pieces.append(.text(plain)) }
        plain = ""
        pieces.append(.interpolation(try interpolation()))
      } else if let quote, scalar == quote {
        break
      } else {
        plain.unicodeScalars.append(scalar)
        text.skip(1)
      }
    }
    if !plain.isEmpty { pieces.append(.text(plain)) }
    return pieces
  }

  // MARK: Interpolations

  /// One `${…}`, which comes next.
  mutating func interpolation() throws(InterpolationFault) -> Interpolation {
    level += 1
    defer { level -= 1 }
    guard level <= Self.mostLevels else {
      throw InterpolationFault(message: "it nests deeper than \(Self.mostLevels) levels")
    }
    text.skip(2)
    text.skipBlanks()
    var path = Path(dots: text.takeAll("."))
    try step(into: &path)
    while true {
      text.skipBlanksBefore("}", ":")
      if text.take("}") { return .node(dots: path.dots, steps: path.steps) }
      if text.take(":") {
        guard let name = path.name else { throw unexpected("'}'") }
        return .resolver(name: name, arguments: try arguments())
      }
      if text.next == "[" {
        try step(into: &path)
      } else if text.take(".") {
        guard text.next != "[" else { throw unexpected("a key") }
        try step(into: &path)
      } else {
        throw unexpected("'}'")
      }
    }
  }

  /// The steps so far, and the resolver's name that they may turn out to be.
  private struct Path {
    let dots: Int
    var steps: [Interpolation.Step] = []
    private(set) var name: [Interpolation.Name]?

    init(dots: Int) {
      self.dots = dots
      name = dots == 0 ? [] : nil
    }

    mutating func add(_ step: Interpolation.Step, isBracketed: Bool) {
      steps.append(step)
      switch step {
      case .key(let key) where !isBracketed && InterpolationCursor.isIdentifier(key):
        name?.append(.text(key))
      case .nested(let inner, false): name?.append(.nested(inner))
      default: name = nil
      }
    }
  }

  /// A key, or one in brackets.
  private mutating func step(into path: inout Path) throws(InterpolationFault) {
    let isBracketed = text.take("[")
    if text.isAtOpening {
      path.add(.nested(try interpolation(), isBracketed: isBracketed), isBracketed: isBracketed)
    } else {
      let key = text.key()
      guard !key.isEmpty else { throw unexpected("a key") }
      path.add(.key(key), isBracketed: isBracketed)
    }
    if isBracketed, !text.take("]") { throw unexpected("']'") }
  }
}
