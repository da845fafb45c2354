/// DOT, for graphviz and what reads its language; never too large.
struct DotWriter: PictureWriter {
  func bytes(of picture: Picture) -> [UInt8] { Array(picture.dot().utf8) }
}
