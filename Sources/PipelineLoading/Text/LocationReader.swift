import OutsideWorld
import PipelineModel

/// Turns the paths users write into locations that can be compared.
package struct LocationReader {
  /// Absolute, canonical.
  let root: String
  private let files: any FileStore
  private var folders: [String: String] = [:]

  package init(root: String, files: any FileStore) {
    self.root = root
    self.files = files
  }

  /// A path, a glob or a URI.
  ///
  /// Symbolic links are followed as far as they exist.
  mutating func location(of text: String) -> Location {
    if text.hasPrefix("file://") { return location(of: String(text.dropFirst(7))) }
    if text.contains("://") { return .uri(text) }
    if text.contains(where: { "*?[".contains($0) }) {
      return .glob(Paths.relative(Paths.normalised(Paths.joined(root, text)), to: root))
    }
    return .path(canonical(text))
  }

  /// The path of a file or folder, relative to the project when inside it.
  mutating func canonical(_ text: String) -> String {
    let path = Paths.normalised(Paths.joined(root, text))
    let folder = Paths.parent(of: path) ?? "/"
    let resolved = folders[folder] ?? files.canonical(folder)
    folders[folder] = resolved
    let inside = Paths.joined(resolved, Paths.lastComponent(of: path))
    return Paths.relative(files.canonical(inside), to: root)
  }

  /// Whether a name in `inputs` or `outputs` stands for a path rather than a dataset.
  static func isPath(_ name: String) -> Bool {
    name.contains("/") || name.contains(where: { "*?".contains($0) }) || name.hasPrefix(".")
      || !Paths.ending(of: name).isEmpty
  }
}
