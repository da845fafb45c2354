import Analysis
import PipelineModel
import Planning
import Testing

@testable import Fixing

struct `Fixes of random native pipelines` {
  @Test(arguments: 0..<80 as Range<UInt64>)
  func `leave no hazard, and nothing else changed`(seed: UInt64) async throws {
    let text = RandomPipeline(seed: seed, nodes: 7).text
    let project = try await NativeProject(text)
    let proposal: EdgeProposal
    do throws(FixRefusal) { proposal = try await project.proposal() } catch {
      // Writers and readers of shared places can contradict each other, and data can run in circles.
      #expect(error.message.hasPrefix("no order"), "seed \(seed): \(error.message)\n\(text)")
      return
    }
    guard !proposal.changes.isEmpty else {
      #expect(project.analysis.hazards.isEmpty, "seed \(seed)")
      return
    }
    try proposal.apply(in: project.world)
    let fixed = try await NativeProject(project.files)
    #expect(fixed.analysis.hazards.isEmpty, "seed \(seed)")
    #expect(
      isSubsequence(text, of: project.files.texts["/project/pipeline.yaml"] ?? ""), "seed \(seed)")
    var expected = project.order
    for edge in proposal.fixes[0].edges {
      let names = project.analysis.names([edge.from, edge.to])
      expected[names[1], default: []].append(names[0])
    }
    #expect(fixed.order == expected, "seed \(seed)")
    #expect(try await fixed.proposal().changes.isEmpty, "seed \(seed)")
  }

  /// Edits only put text in, so what was there is still there, in its order.
  private func isSubsequence(_ text: String, of other: String) -> Bool {
    var rest = other.utf8[...]
    for byte in text.utf8 {
      guard let place = rest.firstIndex(of: byte) else { return false }
      rest = rest[rest.index(after: place)...]
    }
    return true
  }
}
