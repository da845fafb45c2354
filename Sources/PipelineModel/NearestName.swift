/// Finds what a misspelt name was probably meant to be.
package enum NearestName {
  /// The candidate with the fewest changed, added, dropped or swapped letters, when there are few
  /// enough for a slip: a third of the name, at least one.
  ///
  /// Ties go to the first in sorted order. O(candidates × length²), Damerau's distance between
  /// neighbours.
  package static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = letters(of: name)
    let limit = max(1, wanted.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in candidates where candidate != name {
      let other = letters(of: candidate)
      guard abs(other.count - wanted.count) <= limit else { continue }
      let distance = distance(wanted, other, limit: best?.distance ?? limit)
      guard distance <= limit else { continue }
      if (distance, candidate) < best ?? (.max, "") { best = (distance, candidate) }
    }
    return best?.name
  }

  static func letters(of name: String) -> [Unicode.Scalar] {
    Array(name.lowercased().unicodeScalars.prefix(64))
  }

  /// The distance; any number above `limit` when it is above.
  static func distance(
    _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int
  ) -> Int {
    var older = [Int](repeating: 0, count: right.count + 1)
    var old = Array(0...right.count)
    var row = older
    for i in left.indices {
      row[0] = i + 1
      for j in right.indices {
        var cost = min(old[j] + (left[i] == right[j] ? 0 : 1), old[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, older[j - 1] + 1)
        }
        row[j + 1] = cost
      }
      // Two neighbours that were swapped reach back by two rows.
      if min(row.min() ?? 0, old.min() ?? 0) > limit { return limit + 1 }
      (older, old, row) = (old, row, older)
    }
    return old[right.count]
  }
}
