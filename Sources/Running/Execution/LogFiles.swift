import OutsideWorld

/// The logs of a run's nodes: one file for each that printed something.
///
/// The file of a node that printed nothing is renamed for the next one, for to make a new file can
/// cost more than to run a short command (ext4 searches long for a free inode after many files
/// were removed).
struct LogFiles: Sendable {
  let folder: String
  private var spare: [AppendFile] = []

  init(folder: String) { self.folder = folder }

  func path(of name: String, index: Int) -> String { folder + "/" + LogName.of(name, index: index) }

  /// Opens a node's log for an attempt (from 1).
  mutating func open(_ path: String, attempt: Int) throws(FileProblem) -> AppendFile {
    if attempt == 1, let file = spare.popLast() {
      try file.move(to: path)
      return file
    }
    let file = try AppendFile(path)
    if attempt > 1 { try file.write(Array("--- attempt \(attempt) ---\n".utf8)) }
    return file
  }

  /// A node has succeeded and does not write any more.
  mutating func close(_ file: AppendFile) {
    if file.isEmpty { spare.append(file) }
  }

  /// Removes the files that no node needs.
  mutating func finish(_ files: any FileStore) {
    for file in spare { try? files.remove(file.path) }
    spare = []
  }
}
