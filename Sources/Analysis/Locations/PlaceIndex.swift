import PipelineModel

/// Which places have something in common, found by what their paths begin with instead of by pairs.
package struct PlaceIndex {
  /// Two different places with something in common.
  package struct Overlap: Hashable, Sendable {
    /// By index.
    package let wider: Int
    package let narrower: Int
    package let reason: Reason
  }

  /// Why two places have something in common.
  package enum Reason: Sendable {
    /// The narrower one lies in the folder that the wider one is.
    case folder
    /// The narrower one, or what lies in it, may match the wider one's pattern.
    case pattern
    /// Some path matches the patterns of both.
    case patterns
  }

  private let places: [Place]
  /// Of all places, when some are patterns.
  private let tree: PlaceTree

  /// - Parameter places: Each once.
  package init(_ places: [Place]) {
    self.places = places
    tree = PlaceTree(places.contains(where: \.isPattern) ? places : [])
  }

  /// Every two places with something in common, in no order that counts.
  ///
  /// O(length of all names + overlaps), and for each pattern the names it is compared with.
  package func overlaps() -> [Overlap] {
    var found: Set<Overlap> = []
    FolderOverlaps(places).forEach(among: places) { wider, narrower in
      found.insert(Overlap(wider: wider, narrower: narrower, reason: .folder))
    }
    for (branch, patterns) in tree.patterns {
      for (index, pattern) in patterns.enumerated() {
        for other in patterns[(index + 1)...] where overlap(pattern, pattern.rest, other) {
          found.insert(bothPatterns(pattern.place, other.place))
        }
        descend(from: branch, pattern, into: &found)
      }
    }
    return Array(found)
  }

  private func overlap(
    _ pattern: PlaceTree.Pattern, _ rest: ArraySlice<String>, _ other: PlaceTree.Pattern
  ) -> Bool {
    PathPattern.overlap(rest, other.rest, pattern.isFolder, other.isFolder)
  }

  private func bothPatterns(_ first: Int, _ second: Int) -> Overlap {
    Overlap(wider: min(first, second), narrower: max(first, second), reason: .patterns)
  }

  /// What a pattern may match at branches below the one that its plain beginning ends at.
  private func descend(
    from start: Int, _ pattern: PlaceTree.Pattern, into found: inout Set<Overlap>
  ) {
    var open: [(branch: Int, rest: ArraySlice<String>)] = [(start, pattern.rest)]
    var seen: Set<[Int]> = [[start, pattern.rest.count]]
    func visit(_ branch: Int, _ rest: ArraySlice<String>) {
      if seen.insert([branch, rest.count]).inserted { open.append((branch, rest)) }
    }
    while let (branch, rest) = open.popLast() {
      if branch != start { compare(pattern, rest, at: branch, into: &found) }
      guard let first = rest.first else {
        // All that lies in what matches, when that may be a folder.
        if pattern.isFolder { for child in tree.children(of: branch) { visit(child, rest) } }
        continue
      }
      if first == "**" {
        visit(branch, rest.dropFirst())
        for child in tree.children(of: branch) { visit(child, rest) }
      } else if GlobPattern.isMeant(by: first) {
        for child in tree.children(of: branch)
        where PathPattern.namesMeet(first, String(tree.name(of: child))) {
          visit(child, rest.dropFirst())
        }
      } else if let child = tree.child(of: branch, named: first) {
        visit(child, rest.dropFirst())
      }
    }
  }

  private func compare(
    _ pattern: PlaceTree.Pattern, _ rest: ArraySlice<String>, at branch: Int,
    into found: inout Set<Overlap>
  ) {
    let matches = rest.allSatisfy { $0 == "**" }
    for end in tree.ends(at: branch) {
      if matches {
        found.insert(Overlap(wider: pattern.place, narrower: end, reason: .pattern))
      } else if PathPattern.isFolder([String(tree.name(of: branch))]) {
        found.insert(Overlap(wider: end, narrower: pattern.place, reason: .folder))
      }
    }
    for other in tree.patterns[branch] ?? []
    where other.place != pattern.place && overlap(pattern, rest, other) {
      found.insert(bothPatterns(pattern.place, other.place))
    }
  }
}
