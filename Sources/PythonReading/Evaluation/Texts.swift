import Glibc

extension Evaluator {
  /// What `str` gives.
  package func display(_ value: Value, at place: Place) throws(Stop) -> Value {
    switch value {
    case .string: return value
    case .instance(let instance):
      for name in ["__str__", "__repr__"] {
        if let method = instance.type.inherited(name) {
          return try call(method, CallArguments([value]), at: place)
        }
      }
      if instance.type.isEnumeration, let name = instance.attributes["name"]?.string {
        // Since Python 3.11 a `StrEnum` is its text; a mixed-in `str` is not.
        if instance.type.ancestry.contains(where: { $0.name == "StrEnum" || $0.name == "IntEnum" })
        {
          return try display(instance.payload ?? .none, at: place)
        }
        return .string("\(instance.type.name).\(name)")
      }
      if case .tuple(let items)? = instance.attributes["args"],
        instance.type.ancestry.contains(where: { $0.name == "BaseException" })
      {
        if instance.type.inherits(from: "KeyError"), items.count == 1 {
          return representation(items[0]).map { .string($0) }
            ?? unknown("the text of this value is not known", at: place)
        }
        if items.count > 1 { return try display(.tuple(items), at: place) }
        return items.isEmpty ? .string("") : try display(items[0], at: place)
      }
      if let payload = instance.payload, case .string = payload { return payload }
    case .foreign(let object): if let text = object.text { return .string(text) }
    default: break
    }
    if let text = representation(value) { return .string(text) }
    if let unknown = value.unknown { return .unknown(unknown) }
    return unknown("the text of this value is not known", at: place)
  }

  /// What `repr` gives; nil when that is not known.
  package func representation(_ value: Value) -> String? { representation(value, within: []) }

  /// A container that holds itself is written as dots there.
  private func representation(_ value: Value, within: [ObjectIdentifier]) -> String? {
    switch value {
    case .none: return "None"
    case .ellipsis: return "Ellipsis"
    case .bool(let value): return value ? "True" : "False"
    case .int(let value): return "\(value)"
    case .float(let value): return Self.text(of: value)
    case .string(let text): return Self.quoted(text)
    case .tuple(let items):
      guard let parts = all(items, within: within) else { return nil }
      return parts.count == 1 ? "(\(parts[0]),)" : "(\(parts.joined(separator: ", ")))"
    case .list(let list):
      let id = ObjectIdentifier(list)
      if within.contains(id) { return "[...]" }
      return all(list.items, within: within + [id]).map { "[\($0.joined(separator: ", "))]" }
    case .dict(let dict): return representation(of: dict, within: within)
    case .set(let set):
      guard set.rest == nil, set.keys.count < 2 else { return nil }
      guard let parts = all(set.items, within: within) else { return nil }
      if parts.isEmpty { return set.isFrozen ? "frozenset()" : "set()" }
      return set.isFrozen ? "frozenset({\(parts[0])})" : "{\(parts[0])}"
    default: return nil
    }
  }

  private func representation(of dict: DictObject, within: [ObjectIdentifier]) -> String? {
    guard dict.rest == nil, dict.factory == nil, !dict.isUnordered else { return nil }
    let id = ObjectIdentifier(dict)
    if within.contains(id) { return "{...}" }
    var parts: [String] = []
    for entry in dict.items {
      guard let key = representation(entry.key, within: within + [id]),
        let value = representation(entry.value, within: within + [id])
      else { return nil }
      parts.append("\(key): \(value)")
    }
    return "{\(parts.joined(separator: ", "))}"
  }

  private func all(_ items: [Value], within: [ObjectIdentifier]) -> [String]? {
    var parts: [String] = []
    for item in items {
      guard within.count < 200, let part = representation(item, within: within) else { return nil }
      parts.append(part)
    }
    return parts
  }

  private static func text(of value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    // The digits are the same, but Python changes to exponents at other places.
    let parts = "\(abs(value))".split(separator: "e")
    let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let fraction = halves.count > 1 && halves[1] != "0" ? String(halves[1]) : ""
    let leading = (halves[0] + fraction).prefix { $0 == "0" }.count
    var digits = String((halves[0] + fraction).dropFirst(leading))
    let point = halves[0].count + exponent - leading
    while digits.hasSuffix("0") { digits.removeLast() }
    let sign = value.sign == .minus ? "-" : ""
    if digits.isEmpty { return sign + "0.0" }
    func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
    switch point {
    case -3...0: return sign + "0." + zeros(-point) + digits
    case 1...16 where digits.count <= point:
      return sign + digits + zeros(point - digits.count) + ".0"
    case 1...16: return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    default:
      let rest = digits.count > 1 ? "." + digits.dropFirst() : ""
      let power = "\(abs(point - 1))"
      return sign + digits.prefix(1) + rest + "e" + (point < 1 ? "-" : "+")
        + (power.count < 2 ? "0" : "") + power
    }
  }

  /// A text as Python writes it: single quotes unless it holds one and no double one.
  package static func quoted(_ text: String) -> String {
    let quote: Unicode.Scalar = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    var result = String(quote)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case quote: result += "\\" + String(quote)
      default:
        if !scalar.isPrintable {
          result += scalar.escaped
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + String(quote)
  }

  // MARK: Formatting

  func format(
    _ value: Value, conversion: Character?, specification: String, at place: Place
  ) throws(Stop) -> Value {
    if let unknown = value.unknown { return .unknown(unknown) }
    if case .instance(let instance) = value, conversion == nil,
      instance.type.inherited("__format__") != nil
    {
      return unknown("\(instance.type.name) is formatted in its own way", at: place)
    }
    if conversion == "r" || conversion == "a" {
      guard let text = representation(value), conversion == "r" || text.isASCII else {
        return unknown("the text of this value is not known", at: place)
      }
      return padded(text, specification, at: place)
    }
    if conversion == nil, case .instance(let instance) = value, instance.type.isEnumeration,
      instance.payload != nil,
      !instance.type.ancestry.contains(where: { $0.name == "StrEnum" || $0.name == "IntEnum" })
    {
      // Python 3.11 and older ones differ in it.
      return unknown("how an enumeration is formatted depends on the version of Python", at: place)
    }
    let text = try display(value, at: place)
    if specification.isEmpty { return text }
    if let number = value.plain.number, !(value.string != nil) {
      return formatted(number: number, value.plain, specification, at: place)
    }
    // A class of the program pads the text it is, not the one it gives.
    if conversion == nil, case .instance(let instance) = value, !instance.type.isEnumeration,
      case .string(let own)? = instance.payload
    {
      return padded(own, specification, at: place)
    }
    guard let string = text.string else { return text }
    guard conversion != nil || value.string != nil else {
      return unknown("how a \(value.typeName) is formatted is not evaluated", at: place)
    }
    return padded(string, specification, at: place)
  }

  /// `fill`, alignment and width of a text.
  private func padded(_ text: String, _ specification: String, at place: Place) -> Value {
    if specification.isEmpty || specification == "s" { return .string(text) }
    var rest = Substring(specification)
    var fill: Character = " "
    var alignment: Character = "<"
    if rest.count > 1, let second = rest.dropFirst().first, "<>^".contains(second) {
      fill = rest.removeFirst()
      alignment = rest.removeFirst()
    } else if let first = rest.first, "<>^".contains(first) {
      alignment = rest.removeFirst()
    }
    if rest.hasSuffix("s") { rest.removeLast() }
    guard let width = rest.isEmpty ? 0 : Self.width(rest), width < 10_000 else {
      return unknown("the format '\(specification.prefix(20))' is not evaluated", at: place)
    }
    return .string(Self.pad(text, to: width, fill, alignment))
  }

  /// A number without a sign, and without a zero that means more.
  private static func width(_ text: Substring) -> Int? {
    text.hasPrefix("0") ? nil : digits(text)
  }

  static func digits(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? Int(text) : nil
  }

  static func pad(
    _ text: String, to width: Int, _ fill: Character, _ alignment: Character
  ) -> String {
    let missing = width - text.unicodeScalars.count
    guard missing > 0 else { return text }
    func filling(_ count: Int) -> String { String(repeating: String(fill), count: count) }
    switch alignment {
    case ">": return filling(missing) + text
    case "^": return filling(missing / 2) + text + filling(missing - missing / 2)
    default: return text + filling(missing)
    }
  }

  private func formatted(
    number: Double, _ value: Value, _ specification: String, at place: Place
  ) -> Value {
    let refused = { [self] in
      unknown("the format '\(specification.prefix(20))' is not evaluated", at: place)
    }
    var rest = Substring(specification)
    if rest.hasSuffix("d") {
      guard case .int = value else { return refused() }
      rest.removeLast()
    }
    if case .int(let whole) = value {
      let isZeroFilled = rest.hasPrefix("0")
      guard let width = rest.isEmpty ? 0 : Self.digits(rest), width < 1000 else {
        return refused()
      }
      let text = "\(whole)"
      if isZeroFilled, whole < 0 { return refused() }
      return .string(Self.pad(text, to: width, isZeroFilled ? "0" : " ", ">"))
    }
    guard rest.hasPrefix("."), rest.hasSuffix("f"),
      let digits = Self.digits(rest.dropFirst().dropLast()),
      digits < 20
    else { return refused() }
    return .string(Self.fixed(number, digits))
  }

  private static func fixed(_ number: Double, _ digits: Int) -> String {
    var bytes = [CChar](repeating: 0, count: 400)
    let count = withVaList([Int32(clamping: digits), number]) {
      vsnprintf(&bytes, bytes.count, "%.*f", $0)
    }
    return String(decoding: bytes.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// Whether `repr` writes it as it is.
  fileprivate var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator: value == 0x20
    default: true
    }
  }

  /// As `\xhh`, `\uhhhh` or `\Uhhhhhhhh`.
  fileprivate var escaped: String {
    let hex = String(value, radix: 16)
    let (letter, width) = value < 0x100 ? ("x", 2) : value < 0x10000 ? ("u", 4) : ("U", 8)
    return "\\" + letter + String(repeating: "0", count: width - hex.count) + hex
  }
}
