/// Tells whether two names, each of which may be right, are one name and a slip of the pen.
///
/// Far stricter than `NearestName`, which guesses for a name that is known to be wrong: `train_x` and
/// `train_y`, `model_1` and `model_2`, `cleaned` and `cleaner` are not slips; `modle` and `model` are.
package enum NameSlip {
  /// The first of the candidates, in sorted order, that a name is a slip of.
  package static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let length = name.utf8.count
    let first = name.first?.lowercased()
    // Cheap to tell apart: the first letter is never mistyped here, and a separator or two may differ.
    return candidates.filter {
      abs($0.utf8.count - length) <= 4 && $0.first?.lowercased() == first && isSlip(name, $0)
    }.min()
  }

  package static func isSlip(_ left: String, _ right: String) -> Bool {
    guard left != right else { return false }
    let words = (words(of: left), words(of: right))
    if words.0.joined() == words.1.joined() { return true }
    guard words.0.count == words.1.count else { return false }
    let different = zip(words.0, words.1).filter { $0 != $1 }
    guard let pair = different.first, different.count == 1 else { return false }
    return isSlip(ofWord: pair.0, pair.1)
  }

  private static func words(of name: String) -> [String] {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// One letter in five or two in nine, neither the first nor only at the end: that is how words are
  /// inflected and numbered, not how they are mistyped.
  private static func isSlip(ofWord left: String, _ right: String) -> Bool {
    let shorter = min(left.count, right.count)
    guard shorter >= 5, left.first == right.first,
      left.filter(\.isNumber) == right.filter(\.isNumber)
    else { return false }
    let distance = NearestName.distance(
      NearestName.letters(of: left), NearestName.letters(of: right), limit: 2)
    guard distance <= (shorter >= 9 ? 2 : 1) else { return false }
    let common = zip(left, right).prefix { $0 == $1 }.count
    return common < shorter - distance
  }
}
