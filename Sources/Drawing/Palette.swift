/// A colour on a light ground, and what it becomes on a dark one.
///
/// The light one is what SVG, PNG and PDF carry; SVG brings the dark one in a style block. No two
/// light ones are equal, for the style block finds a colour by its value. Colour never stands
/// alone: dashes, widths, arrowheads and shapes say the same.
struct Color: Sendable {
  let light: String
  let dark: String
}

/// The colours of a picture by what they are used for.
enum Palette {
  static let ground = Color(light: "#ffffff", dark: "#0f1419")
  static let ink = Color(light: "#0f172a", dark: "#e6edf3")
  static let faintInk = Color(light: "#526074", dark: "#a3b1c2")
  static let node = Color(light: "#eaf1fd", dark: "#1b2a41")
  static let nodeLine = Color(light: "#5b7599", dark: "#87a3c7")
  static let dataset = Color(light: "#fdf3dc", dark: "#332a18")
  static let datasetLine = Color(light: "#a27a2c", dark: "#c9a35a")
  static let datasetInk = Color(light: "#55400f", dark: "#f0dcae")
  static let dataEdge = Color(light: "#6b7c93", dark: "#8595a8")
  static let orderEdge = Color(light: "#2f3d52", dark: "#d3dbe5")
  static let addedEdge = Color(light: "#1f8a4c", dark: "#4cc27a")
  static let hazard = Color(light: "#dc3d43", dark: "#ff7b78")
  static let hazardNode = Color(light: "#fdecec", dark: "#3b1d22")
  static let frame = Color(light: "#f6f8fa", dark: "#161c24")
  static let frameLine = Color(light: "#b4bfcc", dark: "#465468")

  static let all = [
    ground, ink, faintInk, node, nodeLine, dataset, datasetLine, datasetInk, dataEdge, orderEdge,
    addedEdge, hazard, hazardNode, frame, frameLine,
  ]
}
