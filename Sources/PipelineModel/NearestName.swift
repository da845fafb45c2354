/// Finds what a misspelt name was probably meant to be.
package enum NearestName {
  /// The candidate with the fewest changed, added, dropped or swapped letters, when there are few
  /// enough for a slip: a third of the name, at least one.
  ///
  /// Ties go to the first in sorted order. O(candidates × length²), Damerau's distance between
  /// neighbours.
  package static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
    let limit = max(1, wanted.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in Set(candidates).sorted() where candidate != name {
      let other = Array(candidate.lowercased().unicodeScalars.prefix(64))
      guard abs(other.count - wanted.count) <= limit else { continue }
      let distance = distance(wanted, other)
      if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.name
  }

  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var older = [Int](repeating: 0, count: right.count + 1)
    var old = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var cost = min(old[j] + (left[i] == right[j] ? 0 : 1), old[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, older[j - 1] + 1)
        }
        row.append(cost)
      }
      older = old
      old = row
    }
    return old[right.count]
  }
}
