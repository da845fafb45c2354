import PipelineModel
import Testing

struct NearestNameTests {
  @Test(arguments: [
    ("memroy", "memory"), ("Memory", "memory"), ("memry", "memory"), ("memoryy", "memory"),
    ("cpu", "cpus"),
  ])
  func `a slip finds what was meant`(slip: String, meant: String) {
    #expect(NearestName.of(slip, among: ["cpus", "memory", "locks"]) == meant)
  }

  @Test(arguments: ["memory", "", "xyz", "entirely different"])
  func `no name is near enough`(name: String) {
    #expect(NearestName.of(name, among: ["memory"]) == nil)
  }

  @Test func `of two equally near the first in order is taken`() {
    #expect(NearestName.of("ac", among: ["bc", "ab"]) == "ab")
  }
}
