import Analysis
import PipelineModel

/// The lines that could tell hazards.
///
/// A set of n nodes has n(n-1)/2 pairs: only the heaviest node is joined with each of the others,
/// and two nodes are joined once whatever they share.
struct HazardLinks {
  private(set) var links: [HazardLink] = []
  private(set) var hazards: [DrawnHazard] = []

  /// More partners of one node, or more lines in all, hide what they should show.
  static let mostPartners = 6
  static let mostLinks = 40

  private struct Pair: Hashable {
    let from: Int
    let to: Int
  }

  init(
    _ hazards: [Hazard], analysis: PipelineAnalysis, words: Wording, isVisible: (Int) -> Bool
  ) {
    var pairs: [Pair] = []
    var numbers: [Pair: Int] = [:]
    var reasons: [Pair: [Hazard]] = [:]
    for hazard in hazards {
      let sorted = Self.byWeight(hazard, in: analysis.pipeline)
      let shown = sorted.filter(isVisible)
      // What takes held data to be too much is no pair, and told in words.
      if !hazard.datasets.isEmpty && shown.count == sorted.count {
        self.hazards.append(
          DrawnHazard(nodes: shown, links: nil, words: words.legend(of: hazard, nodes: sorted)))
        continue
      }
      guard let heaviest = shown.first, shown.count > 1 else { continue }
      let mine = shown.dropFirst().map {
        Pair(from: min(heaviest, $0), to: max(heaviest, $0))
      }
      let fresh = mine.filter { numbers[$0] == nil }
      let fits =
        mine.count <= Self.mostPartners && pairs.count + fresh.count <= Self.mostLinks
      if fits {
        for pair in fresh {
          numbers[pair] = pairs.count
          pairs.append(pair)
        }
        for pair in mine { reasons[pair, default: []].append(hazard) }
      }
      self.hazards.append(
        DrawnHazard(
          nodes: shown, links: fits ? mine.compactMap { numbers[$0] } : nil,
          words: words.legend(of: hazard, nodes: sorted)))
    }
    links = pairs.map { pair in
      let hazards = reasons[pair] ?? []
      return HazardLink(
        from: pair.from, to: pair.to, label: words.label(of: hazards),
        tooltip: words.tooltip(of: hazards))
    }
  }

  /// The heaviest first; a writer before its reader.
  private static func byWeight(_ hazard: Hazard, in pipeline: Pipeline) -> [Int] {
    if case .readWrite(_, let writer) = hazard.kind {
      return [writer] + hazard.nodes.filter { $0 != writer }
    }
    return hazard.nodes.map { ($0, hazard.kind.weight(of: pipeline.nodes[$0])) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
  }
}
