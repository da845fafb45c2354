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
    #expect(picture.scene.rows.steps.first == .init(upper: .node(0), lower: .node(8), ranks: 3))
    let svg = SVGReading(try picture.svg())
    #expect(Set(svg.groups("node", "calm").map(\.height)).count == 5)
    #expect(svg.groups("edge").count == 80)
  }

  @Test func `frames keep their own rows`() {
    let picture = picture(40, options: DrawingOptions(show: [], group: .tag))
    #expect(
      picture.scene.rows.steps.allSatisfy { step in
        guard case .node(let upper) = step.upper, case .node(let lower) = step.lower else {
          return false
        }
        return upper % 2 == lower % 2 && step.ranks == 1
      })
    #expect(picture.scene.rows.steps.count == 26)
  }

  @Test func `a wide fan is folded, a narrow one is not`() throws {
    func fan(_ count: Int) -> Picture {
      let nodes = (0..<count).map { Sample.node("n\($0)", reads: ["shared"], writes: ["o\($0)"]) }
      return Picture(analysis: Sample.analysis(nodes))
    }
    #expect(fan(10).scene.rows.steps.isEmpty)
    #expect(fan(11).scene.rows.steps.first == .init(upper: .node(0), lower: .node(6), ranks: 2))
    let svg = SVGReading(try fan(20).svg())
    #expect(Set(svg.groups("node", "calm").map(\.height)).count == 3)
  }

  @Test func `a fan that comes together again is not folded`() {
    let parts = (0..<24).map { Sample.node("p\($0)", reads: ["in"], writes: ["x\($0)"]) }
    let merge = Sample.node("merge", reads: (0..<24).map { "x\($0)" })
    #expect(Picture(analysis: Sample.analysis(parts + [merge])).scene.rows.steps.isEmpty)
  }

  @Test func `datasets with the same neighbours are folded`() throws {
    let many = (0..<16).map { "x_\($0)" }
    let nodes = [Sample.node("a", writes: many), Sample.node("b", reads: many)]
    let picture = Picture(analysis: Sample.analysis(nodes))
    #expect(picture.scene.rows.steps.count == 8)
    let svg = SVGReading(try picture.svg())
    #expect(Set(svg.groups("dataset").map(\.height)).count == 2)
    let reader = try #require(svg.group("n1")?.height)
    #expect(svg.groups("dataset").allSatisfy { ($0.height ?? .infinity) < reader })
  }

  @Test func `what shares neighbours with few is not folded`() {
    let nodes = (0..<40).map { Sample.node("n\($0)", reads: ["shared_\($0 / 2)"]) }
    #expect(Picture(analysis: Sample.analysis(nodes)).scene.rows.steps.isEmpty)
  }
}
