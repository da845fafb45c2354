/// PDF on a white ground, drawn with the machine's fonts.
struct PDFWriter: PictureWriter {
  func bytes(of picture: Picture) throws(DrawingError) -> [UInt8] {
    var bytes = try picture.drawn(as: .pdf)
    Self.forgetTime(in: &bytes)
    return bytes
  }

  /// Puts zeros for the digits of the creation date, `(D:20260102030405Z)`, in place: the same
  /// picture must give the same bytes.
  ///
  /// The date is 1 January 2000, for a month 0 is none.
  static func forgetTime(in bytes: inout [UInt8]) {
    let key = Array("/CreationDate (D:".utf8)
    let date = Array("20000101000000".utf8)
    guard bytes.count > key.count + date.count else { return }
    for start in bytes.indices.dropLast(key.count + date.count)
    where bytes[start] == key[0] && bytes[start..<start + key.count].elementsEqual(key) {
      let place = start + key.count
      guard bytes[place..<place + date.count].allSatisfy({ (48...57).contains($0) }) else {
        continue
      }
      bytes.replaceSubrange(place..<place + date.count, with: date)
    }
  }
}
