/// SVG that carries its own ground, so it is legible wherever it is put, and turns dark where the
/// reader prefers that.
///
/// Every shape has an id and classes to be styled and found by, and says in its title what it is.
struct SVGWriter: PictureWriter {
  func bytes(of picture: Picture) throws(DrawingError) -> [UInt8] {
    let drawn = try picture.drawn(as: .svg)
    return Array(SVGDocument(drawn, scene: picture.scene).text.utf8)
  }
}
