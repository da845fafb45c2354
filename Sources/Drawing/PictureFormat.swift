/// What a picture can be written as.
///
/// The raw value is the ending of the file's name.
package enum PictureFormat: String, Sendable, CaseIterable {
  case svg
  case png
  case pdf
  case dot

  /// The format of a file by its ending, in any case; nil when there is none such.
  package init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    self.init(rawValue: fileName[fileName.index(after: dot)...].lowercased())
  }

  private var writer: any PictureWriter {
    switch self {
    case .svg: SVGWriter()
    case .png: PNGWriter()
    case .pdf: PDFWriter()
    case .dot: DotWriter()
    }
  }

  fileprivate func bytes(of picture: Picture) throws(DrawingError) -> [UInt8] {
    try writer.bytes(of: picture)
  }
}

/// Makes the bytes of one format.
protocol PictureWriter {
  func bytes(of picture: Picture) throws(DrawingError) -> [UInt8]
}

/// The bytes of a picture's file: the same for the same picture and fonts, in any process.
package func render(
  _ picture: Picture, as format: PictureFormat
) throws(DrawingError) -> [UInt8] {
  try format.bytes(of: picture)
}
