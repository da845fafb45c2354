/// A project's `.headway/`: what the program keeps between commands.
package struct HeadwayFolder: Sendable {
  package let path: String

  package init(projectRoot: String) { path = Paths.joined(projectRoot, ".headway") }

  /// What was read of a project, to be used again while nothing of it changed.
  package var cache: String { path + "/cache" }

  /// Makes the folder, and keeps git away from it.
  package func prepare(_ files: any FileStore) throws(FileProblem) {
    try files.makeDirectory(path)
    let ignore = path + "/.gitignore"
    if files.kind(of: ignore) == nil { try files.write(Array("*\n".utf8), to: ignore) }
  }
}
