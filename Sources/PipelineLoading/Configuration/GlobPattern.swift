import Glibc

/// Shell patterns: `*`, `?` and `[…]`, by the system's own `fnmatch`.
package enum GlobPattern {
  package static func matches(_ text: String, _ pattern: String) -> Bool {
    fnmatch(pattern, text, 0) == 0
  }
}
