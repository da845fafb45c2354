extension Evaluator {
  /// Raises what Python does when a method of a built-in value is given too much or too little.
  func checkArguments(
    of name: String, _ receiver: Value, _ given: CallArguments, at place: Place
  ) throws(Stop) {
    let type =
      switch receiver {
      case .set: "set"
      case .dict(let dict): dict.kind == .ordered ? "" : "dict"
      default: receiver.typeName
      }
    guard given.rest == nil, let counts = MethodArguments.counts["\(type).\(name)"] else { return }
    let names = MethodArguments.keywords[name] ?? []
    if let odd = given.keywords.first(where: { !names.contains($0.name) }) {
      throw failure(
        "TypeError", "\(type).\(name)() got an unexpected keyword argument '\(odd.name)'",
        at: place)
    }
    guard counts.contains(given.all.count) else {
      throw failure(
        "TypeError", "\(type).\(name)() got \(given.all.count) arguments", at: place)
    }
  }
}

/// What the methods of built-in values take.
enum MethodArguments {
  /// How many arguments; those that take any number are left out.
  static let counts: [String: ClosedRange<Int>] = {
    var counts: [String: ClosedRange<Int>] = [:]
    for (type, methods) in written {
      for (count, names) in methods {
        for name in names.split(whereSeparator: \.isWhitespace) {
          counts["\(type).\(name)"] = count
        }
      }
    }
    return counts
  }()

  /// The keywords of those that take any; `replace` takes one since Python 3.13.
  static let keywords: [String: Set<String>] = [
    "sort": ["key", "reverse"], "split": ["sep", "maxsplit"], "rsplit": ["sep", "maxsplit"],
    "splitlines": ["keepends"], "expandtabs": ["tabsize"], "encode": ["encoding", "errors"],
    "replace": ["count"],
  ]

  private static let written: [(String, [(ClosedRange<Int>, String)])] = [
    (
      "str",
      [
        (
          0...0,
          """
          capitalize casefold isalnum isalpha isascii isdecimal isdigit isidentifier islower
          isnumeric isprintable isspace istitle isupper lower swapcase title upper
          """
        ),
        (0...1, "strip lstrip rstrip splitlines expandtabs"), (0...2, "split rsplit encode"),
        (1...1, "join partition rpartition removeprefix removesuffix zfill translate"),
        (1...2, "center ljust rjust"), (2...3, "replace"),
        (1...3, "count find index rfind rindex startswith endswith"),
      ]
    ),
    (
      "list",
      [
        (0...0, "clear copy reverse"), (0...1, "pop"), (0...2, "sort"),
        (1...1, "append extend remove count"), (1...3, "index"), (2...2, "insert"),
      ]
    ),
    ("tuple", [(1...1, "count"), (1...3, "index")]),
    (
      "dict",
      [(0...0, "clear copy items keys popitem values"), (1...2, "get pop setdefault")]
    ),
    (
      "set",
      [
        (0...0, "clear copy pop"),
        (
          1...1,
          """
          add discard remove isdisjoint issubset issuperset symmetric_difference
          symmetric_difference_update
          """
        ),
      ]
    ),
  ]
}
