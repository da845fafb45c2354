/// The positions of the bits of a word, ascending.
struct Bits: Sequence, IteratorProtocol {
  private var word: UInt64

  init(_ word: UInt64) { self.word = word }

  mutating func next() -> Int? {
    guard word != 0 else { return nil }
    let position = word.trailingZeroBitCount
    word &= word &- 1
    return position
  }
}
