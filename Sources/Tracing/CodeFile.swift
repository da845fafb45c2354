import OutsideWorld

/// Files that programs are written in, by their names.
enum CodeFile {
  private static let endings: Set<String> = [
    "py", "pyc", "pyi", "so", "sh", "bash", "zsh", "r", "jl", "pl", "pm", "rb", "lua", "js", "mjs",
    "cjs", "ts", "mk", "jar", "class",
  ]
  private static let names: Set<String> = ["Makefile", "makefile", "GNUmakefile"]

  static func isMeant(by path: String) -> Bool {
    endings.contains(Paths.ending(of: path).lowercased())
      || names.contains(Paths.lastComponent(of: path))
  }

  /// The folder that Python found a module in: it lists such folders by itself.
  static func moduleFolder(of path: String) -> String? {
    guard ["py", "pyc", "so"].contains(Paths.ending(of: path)) else { return nil }
    let folder = Paths.parent(of: path)
    if let folder, Paths.lastComponent(of: folder) == "__pycache__" {
      return Paths.parent(of: folder)
    }
    return folder
  }
}
