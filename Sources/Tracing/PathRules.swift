import OutsideWorld
import PipelineModel

/// Which paths are of no concern: the system's, the language's, the tools' own.
///
/// What lies in the project counts, wherever the project lies.
package struct PathRules: Sendable {
  /// Absolute, canonical.
  package let root: String
  private let home: String?
  private let temporary: [String]
  /// Where the pipeline says that its data is: that always counts.
  private let declared: [String]
  /// Patterns of the user, over paths as they are shown.
  private let ignored: [String]

  private static let systemFolders = [
    "/proc", "/sys", "/dev", "/run", "/usr", "/bin", "/sbin", "/etc", "/boot", "/snap",
    "/nix/store", "/gnu/store", "/var/lib", "/var/cache", "/var/run",
  ]
  private static let toolNames: Set<Substring> = [
    "__pycache__", "site-packages", "dist-packages", ".git", ".headway", ".ipynb_checkpoints",
  ]
  /// Folders beside the `bin` of a program that was run.
  private static let prefixFolders: Set<Substring> = [
    "bin", "lib", "lib64", "libexec", "include", "share", "etc", "pyvenv.cfg",
  ]

  /// - Parameter declared: paths and patterns, as the model writes them, that count wherever they are.
  package init(
    root: String, environment: [String: String], ignored: [String] = [], declared: [String] = []
  ) {
    self.declared = declared.filter { !$0.contains("://") && $0 != "." }.map {
      let plain = $0.split(separator: "/", omittingEmptySubsequences: false)
        .prefix { !GlobPattern.isMeant(by: String($0)) }.joined(separator: "/")
      return Paths.normalised(Paths.joined(root, plain))
    }.filter { $0 != root && $0 != "/" }
    self.root = root
    home = environment["HOME"].flatMap { $0.count > 1 ? Paths.normalised($0) : nil }
    let own = environment["TMPDIR"].map { [Paths.normalised($0)] } ?? []
    temporary = own + ["/tmp", "/var/tmp"]
    self.ignored = ignored
  }

  /// Whether a path, absolute, is left out; `prefixes` hold the `bin` of programs that were run.
  func leavesOut(_ path: String, prefixes: Set<String>) -> Bool {
    if hasToolName(path) { return !declared.contains(path) }
    if isDeclared(path) { return false }
    if isBelowPrefix(path, prefixes) { return true }
    if isInProject(path) { return matchesIgnored(Paths.relative(path, to: root)) }
    return isSystem(path) || isHidden(path) || temporary.contains(path) || path == "/"
      || matchesIgnored(path)
  }

  /// Whether a path lies where programs leave what is their own.
  func isTemporary(_ path: String) -> Bool {
    !isInProject(path) && !isDeclared(path) && temporary.contains { isBelow(path, $0) }
  }

  func isInProject(_ path: String) -> Bool { path == root || isBelow(path, root) }

  private func isDeclared(_ path: String) -> Bool {
    declared.contains { path == $0 || isBelow(path, $0) }
  }

  private func isSystem(_ path: String) -> Bool {
    // `/lib`, `/lib64`, `/libx32`.
    if path.hasPrefix("/lib"), path.dropFirst(4).prefix(while: { $0 != "/" }).count <= 3 {
      return true
    }
    return Self.systemFolders.contains { path == $0 || isBelow(path, $0) }
  }

  /// A file of settings, or below a folder of such, at home.
  private func isHidden(_ path: String) -> Bool {
    guard let home, isBelow(path, home) else { return path == home }
    return path.dropFirst(home.count + 1).first == "."
  }

  private func hasToolName(_ path: String) -> Bool {
    path.split(separator: "/").contains { Self.toolNames.contains($0) }
  }

  private func isBelowPrefix(_ path: String, _ prefixes: Set<String>) -> Bool {
    prefixes.contains { prefix in
      guard prefix != root, isBelow(path, prefix) else { return false }
      let first = path.dropFirst(prefix.count + 1).prefix { $0 != "/" }
      return Self.prefixFolders.contains(first)
    }
  }

  private func matchesIgnored(_ shown: String) -> Bool {
    ignored.contains {
      GlobPattern.matches(shown, $0) || GlobPattern.matches(shown, $0 + "/*")
    }
  }

  private func isBelow(_ path: String, _ folder: String) -> Bool {
    path.utf8.count > folder.utf8.count && path.hasPrefix(folder)
      && path.utf8[path.utf8.index(path.utf8.startIndex, offsetBy: folder.utf8.count)]
        == UInt8(ascii: "/")
  }
}
