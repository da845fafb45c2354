import Analysis
import Testing

@testable import Drawing

@Suite struct `Rendering` {
  private static let pictures: [Picture] = [
    Picture(analysis: Sample.waiting),
    Picture(analysis: Sample.waiting, stages: [[0, 1, 2], [3]]),
    Picture(analysis: Sample.layered(30, width: 6, heavy: [7, 9, 20, 25])),
    Picture(analysis: Sample.nasty("x"), options: DrawingOptions(group: .namespace)),
  ]

  @Test(arguments: PictureFormat.allCases)
  func `the same picture gives the same bytes every time`(_ format: PictureFormat) throws {
    let times = format == .svg || format == .dot ? 12 : 3
    for picture in Self.pictures {
      let first = try render(picture, as: format)
      for _ in 1..<times { #expect(try render(picture, as: format) == first) }
    }
  }

  @Test func `many tasks at once get what one gets alone`() async throws {
    let alone = try Self.pictures.map { try render($0, as: .svg) }
    let pixels = try Self.pictures.map { try render($0, as: .png) }
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<80 {
        let index = number % Self.pictures.count
        group.addTask {
          let picture = Self.pictures[index]
          if number % 8 == 0 { return try render(picture, as: .png) == pixels[index] }
          return try render(picture, as: .svg) == alone[index]
        }
      }
      for try await isEqual in group { #expect(isEqual) }
    }
  }

  @Test func `a PNG says its size, which is that of the picture`() throws {
    let bytes = try render(Picture(analysis: Sample.waiting), as: .png)
    #expect(Array(bytes.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    let sizes = [16, 20].map { start in bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    #expect((600...2400).contains(sizes[0]))
    #expect((300...1600).contains(sizes[1]))
  }

  @Test(
    arguments: [
      (500, 400, 144), (20_000, 1000, 114), (40_000, 1000, 57), (15_000, 15_000, 0),
    ] as [(Double, Double, Int)])
  func `a PNG is as sharp as fits`(width: Double, height: Double, dpi: Int) throws {
    if dpi >= 48 {
      #expect(try Picture.dotsPerInch(width: width, height: height) == dpi)
    } else {
      #expect(throws: DrawingError.tooWide(inches: 210)) {
        try Picture.dotsPerInch(width: width, height: height)
      }
    }
  }

  @Test func `a PDF is whole and does not tell when it was made`() throws {
    let bytes = try render(Picture(analysis: Sample.waiting), as: .pdf)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("%PDF-"))
    #expect(text.hasSuffix("%%EOF\n"))
    if text.contains("/CreationDate") { #expect(text.contains("/CreationDate (D:20000101000000")) }
  }

  @Test func `the time in a PDF is replaced in place, and only that`() {
    var bytes = Array("a /CreationDate (D:20261123173902Z) /CreationDate (D:x".utf8)
    PDFWriter.forgetTime(in: &bytes)
    let expected = "a /CreationDate (D:20000101000000Z) /CreationDate (D:x"
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test func `DOT that libgvc complains about is an error with its words, and no harm is done`()
    throws
  {
    let before = try render(Self.pictures[0], as: .svg)
    for text in ["digraph {", "digraph { a [label=<<b>x>] }", ""] {
      #expect(throws: DrawingError.self) { try Graphviz.render(text, as: .svg) }
    }
    let error = #expect(throws: DrawingError.self) {
      try Graphviz.render("digraph { a [label=<<b>x>] }", as: .svg)
    }
    #expect(error?.message.contains("mismatched tag") == true)
    #expect(try render(Self.pictures[0], as: .svg) == before)
  }

  @Test func `a large pipeline is laid out in a hurry`() throws {
    let picture = Picture(analysis: Sample.layered(520, width: 20))
    #expect(picture.dot().contains("splines=\"line\""))
    #expect(SVGReading(try picture.svg()).groups("node", "calm").count == 520)
    #expect(!Picture(analysis: Sample.waiting).dot().contains("splines"))
  }

  @Test(
    arguments: [
      ("a.svg", .svg), ("x/y.PNG", .png), ("a.b.pdf", .pdf), ("g.dot", .dot), ("g.gif", nil),
      ("svg", nil), ("a.", nil),
    ] as [(String, PictureFormat?)])
  func `the ending of a file's name says its format`(name: String, format: PictureFormat?) {
    #expect(PictureFormat(fileName: name) == format)
  }
}
