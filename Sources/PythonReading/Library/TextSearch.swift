/// A text as its code points: what Python counts, compares and searches.
struct TextSearch {
  let scalars: [Unicode.Scalar]

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// Where a text stands, from the left, none inside another; an empty one stands nowhere.
  func places(of part: String) -> [Range<Int>] {
    let wanted = Array(part.unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= scalars.count else { return [] }
    var found: [Range<Int>] = []
    var start = 0
    while start + wanted.count <= scalars.count {
      if stands(wanted, at: start) {
        found.append(start..<(start + wanted.count))
        start += wanted.count
      } else {
        start += 1
      }
    }
    return found
  }

  /// The same from the right: `rfind`, `rsplit`.
  func placesFromRight(of part: String) -> [Range<Int>] {
    let wanted = Array(part.unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= scalars.count else { return [] }
    var found: [Range<Int>] = []
    var end = scalars.count
    while end >= wanted.count {
      if stands(wanted, at: end - wanted.count) {
        found.append((end - wanted.count)..<end)
        end -= wanted.count
      } else {
        end -= 1
      }
    }
    return found.reversed()
  }

  private func stands(_ wanted: [Unicode.Scalar], at start: Int) -> Bool {
    for (index, scalar) in wanted.enumerated() where scalars[start + index] != scalar {
      return false
    }
    return true
  }

  func hasPrefix(_ part: String) -> Bool { scalars.starts(with: part.unicodeScalars) }

  func hasSuffix(_ part: String) -> Bool {
    scalars.reversed().starts(with: part.unicodeScalars.reversed())
  }

  subscript(range: Range<Int>) -> String { String(scalars: scalars[range]) }

  /// Without the code points that `drops` says at its ends.
  func stripped(left: Bool, right: Bool, _ drops: (Unicode.Scalar) -> Bool) -> String {
    var part = scalars[...]
    if left { part = part.drop(while: drops) }
    if right { while let last = part.last, drops(last) { part.removeLast() } }
    return String(scalars: part)
  }

  /// The parts between the places.
  func parts(between places: [Range<Int>]) -> [Value] {
    var parts: [Value] = []
    var start = 0
    for place in places {
      parts.append(.string(self[start..<place.lowerBound]))
      start = place.upperBound
    }
    return parts + [.string(self[start..<scalars.count])]
  }

  /// The words between white space.
  var words: [Value] {
    scalars.split(whereSeparator: \.isPythonSpace).map { .string(String(scalars: $0)) }
  }

  /// The lines, as `splitlines` ends them.
  func lines(keepingEnds: Bool) -> [Value] {
    var lines: [Value] = []
    var start = 0
    var index = 0
    while index < scalars.count {
      guard scalars[index].endsLine else {
        index += 1
        continue
      }
      let isPair =
        scalars[index] == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      let end = index + (isPair ? 2 : 1)
      lines.append(.string(self[start..<(keepingEnds ? end : index)]))
      start = end
      index = end
    }
    if start < scalars.count { lines.append(.string(self[start..<scalars.count])) }
    return lines
  }

  /// `title()` and `capitalize()`; nil for letters whose case is not a matter of one code point.
  func cased(everyWord: Bool) -> String? {
    var result = String.UnicodeScalarView()
    var isInside = false
    for scalar in scalars {
      let properties = scalar.properties
      // A sigma at the end of a word is written in another way.
      guard scalar.value != 0x3a3, scalar.value != 0x130 else { return nil }
      let mapping = isInside ? properties.lowercaseMapping : properties.titlecaseMapping
      result.append(contentsOf: mapping.unicodeScalars)
      isInside = everyWord ? properties.isCased : true
    }
    return String(result)
  }
}

extension String {
  init(scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self = String(view)
  }

  var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}

extension Unicode.Scalar {
  /// What `str.isspace` holds of.
  var isPythonSpace: Bool {
    switch value {
    case 0x09...0x0d, 0x1c...0x20, 0x85, 0xa0: true
    default:
      value > 0xa0 && properties.generalCategory == .spaceSeparator
        || value == 0x2028 || value == 0x2029
    }
  }

  fileprivate var endsLine: Bool {
    switch value {
    case 0x0a...0x0d, 0x1c...0x1e, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
