/// Arithmetic on path texts; nothing here looks at the disk.
package enum Paths {
  /// `base/path`, or `path` itself when it is absolute.
  package static func joined(_ base: String, _ path: String) -> String {
    if path.hasPrefix("/") || base.isEmpty { return path }
    return base.hasSuffix("/") ? base + path : base + "/" + path
  }

  /// Without `.`, without double slashes, and with `..` taken up where that is possible.
  package static func normalised(_ path: String) -> String {
    let absolute = path.hasPrefix("/")
    if absolute, isNormalised(path) { return path }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !absolute {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    if absolute { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }

  /// Whether an absolute path has no part that means nothing, `.` or `..`.
  private static func isNormalised(_ path: String) -> Bool {
    var previous: UInt8 = 0
    for byte in path.utf8 {
      // Names that begin with a dot are looked at whole.
      if previous == UInt8(ascii: "/"), byte == previous || byte == UInt8(ascii: ".") {
        return false
      }
      previous = byte
    }
    return previous != UInt8(ascii: "/")
  }

  /// The folder that holds a path: `.` for a bare name, nil for `/`.
  package static func parent(of path: String) -> String? {
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    if trimmed == "/" { return nil }
    guard let slash = trimmed.lastIndex(of: "/") else { return "." }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }

  /// The name after the last slash.
  package static func lastComponent(of path: String) -> String {
    let bytes = path.utf8
    if bytes.last != UInt8(ascii: "/"), let slash = bytes.lastIndex(of: UInt8(ascii: "/")) {
      return String(path[bytes.index(after: slash)...])
    }
    return path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The part of the name after its last dot, without the dot; empty when there is none.
  package static func ending(of path: String) -> String {
    let name = lastComponent(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return String(name[name.index(after: dot)...])
  }

  /// `path` as seen from `root` when it lies inside, else unchanged.
  ///
  /// Both normalised and absolute.
  package static func relative(_ path: String, to root: String) -> String {
    if path == root { return "." }
    let prefix = root.hasSuffix("/") ? root : root + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
