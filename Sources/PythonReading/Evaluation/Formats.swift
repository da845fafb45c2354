extension Evaluator {
  /// `'…' % values`.
  func percentFormat(_ text: String, _ given: Value, at place: Place) throws(Stop) -> Value {
    if let unknown = given.unknown { return .unknown(unknown) }
    // One with names is a tuple too.
    let written = given
    var given = written
    if case .tuple = written.payload { given = written.payload }
    var values: [Value] = if case .tuple(let items) = given { items } else { [given] }
    values.reverse()
    var isNamed = false
    var result = ""
    var rest = Substring(text)
    while let percent = rest.firstIndex(of: "%") {
      result += rest[..<percent]
      rest = rest[rest.index(after: percent)...]
      guard var code = rest.popFirst() else { throw incomplete(at: place) }
      if code == "%" {
        result += "%"
        continue
      }
      var value: Value?
      if code == "(" {
        guard let end = rest.firstIndex(of: ")"), !rest[..<end].contains("("),
          case .dict(let dict) = given.payload
        else { return unknown("this format is not evaluated", at: place) }
        let name = String(rest[..<end])
        guard let held = dict[.string(name)] else {
          throw failure("KeyError", Self.quoted(name), at: place)
        }
        value = held
        isNamed = true
        rest = rest[rest.index(after: end)...]
        guard let next = rest.popFirst() else { throw incomplete(at: place) }
        code = next
      }
      var specification = ""
      while "0123456789.".contains(code) {
        specification.append(code)
        guard let next = rest.popFirst() else { throw incomplete(at: place) }
        code = next
      }
      guard "srdif".contains(code) else {
        // Flags, other kinds, and what is none and raises an error.
        return unknown("the format '%\(code)' is not evaluated", at: place)
      }
      if value == nil, isNamed { return unknown("this format is not evaluated", at: place) }
      guard let value = value ?? values.popLast() else {
        throw failure("TypeError", "not enough arguments for format string", at: place)
      }
      let part = try percentPart(value, code, specification, at: place)
      guard let string = part.string else { return part }
      result += string
    }
    if case .tuple = given, !values.isEmpty {
      throw failure("TypeError", "not all arguments converted", at: place)
    }
    if values.count == 1, case .tuple = given {
    } else if values.count == 1 {
      switch given {
      case .none, .bool, .int, .float, .string, .set, .function, .type, .ellipsis:
        throw failure("TypeError", "not all arguments converted", at: place)
      case .dict: break
      // What can be asked for items by name need not be used.
      default: return unknown("this format is not evaluated", at: place)
      }
    }
    return .string(result + rest)
  }

  private func incomplete(at place: Place) -> Stop {
    failure("ValueError", "incomplete format", at: place)
  }

  private func percentPart(
    _ value: Value, _ code: Character, _ specification: String, at place: Place
  ) throws(Stop) -> Value {
    if let unknown = value.unknown { return .unknown(unknown) }
    switch code {
    case "s", "r":
      guard !specification.contains(".") else {
        return unknown("the format '%\(specification)\(code)' is not evaluated", at: place)
      }
      return try format(
        value, conversion: code,
        specification: specification.isEmpty ? "" : ">" + specification, at: place)
    case "f":
      guard let number = value.number else {
        if value.string != nil || value.isNone {
          throw failure("TypeError", "must be real number, not \(value.typeName)", at: place)
        }
        return unknown("the format '%f' is not evaluated", at: place)
      }
      return try format(
        .float(number), conversion: nil,
        specification: specification + (specification.contains(".") ? "f" : ".6f"), at: place)
    default:
      guard case .int(let number) = value.plain, !specification.contains(".") else {
        if value.string != nil || value.isNone {
          throw failure("TypeError", "%d format: a real number is required", at: place)
        }
        return unknown("the format '%\(code)' is not evaluated", at: place)
      }
      return try format(
        .int(number), conversion: nil, specification: specification, at: place)
    }
  }

  /// `'…'.format(…)`.
  func braceFormat(
    _ text: String, _ given: CallArguments, at place: Place
  ) throws(Stop) -> Value {
    if let rest = given.rest { return .unknown(rest) }
    var result = ""
    var counter = Numbering.none
    var rest = Substring(text)
    while let first = rest.first {
      rest.removeFirst()
      if first == "{" || first == "}", rest.first == first {
        result.append(first)
        rest.removeFirst()
        continue
      }
      guard first == "{" else {
        if first == "}" {
          throw failure(
            "ValueError", "Single '}' encountered in format string", at: place)
        }
        result.append(first)
        continue
      }
      guard let end = rest.firstIndex(of: "}") else {
        let what = rest.isEmpty ? "Single '{' encountered in" : "expected '}' before end of"
        throw failure("ValueError", "\(what) format string", at: place)
      }
      guard !rest[..<end].contains(where: { "{[".contains($0) }) else {
        return unknown("this format is not evaluated", at: place)
      }
      let part = try field(rest[..<end], given, &counter, at: place)
      rest = rest[rest.index(after: end)...]
      guard let string = part.string else {
        return part.unknown.map { .unknown($0) } ?? part
      }
      result += string
    }
    return .string(result)
  }

  private func field(
    _ field: Substring, _ given: CallArguments, _ counter: inout Numbering, at place: Place
  ) throws(Stop) -> Value {
    let parts = field.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let named = parts[0].split(separator: "!", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(named[0])
    let conversion = named.count > 1 ? named[1].first : nil
    if named.count > 1, !["s", "r", "a"].contains(named[1]) {
      return unknown("this format is not evaluated", at: place)
    }
    let value: Value?
    if let index = name.isEmpty ? counter.next() : Self.digits(Substring(name)) {
      if !name.isEmpty, !counter.isByHand() { throw Self.mixed(at: place) }
      value = given.positional.indices.contains(index) ? given.positional[index] : nil
      guard value != nil else {
        throw failure(
          "IndexError", "Replacement index \(index) out of range for positional args tuple",
          at: place)
      }
    } else if name.isEmpty {
      throw Self.mixed(at: place)
    } else if name.contains(".") || name.contains("[") {
      return unknown("this format is not evaluated", at: place)
    } else {
      value = given.keyword(name)
    }
    guard let value else {
      throw failure("KeyError", Self.quoted(name), at: place)
    }
    return try format(
      value, conversion: conversion, specification: parts.count > 1 ? String(parts[1]) : "",
      at: place)
  }
}

extension Evaluator {
  fileprivate static func mixed(at place: Place) -> Stop {
    .raised(
      PythonError(
        "ValueError", "cannot switch between manual and automatic field numbering", at: place))
  }
}

/// How the fields of a format are counted.
private enum Numbering {
  case none, byHand
  case automatic(Int)

  /// The number of the next field without one; nil when others have theirs.
  mutating func next() -> Int? {
    switch self {
    case .none: self = .automatic(1)
    case .automatic(let count): self = .automatic(count + 1)
    case .byHand: return nil
    }
    if case .automatic(let count) = self { return count - 1 }
    return nil
  }

  /// Whether a field may have a number of its own.
  mutating func isByHand() -> Bool {
    if case .automatic = self { return false }
    self = .byHand
    return true
  }
}
