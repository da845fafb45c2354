/// Where a layout put the nodes of the pipeline, as far as ranks go.
struct Places: Sendable {
  /// Height of each node's centre, in thousandths of an inch from the bottom.
  private var heights: [Int: Int] = [:]

  /// Reads graphviz's plain format: `node n3 x y width …`.
  init(plain: [UInt8]) {
    for line in plain.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " "), maxSplits: 4)
        .prefix(4).map { String(decoding: $0, as: UTF8.self) }
      guard words.count == 4, words[0] == "node", words[1].hasPrefix("n"),
        let index = Int(words[1].dropFirst()), let height = Double(words[3])
      else { continue }
      heights[index] = Int((height * 1000).rounded())
    }
  }

  func areLevel(_ left: Int, _ right: Int) -> Bool {
    guard let mine = heights[left], let other = heights[right] else { return false }
    return mine == other
  }

  func isAbove(_ left: Int, _ right: Int) -> Bool {
    guard let mine = heights[left], let other = heights[right] else { return false }
    return mine > other
  }
}
