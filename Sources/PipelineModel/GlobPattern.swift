import Glibc

/// Shell patterns: `*`, `?` and `[…]`, by the system's own `fnmatch`.
package enum GlobPattern {
  package static func matches(_ text: String, _ pattern: String) -> Bool {
    fnmatch(pattern, text, 0) == 0
  }

  /// Whether a text is meant as a pattern rather than as a name.
  package static func isMeant(by text: String) -> Bool {
    text.utf8.contains(where: "*?[".utf8.contains)
  }
}
