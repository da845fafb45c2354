import PipelineModel

/// Places that lie in folders that are places, found by looking up what each one's path begins with.
struct FolderOverlaps {
  /// A plain place of each path, and the others of the same path.
  private var first: [Substring: Int] = [:]
  private var twins: [Int: [Int]] = [:]

  init(_ places: [Place]) {
    first.reserveCapacity(places.count)
    for (index, place) in places.enumerated() where !place.isPattern && !place.isTable {
      let path = place.path
      if let known = first[path] {
        twins[known, default: []].append(index)
      } else {
        first[path] = index
      }
    }
  }

  /// The wider and the narrower place of each pair.
  ///
  /// O(length of all texts + pairs).
  func forEach(among places: [Place], _ body: (_ wider: Int, _ narrower: Int) -> Void) {
    for (index, place) in places.enumerated() where !place.isTable {
      let path = place.isPattern ? place.plainBeginning : place.path
      if place.isPattern, let whole = first[path] { tell(whole, index, body) }
      var end = path.endIndex
      while let slash = path[..<end].utf8.lastIndex(of: UInt8(ascii: "/")) {
        // What is left of the last one is the root, or the scheme of an address.
        let isRoot = slash == path.startIndex
        if let folder = first[isRoot ? path[...slash] : path[..<slash]] {
          tell(folder, index, body)
        }
        end = slash
      }
      if place.isBelowProject, path != ".", let project = first["."] { tell(project, index, body) }
    }
    for (known, others) in twins { for other in others { body(known, other) } }
  }

  private func tell(_ folder: Int, _ index: Int, _ body: (Int, Int) -> Void) {
    guard folder != index else { return }
    body(folder, index)
    for twin in twins[folder] ?? [] where twin != index { body(twin, index) }
  }
}
