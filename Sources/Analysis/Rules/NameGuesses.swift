import PipelineModel

/// Looks for what misspelt names were meant to be, for so few of them that a report stays quick when
/// every name of a large pipeline is wrong.
struct NameGuesses {
  private let candidates: [String]
  private var left: Int

  init(among candidates: some Sequence<String>) {
    self.candidates = Array(candidates)
    left = max(3, 200_000 / max(1, self.candidates.count))
  }

  /// The nearest name; nil also when too many were looked for already.
  mutating func nearest(to name: String) -> String? {
    guard left > 0 else { return nil }
    left -= 1
    return NearestName.of(name, among: candidates)
  }
}
