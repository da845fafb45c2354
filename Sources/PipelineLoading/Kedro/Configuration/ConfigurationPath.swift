/// A way through the values of an environment.
struct ConfigurationPath {
  /// How many dots lead: one is the mapping around the value that asks, none the root.
  private(set) var dots: Int
  private(set) var parts: [String] = []

  init(dots: Int) { self.dots = dots }

  /// Reads a path as `oc.select` takes it: `a.b`, `a[0]`, `.c`.
  init(_ text: String) {
    let dots = text.prefix { $0 == "." }.count
    self.dots = dots
    parts = Self.split(String(text.dropFirst(dots)))
  }

  /// The path for messages.
  var described: String { String(repeating: ".", count: dots) + parts.joined(separator: ".") }

  mutating func add(_ key: String) { parts.append(key) }

  /// Adds what an interpolation gave, which may be of several steps.
  mutating func add(expanding key: String, isBracketed: Bool) {
    if isBracketed {
      parts.append(key)
      return
    }
    if parts.isEmpty {
      let leading = key.prefix { $0 == "." }.count
      dots += leading
      parts += Self.split(String(key.dropFirst(leading)))
    } else {
      parts += Self.split(key)
    }
  }

  /// The steps of `a.b[c].d`; a backslash takes the meaning of a dot or bracket after it.
  static func split(_ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    var parts: [String] = []
    var part = ""
    var isBracketed = false
    var mayEnd = true
    var characters = Array(text)[...]
    while let character = characters.popFirst() {
      if character == "\\", let next = characters.first, ".[]=".contains(next) {
        part.append(characters.removeFirst())
      } else if isBracketed {
        if character != "]" {
          part.append(character)
          continue
        }
        parts.append(part)
        (part, isBracketed, mayEnd) = ("", false, false)
      } else if character == "[" {
        if mayEnd, !part.isEmpty { parts.append(part) }
        (part, isBracketed) = ("", true)
      } else if character == "." {
        if mayEnd { parts.append(part) }
        (part, mayEnd) = ("", true)
      } else {
        part.append(character)
        mayEnd = true
      }
    }
    if mayEnd { parts.append(part) }
    return parts
  }
}
