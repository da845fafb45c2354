import CGraphvizRender

/// libgvc, in this process.
///
/// One call runs at a time, whichever thread makes it; a layout cannot be interrupted.
enum Graphviz {
  /// Where widths of texts come from.
  enum Metrics {
    /// Built-in tables: the same on every machine.
    case tables
    /// The machine's fonts.
    case fonts
  }

  enum Output {
    case svg
    case png
    case pdf
    /// Sizes and places in inches, a line each.
    case plain(Metrics)

    var metrics: Metrics {
      switch self {
      case .svg: .tables
      case .png, .pdf: .fonts
      case .plain(let metrics): metrics
      }
    }

    var isPNG: Bool { if case .png = self { true } else { false } }

    fileprivate var format: gvr_format {
      switch self {
      case .svg: gvr_svg
      case .png: gvr_png
      case .pdf: gvr_pdf
      case .plain: gvr_plain
      }
    }
  }

  /// Lays a DOT text out and renders it.
  ///
  /// Equal texts give equal bytes.
  static func render(_ dot: String, as output: Output) throws(DrawingError) -> [UInt8] {
    let metrics = output.metrics == .fonts ? gvr_fonts : gvr_tables
    let result = gvr_render(dot, output.format, metrics)
    defer { gvr_release(result) }
    if result.status == gvr_ok, let bytes = result.bytes {
      return [UInt8](UnsafeRawBufferPointer(start: bytes, count: result.length))
    }
    let said = result.messages.map { String(cString: $0) }?.split(whereSeparator: \.isNewline)
    let words = (said ?? []).joined(separator: " ")
    guard result.status == gvr_no_pango else {
      throw .layout(words.isEmpty ? "status \(result.status.rawValue)" : words)
    }
    throw .noPixels(reason: words)
  }
}
