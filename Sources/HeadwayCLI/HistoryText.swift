import Analysis
import PipelineModel
import Reporting
import Running

/// What was measured, a line for each node.
enum HistoryText {
  static func of(_ nodes: [MeasuredNode]) -> String {
    guard !nodes.isEmpty else { return "nothing was measured yet: headway run\n" }
    let head = ["node", "runs", "failed", "largest peak", "duration", "last", "peaks"]
    let rows =
      [head]
      + nodes.map { node in
        [
          ShownText.cut(ShownText.of(node.name), to: 40), "\(node.attempts)", "\(node.failures)",
          node.largestPeak.map(ByteSize.described) ?? "–",
          node.medianDuration.map(TimeSpan.described) ?? "–",
          node.lastDuration.map(TimeSpan.described) ?? "–", sparkline(node.recentPeaks),
        ]
      }
    let widths = head.indices.map { column in
      rows.map { ShownText.width($0[column]) }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, text in
        ShownText.fitted(text, to: widths[column])
      }
      return cells.joined(separator: "  ").trimmedRight + "\n"
    }.joined()
  }

  /// Peaks of the last runs as bars, the largest full height.
  private static func sparkline(_ peaks: [Int64]) -> String {
    guard peaks.count > 1, let most = peaks.max(), most > 0 else { return "" }
    let bars = Array("▁▂▃▄▅▆▇█")
    return String(peaks.map { bars[min(7, Int($0 * 8 / most))] })
  }
}

extension String {
  fileprivate var trimmedRight: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
