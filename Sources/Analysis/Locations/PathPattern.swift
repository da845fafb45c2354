import PipelineModel

/// Patterns of paths, name by name: `*`, `?` and `[…]` within a name, `**` for any number of names.
enum PathPattern {
  /// Whether some path matches one of them and is, or holds, one that matches the other.
  ///
  /// Either may be a plain path. O(names × names × characters × characters) at worst.
  static func overlap(_ left: [String], _ right: [String]) -> Bool {
    overlap(left[...], right[...], isFolder(left), isFolder(right))
  }

  /// Whether what matches may be a folder: a name that ends in `.csv` is taken for a file's.
  static func isFolder(_ names: [String]) -> Bool {
    guard let last = names.last, last != "**" else { return true }
    return !last.utf8.dropFirst().contains(UInt8(ascii: "."))
  }

  static func overlap(
    _ left: ArraySlice<String>, _ right: ArraySlice<String>, _ leftIsFolder: Bool,
    _ rightIsFolder: Bool
  ) -> Bool {
    guard let first = left.first else { return leftIsFolder || right.allSatisfy { $0 == "**" } }
    guard let second = right.first else { return rightIsFolder || left.allSatisfy { $0 == "**" } }
    func go(_ left: ArraySlice<String>, _ right: ArraySlice<String>) -> Bool {
      overlap(left, right, leftIsFolder, rightIsFolder)
    }
    if first == "**" { return go(left.dropFirst(), right) || go(left, right.dropFirst()) }
    if second == "**" { return go(left, right.dropFirst()) || go(left.dropFirst(), right) }
    return namesMeet(first, second) && go(left.dropFirst(), right.dropFirst())
  }

  /// Whether some name matches both.
  static func namesMeet(_ left: String, _ right: String) -> Bool {
    switch (GlobPattern.isMeant(by: left), GlobPattern.isMeant(by: right)) {
    case (false, false): left == right
    case (true, false): GlobPattern.matches(right, left)
    case (false, true): GlobPattern.matches(left, right)
    case (true, true): meet(parts(of: left)[...], parts(of: right)[...])
    }
  }

  /// One character of a pattern, or any number of any.
  private enum Part {
    case one(Character)
    case any
    /// A class of characters: what is in two of them is not looked at.
    case some(String)
    case several
  }

  private static func parts(of pattern: String) -> [Part] {
    var parts: [Part] = []
    var rest = pattern[...]
    while let first = rest.popFirst() {
      switch first {
      case "*": parts.append(.several)
      case "?": parts.append(.any)
      case "[":
        guard let end = rest.dropFirst().firstIndex(of: "]") else {
          parts.append(.one(first))
          continue
        }
        parts.append(.some("[" + rest[...end]))
        rest = rest[rest.index(after: end)...]
      default: parts.append(.one(first))
      }
    }
    return parts
  }

  private static func meet(_ left: ArraySlice<Part>, _ right: ArraySlice<Part>) -> Bool {
    // reach[j]: some text matches what was passed of the left and j parts of the right.
    let others = Array(right)
    var reach = [Bool](repeating: false, count: others.count + 1)
    reach[0] = true
    spread(&reach, others)
    for part in left {
      var next = [Bool](repeating: false, count: others.count + 1)
      if case .several = part {
        // It takes any number of the right's parts.
        var isOpen = false
        for index in reach.indices {
          isOpen = isOpen || reach[index]
          next[index] = isOpen
        }
      } else {
        for index in others.indices where reach[index] {
          if case .several = others[index] {
            next[index] = true
          } else if meet(part, others[index]) {
            next[index + 1] = true
          }
        }
      }
      spread(&next, others)
      reach = next
    }
    return reach[others.count]
  }

  /// Where `*` takes nothing.
  private static func spread(_ reach: inout [Bool], _ parts: [Part]) {
    for (index, part) in parts.enumerated() where reach[index] {
      if case .several = part { reach[index + 1] = true }
    }
  }

  private static func meet(_ left: Part, _ right: Part) -> Bool {
    switch (left, right) {
    case (.one(let first), .one(let second)): first == second
    case (.some(let set), .one(let one)), (.one(let one), .some(let set)):
      GlobPattern.matches(String(one), set)
    default: true
    }
  }
}
