/// Why a picture could not be made.
package enum DrawingError: Error, Sendable, Equatable {
  /// More than a layout can be made for in reasonable time, or than anybody could look at.
  case tooLarge(nodes: Int, datasets: Int, edges: Int)
  /// A PNG of this size would be too large or too coarse to read.
  case tooWide(inches: Int)
  /// The libraries that make PNG and PDF cannot be loaded; the loader's words.
  case noPixels(reason: String)
  /// The layout engine refused the picture: its words.
  case layout(String)

  /// One line that says what is wrong, without a full stop.
  package var message: String {
    switch self {
    case .tooLarge(let nodes, let datasets, let edges):
      """
      \(nodes) nodes, \(datasets) datasets and \(edges) edges are too many to draw: a picture holds \
      \(Picture.mostShapes) nodes and datasets and \(Picture.mostEdges) edges
      """
    case .tooWide(let inches):
      "a picture of \(inches) inches does not fit a PNG that can be read"
    case .noPixels(let reason):
      "PNG and PDF cannot be drawn here: \(reason)"
    case .layout(let words):
      "the picture could not be laid out: \(words)"
    }
  }

  /// What to do about it, in one line.
  package var help: String {
    switch self {
    case .tooLarge(_, datasets: 0, _):
      "draw a part of it with --focus NODE --depth N, or write .dot and lay it out elsewhere"
    case .tooLarge:
      """
      leave datasets out with --show hazards,order,demand, draw a part of it with \
      --focus NODE --depth N, or write .dot and lay it out elsewhere
      """
    case .tooWide:
      "write .svg or .pdf, or draw a part of it with --focus NODE --depth N"
    case .noPixels:
      "install graphviz's pango plugin (Debian: apt install libgvc6), or write .svg instead"
    case .layout:
      "write .dot instead, and please report the pipeline that it happens with"
    }
  }
}
