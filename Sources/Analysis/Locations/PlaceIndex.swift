import PipelineModel

/// Which places have something in common, found by a tree of their names instead of by pairs.
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

  private struct Branch {
    var children: [String: Int] = [:]
    /// The plain places that end here.
    var ends: [Int] = []
    /// The patterns whose plain beginning ends here, with the rest of them.
    var patterns: [Pattern] = []
  }

  private struct Pattern {
    let place: Int
    let rest: ArraySlice<String>
    /// Whether what matches may be a folder.
    let isFolder: Bool
  }

  private var branches = [Branch()]

  /// - Parameter places: Each once.
  package init(_ places: [Place]) {
    for (index, place) in places.enumerated() {
      if let pattern = place.pattern {
        let count = pattern.prefix { !GlobPattern.isMeant(by: $0) }.count
        let branch = branch(at: pattern.prefix(count))
        branches[branch].patterns.append(
          Pattern(
            place: index, rest: pattern.dropFirst(count), isFolder: PathPattern.isFolder(pattern)))
      } else {
        let branch = branch(at: place.components[...])
        branches[branch].ends.append(index)
      }
    }
  }

  private mutating func branch(at names: ArraySlice<String>) -> Int {
    var current = 0
    for name in names {
      if let next = branches[current].children[name] {
        current = next
      } else {
        branches.append(Branch())
        branches[current].children[name] = branches.count - 1
        current = branches.count - 1
      }
    }
    return current
  }

  /// Every two places with something in common, sorted.
  ///
  /// O(length of all names + overlaps), and for each pattern the names it is compared with.
  package func overlaps() -> [Overlap] {
    var found: Set<Overlap> = []
    collectFolders(&found)
    for branch in branches.indices {
      let patterns = branches[branch].patterns
      for (index, pattern) in patterns.enumerated() {
        for other in patterns[(index + 1)...] where overlap(pattern, pattern.rest, other) {
          found.insert(bothPatterns(pattern.place, other.place))
        }
        descend(from: branch, pattern, into: &found)
      }
    }
    return found.sorted { ($0.wider, $0.narrower) < ($1.wider, $1.narrower) }
  }

  private func overlap(
    _ pattern: Pattern, _ rest: ArraySlice<String>, _ other: Pattern
  ) -> Bool {
    PathPattern.overlap(rest, other.rest, pattern.isFolder, other.isFolder)
  }

  private func bothPatterns(_ first: Int, _ second: Int) -> Overlap {
    Overlap(wider: min(first, second), narrower: max(first, second), reason: .patterns)
  }

  /// Places in folders that are places.
  private func collectFolders(_ found: inout Set<Overlap>) {
    // By hand, for a path may be deep.
    var open: [(branch: Int, folders: [Int])] = [(0, [])]
    while let (index, folders) = open.popLast() {
      let branch = branches[index]
      for folder in folders {
        for end in branch.ends {
          found.insert(Overlap(wider: folder, narrower: end, reason: .folder))
        }
      }
      let inner = folders + branch.ends
      for folder in inner {
        for pattern in branch.patterns {
          found.insert(Overlap(wider: folder, narrower: pattern.place, reason: .folder))
        }
      }
      for child in branch.children.values { open.append((child, inner)) }
    }
  }

  /// What a pattern may match at branches below the one that its plain beginning ends at.
  private func descend(from start: Int, _ pattern: Pattern, into found: inout Set<Overlap>) {
    var open: [(branch: Int, rest: ArraySlice<String>, name: String)] = [(start, pattern.rest, "")]
    var seen: Set<[Int]> = [[start, pattern.rest.count]]
    func visit(_ branch: Int, _ rest: ArraySlice<String>, _ name: String) {
      if seen.insert([branch, rest.count]).inserted { open.append((branch, rest, name)) }
    }
    while let (index, rest, name) = open.popLast() {
      let branch = branches[index]
      if index != start { compare(pattern, rest, with: branch, named: name, into: &found) }
      guard let first = rest.first else {
        // All that lies in what matches, when that may be a folder.
        if pattern.isFolder {
          for (child, next) in branch.children { visit(next, rest, child) }
        }
        continue
      }
      if first == "**" {
        visit(index, rest.dropFirst(), name)
        for (child, next) in branch.children { visit(next, rest, child) }
      } else if GlobPattern.isMeant(by: first) {
        for (child, next) in branch.children where PathPattern.namesMeet(first, child) {
          visit(next, rest.dropFirst(), child)
        }
      } else if let next = branch.children[first] {
        visit(next, rest.dropFirst(), first)
      }
    }
  }

  private func compare(
    _ pattern: Pattern, _ rest: ArraySlice<String>, with branch: Branch, named name: String,
    into found: inout Set<Overlap>
  ) {
    let matches = rest.allSatisfy { $0 == "**" }
    for end in branch.ends {
      if matches {
        found.insert(Overlap(wider: pattern.place, narrower: end, reason: .pattern))
      } else if PathPattern.isFolder([name]) {
        found.insert(Overlap(wider: end, narrower: pattern.place, reason: .folder))
      }
    }
    for other in branch.patterns
    where other.place != pattern.place && overlap(pattern, rest, other) {
      found.insert(bothPatterns(pattern.place, other.place))
    }
  }
}
