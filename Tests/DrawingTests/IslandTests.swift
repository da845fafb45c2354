import Testing

@testable import Drawing

@Suite struct `Islands` {
  private func picture(_ count: Int, options: DrawingOptions = DrawingOptions()) -> Picture {
    let nodes = (0..<count).map {
      Sample.node("job_\($0)", reads: ["in_\($0)"], writes: ["out_\($0)"], tags: ["t\($0 % 2)"])
    }
    return Picture(analysis: Sample.analysis(nodes), options: options)
  }

  @Test func `a few stand side by side`() throws {
    let picture = picture(16)
    #expect(picture.scene.rows.steps.isEmpty)
    let svg = SVGReading(try picture.svg())
    #expect(Set(svg.groups("node", "calm").map(\.height)).count == 1)
  }

  @Test func `many stand in rows, below each other's datasets`() throws {
    let picture = picture(40)
    #expect(picture.scene.rows.steps.count == 32)
    #expect(picture.scene.rows.steps.first == .init(upper: 0, lower: 8, ranks: 3))
    let svg = SVGReading(try picture.svg())
    #expect(Set(svg.groups("node", "calm").map(\.height)).count == 5)
    #expect(svg.groups("edge").count == 80)
  }

  @Test func `frames keep their own rows`() {
    let picture = picture(40, options: DrawingOptions(show: [], group: .tag))
    #expect(picture.scene.rows.steps.allSatisfy { $0.upper % 2 == $0.lower % 2 && $0.ranks == 1 })
    #expect(picture.scene.rows.steps.count == 24)
  }

  @Test func `what shares a dataset is no island`() {
    let nodes = (0..<40).map { Sample.node("n\($0)", reads: ["shared"]) }
    #expect(Picture(analysis: Sample.analysis(nodes)).scene.rows.steps.isEmpty)
  }
}
