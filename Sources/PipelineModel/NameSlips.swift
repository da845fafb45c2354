/// Tells whether two names, each of which may be right, are one name and a slip of the pen.
///
/// Far stricter than `NearestName`, which guesses for a name that is known to be wrong: `train_x` and
/// `train_y`, `model_1` and `model_2`, `cleaned` and `cleaner` are not slips; `modle` and `model` are.
package struct NameSlips {
  private let names: [Shape: [String]]

  /// Takes time linear in the letters of the names; asking then looks only at names of equal shape.
  package init(among names: some Sequence<String>) {
    var found: [Shape: [String]] = [:]
    for name in names {
      for shape in Shape.all(of: name) { found[shape, default: []].append(name) }
    }
    self.names = found
  }

  /// The first of the names, in sorted order, that a name is a slip of.
  package func name(meantBy name: String) -> String? {
    Shape.all(of: name).flatMap { names[$0] ?? [] }.filter { Self.isSlip(name, $0) }.min()
  }

  package static func isSlip(_ left: String, _ right: String) -> Bool {
    guard left != right else { return false }
    let words = (Shape.words(of: left), Shape.words(of: right))
    if words.0.joined() == words.1.joined() { return true }
    guard words.0.count == words.1.count else { return false }
    let different = zip(words.0, words.1).filter { $0 != $1 }
    guard let pair = different.first, different.count == 1 else { return false }
    return isSlip(ofWord: pair.0, pair.1)
  }

  /// One letter in five or two in nine, neither the first nor only at the end: that is how words are
  /// inflected and numbered, not how they are mistyped.
  private static func isSlip(ofWord left: String, _ right: String) -> Bool {
    let shorter = min(left.count, right.count)
    guard shorter >= Shape.shortestMistyped, left.first == right.first,
      left.filter(\.isNumber) == right.filter(\.isNumber)
    else { return false }
    let distance = NearestName.distance(
      NearestName.letters(of: left), NearestName.letters(of: right), limit: 2)
    guard distance <= (shorter >= 9 ? 2 : 1) else { return false }
    let common = zip(left, right).prefix { $0 == $1 }.count
    return common < shorter - distance
  }
}

/// What two names have in common when one is a slip of the other: the letters of all words, or all words
/// but the one that is mistyped and the first letter of that one.
private struct Shape: Hashable {
  static let shortestMistyped = 5
  let words: [String]

  static func all(of name: String) -> [Shape] {
    let words = words(of: name)
    let mistyped = words.indices.filter { words[$0].count >= shortestMistyped }.map { index in
      var kept = words
      // A separator is in no word.
      kept[index] = "\(words[index].prefix(1))_"
      return Shape(words: kept)
    }
    return [Shape(words: ["_", words.joined()])] + mistyped
  }

  static func words(of name: String) -> [String] {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
