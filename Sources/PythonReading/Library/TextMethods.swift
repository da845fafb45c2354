/// The methods of texts.
extension Evaluator {
  func stringMethod(
    _ name: String, _ text: String, _ given: CallArguments, at place: Place
  ) throws(Stop) -> Value? {
    if name == "format" { return try braceFormat(text, given, at: place) }
    if name == "join" { return try join(text, given, at: place) }
    if let unknown = given.unknown { return .unknown(unknown) }
    let search = TextSearch(text)
    if let value = Self.cased(name, text, search) { return value }
    switch name {
    case "strip", "lstrip", "rstrip": return stripped(name, search, given)
    case "replace": return replaced(search, given)
    case "startswith", "endswith": return affix(name, search, given)
    case "removeprefix", "removesuffix":
      guard let part = given.positional.first?.string else { return nil }
      let isPrefix = name == "removeprefix"
      guard isPrefix ? search.hasPrefix(part) : search.hasSuffix(part) else {
        return .string(text)
      }
      let count = part.unicodeScalars.count
      return .string(
        String(
          scalars: isPrefix ? search.scalars.dropFirst(count) : search.scalars.dropLast(count)))
    case "split", "rsplit": return try split(search, name == "rsplit", given, at: place)
    case "splitlines":
      guard let keeps = given.argument(0, "keepends") else {
        return .list(search.lines(keepingEnds: false))
      }
      guard case .known(let keepsEnds) = try truth(of: keeps, at: place) else { return nil }
      return .list(search.lines(keepingEnds: keepsEnds))
    case "partition", "rpartition": return partition(name, text, search, given)
    case "count", "find", "index", "rfind", "rindex":
      return try found(name, search, given, at: place)
    case "zfill", "ljust", "rjust", "center": return filled(name, text, given)
    default: return nil
    }
  }

  /// What concerns the case and the kind of letters; beyond ASCII only where one rule holds for all.
  private static func cased(_ name: String, _ text: String, _ search: TextSearch) -> Value? {
    let isPlain = text.isASCII
    switch name {
    case "lower": return text.lowercases.map { .string($0) }
    case "casefold" where isPlain: return .string(text.lowercased())
    case "upper": return .string(text.uppercased())
    case "title": return search.cased(everyWord: true).map { .string($0) }
    case "capitalize": return search.cased(everyWord: false).map { .string($0) }
    case "isascii": return .bool(isPlain)
    case "isspace":
      return .bool(!text.isEmpty && search.scalars.allSatisfy(\.isPythonSpace))
    default: return isPlain ? asciiKind(name, text) : nil
    }
  }

  private static func asciiKind(_ name: String, _ text: String) -> Value? {
    let letters = text.utf8.filter { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
    let digits = text.utf8.count { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    let isFull = !text.isEmpty
    switch name {
    case "isdigit", "isdecimal", "isnumeric": return .bool(isFull && digits == text.utf8.count)
    case "isalpha": return .bool(isFull && letters.count == text.utf8.count)
    case "isalnum": return .bool(isFull && letters.count + digits == text.utf8.count)
    case "isupper": return .bool(!letters.isEmpty && letters.allSatisfy { $0 & 0x20 == 0 })
    case "islower": return .bool(!letters.isEmpty && letters.allSatisfy { $0 & 0x20 != 0 })
    case "isidentifier":
      let lines = text.utf8.count { $0 == UInt8(ascii: "_") }
      let startsWell = text.utf8.first.map { !(0x30...0x39 ~= $0) } ?? false
      return .bool(startsWell && letters.count + digits + lines == text.utf8.count)
    case "swapcase":
      return .string(
        String(
          scalars: text.unicodeScalars.flatMap { scalar in
            (scalar.properties.isUppercase
              ? scalar.properties.lowercaseMapping : scalar.properties.uppercaseMapping)
              .unicodeScalars
          }))
    default: return nil
    }
  }

  private func join(
    _ separator: String, _ given: CallArguments, at place: Place
  ) throws(Stop) -> Value? {
    guard let first = given.positional.first else { return nil }
    var parts: [String] = []
    for item in try items(of: first, at: place) {
      if let unknown = item.unknown { return .unknown(unknown) }
      if case .external(let name) = item { return unknown("\(name) is not read", at: place) }
      guard let text = item.string else {
        throw failure("TypeError", "sequence item: expected str instance", at: place)
      }
      parts.append(text)
    }
    return .string(parts.joined(separator: separator))
  }

  private func stripped(
    _ name: String, _ search: TextSearch, _ given: CallArguments
  ) -> Value? {
    let (left, right) = (name != "rstrip", name != "lstrip")
    guard let first = given.positional.first, !first.isNone else {
      return .string(search.stripped(left: left, right: right, \.isPythonSpace))
    }
    guard let characters = first.string else { return nil }
    let dropped = Set(characters.unicodeScalars)
    return .string(search.stripped(left: left, right: right, dropped.contains))
  }

  private func replaced(_ search: TextSearch, _ given: CallArguments) -> Value? {
    guard given.keywords.isEmpty, given.positional.count >= 2,
      let old = given.positional[0].string, let new = given.positional[1].string, !old.isEmpty
    else { return nil }
    var places = search.places(of: old)
    if given.positional.count > 2 {
      guard case .int(let limit) = given.positional[2].plain else { return nil }
      if limit >= 0 { places = Array(places.prefix(limit)) }
    }
    return .string(search.parts(between: places).compactMap(\.string).joined(separator: new))
  }

  private func affix(_ name: String, _ search: TextSearch, _ given: CallArguments) -> Value? {
    guard let first = given.positional.first, given.positional.count == 1 else { return nil }
    let wanted: [Value] = if case .tuple(let items) = first { items } else { [first] }
    let texts = wanted.compactMap(\.string)
    guard texts.count == wanted.count else { return nil }
    return .bool(
      texts.contains { name == "startswith" ? search.hasPrefix($0) : search.hasSuffix($0) })
  }

  private func split(
    _ search: TextSearch, _ isRight: Bool, _ given: CallArguments, at place: Place
  ) throws(Stop) -> Value? {
    var limit: Int?
    if let written = given.argument(1, "maxsplit") {
      guard case .int(let count) = written.plain else { return nil }
      limit = count < 0 ? nil : count
    }
    let separator = given.argument(0, "sep") ?? .none
    if separator.isNone { return limit == nil ? .list(search.words) : nil }
    guard let separator = separator.string else { return nil }
    guard !separator.isEmpty else { throw failure("ValueError", "empty separator", at: place) }
    let found = isRight ? search.placesFromRight(of: separator) : search.places(of: separator)
    guard let limit else { return .list(search.parts(between: found)) }
    let chosen = isRight ? Array(found.suffix(limit)) : Array(found.prefix(limit))
    return .list(search.parts(between: chosen))
  }

  private func partition(
    _ name: String, _ text: String, _ search: TextSearch, _ given: CallArguments
  ) -> Value? {
    guard let separator = given.positional.first?.string, !separator.isEmpty else { return nil }
    let isFirst = name == "partition"
    let found =
      isFirst
      ? search.places(of: separator).first : search.placesFromRight(of: separator).last
    guard let found else {
      let nothing = [Value.string(""), .string("")]
      return .tuple(isFirst ? [.string(text)] + nothing : nothing + [.string(text)])
    }
    return .tuple([
      .string(search[0..<found.lowerBound]), .string(separator),
      .string(search[found.upperBound..<search.scalars.count]),
    ])
  }

  private func found(
    _ name: String, _ search: TextSearch, _ given: CallArguments, at place: Place
  ) throws(Stop) -> Value? {
    guard given.positional.count == 1, let part = given.positional[0].string, !part.isEmpty
    else { return nil }
    if name == "count" { return .int(search.places(of: part).count) }
    let found =
      name.hasPrefix("r")
      ? search.placesFromRight(of: part).last : search.places(of: part).first
    if let found { return .int(found.lowerBound) }
    if name.hasSuffix("find") { return .int(-1) }
    throw failure("ValueError", "substring not found", at: place)
  }

  private func filled(_ name: String, _ text: String, _ given: CallArguments) -> Value? {
    guard case .int(let width)? = given.positional.first?.plain, width < 10_000 else { return nil }
    let missing = width - text.unicodeScalars.count
    guard missing > 0 else { return .string(text) }
    if name == "zfill" {
      let sign = text.unicodeScalars.first.map { $0 == "-" || $0 == "+" } ?? false
      let digits = text.unicodeScalars.dropFirst(sign ? 1 : 0)
      return .string(
        String(scalars: text.unicodeScalars.prefix(sign ? 1 : 0))
          + String(repeating: "0", count: missing) + String(scalars: digits))
    }
    let fill = given.positional.count > 1 ? given.positional[1].string : " "
    guard let fill, fill.unicodeScalars.count == 1 else { return nil }
    func filling(_ count: Int) -> String { String(repeating: fill, count: count) }
    switch name {
    case "ljust": return .string(text + filling(missing))
    case "rjust": return .string(filling(missing) + text)
    default:
      // Python puts the odd one left where the width is odd.
      let left = missing / 2 + (missing & width & 1)
      return .string(filling(left) + text + filling(missing - left))
    }
  }
}

extension String {
  /// In small letters; nil where that depends on what stands beside them.
  fileprivate var lowercases: String? {
    unicodeScalars.contains { $0.value == 0x3a3 } ? nil : lowercased()
  }
}
