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

  @Test func `the nearest of all is the one that a full table of distances gives`() {
    for seed in 1...300 {
      var state = UInt64(seed)
      func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
      }
      let words = (0..<6).map { _ in String((0..<(2 + next(7))).map { _ in "abC"[next(3)] }) }
      let limit = max(1, words[0].count / 3)
      let expected = Set(words).filter { $0 != words[0] }.map { (Self.distance(words[0], $0), $0) }
        .filter { $0.0 <= limit }.min { $0 < $1 }?.1
      #expect(NearestName.of(words[0], among: words) == expected, "seed \(seed): \(words)")
    }
  }

  private static func distance(_ one: String, _ other: String) -> Int {
    let (a, b) = (Array(one.lowercased()), Array(other.lowercased()))
    var table = [[Int]](repeating: Array(0...b.count), count: a.count + 1)
    for i in 0...a.count { table[i][0] = i }
    for i in 0..<a.count {
      for j in 0..<b.count {
        var cost = min(table[i][j + 1], table[i + 1][j]) + 1
        cost = min(cost, table[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, table[i - 1][j - 1] + 1)
        }
        table[i + 1][j + 1] = cost
      }
    }
    return table[a.count][b.count]
  }
}

extension String {
  fileprivate subscript(position: Int) -> Character { self[index(startIndex, offsetBy: position)] }
}
