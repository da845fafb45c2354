import Analysis
import PipelineModel

/// The lines that tell hazards.
///
/// A set of n nodes has n(n-1)/2 pairs: only the heaviest node is joined with each of the others,
/// and two nodes are joined once whatever they share.
struct HazardLinks {
  private(set) var links: [HazardLink] = []
  /// How many hazards are not told completely by lines.
  private(set) var unlinked = 0

  /// More partners of one node, or more lines in all, hide what they should show.
  static let mostPartners = 6
  static let mostLinks = 60

  private struct Pair: Hashable {
    let from: Int
    let to: Int
  }

  init(
    _ hazards: [Hazard], analysis: PipelineAnalysis, words: Wording, isVisible: (Int) -> Bool
  ) {
    var pairs: [Pair] = []
    var reasons: [Pair: [Hazard]] = [:]
    var partners: [Int: Int] = [:]
    for hazard in hazards {
      let sorted = Self.byWeight(hazard, in: analysis.pipeline).filter(isVisible)
      guard let heaviest = sorted.first, sorted.count > 1 else { continue }
      var isComplete = true
      for partner in sorted.dropFirst() {
        let pair = Pair(from: min(heaviest, partner), to: max(heaviest, partner))
        if reasons[pair] == nil {
          guard partners[heaviest, default: 0] < Self.mostPartners, pairs.count < Self.mostLinks
          else {
            isComplete = false
            continue
          }
          partners[heaviest, default: 0] += 1
          pairs.append(pair)
        }
        reasons[pair, default: []].append(hazard)
      }
      if !isComplete { unlinked += 1 }
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
