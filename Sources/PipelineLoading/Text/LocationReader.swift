import OutsideWorld
import PipelineModel

/// Turns the paths users write into locations that can be compared.
package struct LocationReader {
  /// Absolute, canonical.
  package let root: String
  private let files: any FileStore
  /// By folder as it was written: what it really is, and whether it is there.
  private var folders: [String: (path: String, isThere: Bool)] = [:]

  package init(root: String, files: any FileStore) {
    self.root = root
    self.files = files
  }

  /// A path, a glob or a URI.
  ///
  /// Symbolic links are followed as far as they exist.
  package mutating func location(of text: String) -> Location {
    if text.hasPrefix("file://") { return location(of: String(text.dropFirst(7))) }
    if text.isAddress { return Location(address: text) }
    if GlobPattern.isMeant(by: text) {
      return .glob(pattern(text))
    }
    return .path(canonical(text))
  }

  /// The path of a file or folder, relative to the project when inside it.
  mutating func canonical(_ text: String) -> String {
    let written = Paths.joined(root, text)
    // What is above a link is above what it leads to.
    if written.split(separator: "/").contains("..") {
      return Paths.relative(files.canonical(written), to: root)
    }
    let path = Paths.normalised(written)
    let folder = self.folder(Paths.parent(of: path) ?? "/")
    let inside = Paths.joined(folder.path, Paths.lastComponent(of: path))
    let isPlain = !folder.isThere || !files.isLink(inside)
    return Paths.relative(isPlain ? inside : files.canonical(inside), to: root)
  }

  /// The folder before its first name that is a pattern may be a link.
  private mutating func pattern(_ text: String) -> String {
    let path = Paths.normalised(Paths.joined(root, text))
    let names = path.split(separator: "/")
    let plain = names.prefix { !GlobPattern.isMeant(by: String($0)) }
    let folder = folder("/" + plain.joined(separator: "/")).path
    let rest = names.dropFirst(plain.count).joined(separator: "/")
    return Paths.relative(Paths.joined(folder, rest), to: root)
  }

  /// Most files of a pipeline stand in few folders.
  private mutating func folder(_ written: String) -> (path: String, isThere: Bool) {
    if let known = folders[written] { return known }
    let path = files.canonical(written)
    let folder = (path: path, isThere: files.kind(of: path) != nil)
    folders[written] = folder
    return folder
  }

  /// Whether a name in `inputs` or `outputs` stands for a path rather than a dataset.
  static func isPath(_ name: String) -> Bool {
    name.utf8.contains(where: "/*?".utf8.contains)
      || name.utf8.contains(UInt8(ascii: "."))
        && (name.hasPrefix(".") || !Paths.ending(of: name).isEmpty)
  }
}

extension String {
  /// Whether it has the `://` of a URI.
  fileprivate var isAddress: Bool {
    let bytes = utf8
    var colon = bytes.firstIndex(of: UInt8(ascii: ":"))
    while let mark = colon {
      let rest = bytes[bytes.index(after: mark)...]
      if rest.starts(with: "//".utf8) { return true }
      colon = rest.firstIndex(of: UInt8(ascii: ":"))
    }
    return false
  }
}
