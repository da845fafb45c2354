import OutsideWorld

/// What the owners of a traced process tree touched.
package struct TraceSummary: Sendable {
  /// By owner, sorted by path.
  package private(set) var touches: [Int: [Touch]] = [:]
  /// By owner: what it made and removed again, or made for itself in a temporary folder.
  package private(set) var passing: [Int: Set<String>] = [:]

  /// Reads a trace.
  ///
  /// Whatever is in the file, this ends: what cannot be read is passed over.
  package static func read(
    _ path: String, folder: String, owner: Int?, owners: [Int32: [Int]] = [:], rules: PathRules,
    files: any FileStore
  ) throws(FileProblem) -> TraceSummary {
    var gathering = TraceGathering(
      folder: folder, owner: owner, owners: owners, files: files)
    try FileChunks.read(path) { gathering.take($0) }
    return gathering.summary(rules)
  }

  /// The same from bytes.
  package init(
    _ bytes: some Sequence<UInt8>, folder: String, owner: Int?, owners: [Int32: [Int]] = [:],
    rules: PathRules, files: any FileStore
  ) {
    var gathering = TraceGathering(
      folder: folder, owner: owner, owners: owners, files: files)
    gathering.take(bytes)
    self = gathering.summary(rules)
  }

  init(touches: [Int: [Touch]], passing: [Int: Set<String>]) {
    self.touches = touches
    self.passing = passing
  }
}
