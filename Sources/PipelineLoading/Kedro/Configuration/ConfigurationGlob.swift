import PipelineModel

/// A pattern of file names, as Kedro's loaders look for their files: `**` stands for any folders.
struct ConfigurationGlob {
  private let parts: [String]

  init(_ pattern: String) {
    parts = pattern.split(separator: "/").map(String.init).filter { $0 != "." }
  }

  /// Whether a path below the environment's folder fits, given as its parts.
  ///
  /// O(parts of the pattern × parts of the path).
  func matches(_ path: [String]) -> Bool {
    guard !parts.isEmpty else { return false }
    // Which lengths of the path the pattern so far can stand for.
    var reached = [Bool](repeating: false, count: path.count + 1)
    reached[0] = true
    for (index, part) in parts.enumerated() {
      var next = [Bool](repeating: false, count: path.count + 1)
      let isAnyFolders = part == "**"
      // At the end `**` stands for what is inside a folder, never for the folder itself.
      let isLast = index == parts.count - 1
      for length in reached.indices where reached[length] {
        if isAnyFolders {
          for end in length...path.count where !(isLast && end == length) { next[end] = true }
        } else if length < path.count, GlobPattern.matches(path[length], part) {
          next[length + 1] = true
        }
      }
      reached = next
    }
    return reached[path.count]
  }
}
