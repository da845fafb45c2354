import PipelineModel

/// The names that paths are made of, as a tree: every place stands at the branch its path leads to.
struct PlaceTree {
  /// A pattern, at the branch that its plain beginning leads to.
  struct Pattern {
    let place: Int
    /// What follows its plain beginning.
    let rest: ArraySlice<String>
    /// Whether what matches may be a folder.
    let isFolder: Bool
  }

  /// A branch and a name below it.
  private struct Step: Hashable {
    let branch: Int32
    let name: Int32
  }

  private var names: [Substring] = []
  private var numbers: [Substring: Int32] = [:]
  private var steps: [Step: Int32] = [:]
  private var nameOf: [Int32] = [-1]
  private var firstChild: [Int32] = [-1]
  private var sibling: [Int32] = [-1]
  /// By branch: the last plain place that ends there, and for each the one before it.
  private var lastEnd: [Int32] = [-1]
  private var previousEnd: [Int32]
  private(set) var patterns: [Int: [Pattern]] = [:]

  /// O(length of all texts).
  init(_ places: [Place]) {
    previousEnd = [Int32](repeating: -1, count: places.count)
    // A table has nothing in common with any other place.
    for (index, place) in places.enumerated() where !place.isTable { add(place, index) }
  }

  private mutating func add(_ place: Place, _ index: Int) {
    if let pattern = place.pattern {
      let count = pattern.prefix { !GlobPattern.isMeant(by: $0) }.count
      var branch: Int32 = 0
      for name in pattern.prefix(count) { branch = self.branch(below: branch, name[...]) }
      patterns[Int(branch), default: []].append(
        Pattern(
          place: index, rest: pattern.dropFirst(count), isFolder: PathPattern.isFolder(pattern)))
      return
    }
    var branch: Int32 = 0
    place.forEachName { branch = self.branch(below: branch, $0) }
    previousEnd[index] = lastEnd[Int(branch)]
    lastEnd[Int(branch)] = Int32(index)
  }

  private mutating func branch(below parent: Int32, _ name: Substring) -> Int32 {
    let number: Int32
    if let known = numbers[name] {
      number = known
    } else {
      number = Int32(names.count)
      names.append(name)
      numbers[name] = number
    }
    let step = Step(branch: parent, name: number)
    if let known = steps[step] { return known }
    let made = Int32(nameOf.count)
    steps[step] = made
    nameOf.append(number)
    firstChild.append(-1)
    sibling.append(firstChild[Int(parent)])
    firstChild[Int(parent)] = made
    lastEnd.append(-1)
    return made
  }

  // MARK: Branches; 0 is the root

  func name(of branch: Int) -> Substring { branch == 0 ? "" : names[Int(nameOf[branch])] }

  func child(of branch: Int, named name: String) -> Int? {
    guard let number = numbers[name[...]] else { return nil }
    return steps[Step(branch: Int32(branch), name: number)].map(Int.init)
  }

  func children(of branch: Int) -> some Sequence<Int> {
    sequence(first: firstChild[branch]) { sibling[Int($0)] }.prefix { $0 >= 0 }.lazy.map(Int.init)
  }

  /// The plain places that end at a branch.
  func ends(at branch: Int) -> some Sequence<Int> {
    sequence(first: lastEnd[branch]) { previousEnd[Int($0)] }.prefix { $0 >= 0 }.lazy
      .map(Int.init)
  }
}
