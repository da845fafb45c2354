import Planning
import Reporting
import Testing

struct PlanTextTests {
  private static func plan(_ names: [String], resource: String = "memory") -> Plan {
    Plan(
      pipeline: "waiting", digest: "d", limits: PlanLimits(capacities: [:], workers: nil),
      nodes: names.enumerated().map { index, name in
        PlannedNode(
          name: name, digest: "d", demand: [:], locks: [], start: Double(index),
          end: Double(index + 1), durationKnown: index == 0)
      },
      edges: names.dropFirst().map {
        PlannedEdge(from: names[0], to: $0, kind: .added, why: "without it both may overlap")
      },
      stages: names.map { [$0] }, makespan: Double(names.count), peak: [:],
      verdicts: [
        PlannedVerdict(resource: resource, verdict: "safe", capacity: 2048, peak: 1024)
      ])
  }

  @Test func `a plan shows its verdicts, stages, timeline and added order`() {
    let bar = String(repeating: "█", count: 20)
    let gap = String(repeating: " ", count: 20)
    #expect(
      PlanText.of(Self.plan(["A", "D"]), style: .plain) == """
        waiting: 2 nodes, about 2s
          memory: safe, at most 1 KiB of 2 KiB

        Stages, if it is split
          1  A
          2  D

        Timeline
          A  \(bar)\(gap)  0s–1s
          D  \(gap)\(bar)  1s–2s  duration not known

        Added order
          A → D  without it both may overlap

        """)
  }

  @Test(arguments: ["a\nb", "\u{1B}[2J", "\u{9B}31m", "\u{2028}"])
  func `nothing of a name acts on a terminal`(name: String) {
    let text = PlanText.of(Self.plan(["A", name], resource: name), style: .plain)
    let benign = PlanText.of(Self.plan(["A", "B"], resource: "gpu"), style: .plain)
    #expect(text.split(separator: "\n").count == benign.split(separator: "\n").count)
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control)
      #expect(scalar.properties.generalCategory != .lineSeparator)
    }
  }

  @Test func `many nodes are counted, not drawn`() {
    let text = PlanText.of(Self.plan((0..<60).map { "n\($0)" }), style: .plain)
    #expect(text.contains("  and 20 more nodes\n"))
  }
}
