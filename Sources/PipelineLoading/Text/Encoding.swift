import PipelineModel

extension SourceText {
  /// What some editors write before UTF-8.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Refuses bytes that are not UTF-8, at the first of them.
  ///
  /// O(bytes).
  func requireUTF8() throws(InputProblem) {
    guard String(validating: bytes, as: UTF8.self) == nil else { return }
    let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    let place = isWide ? 0 : firstInvalidByte
    throw InputProblem(
      "this is not a text in UTF-8", span: span(place..<place), source: self,
      help: isWide ? "it looks like UTF-16: save the file as UTF-8" : "save the file as UTF-8")
  }

  private var firstInvalidByte: Int {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { offset += scalar.count }
    return offset
  }
}
