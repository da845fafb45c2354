/// PNG on a white ground, drawn with the machine's fonts.
struct PNGWriter: PictureWriter {
  func bytes(of picture: Picture) throws(DrawingError) -> [UInt8] {
    try picture.drawn(as: .png)
  }
}
