import PipelineModel

extension Dataset {
  /// Whether it lies in files.
  package var isInFiles: Bool {
    switch location {
    case .path, .glob: true
    case .uri, .table, .memory, .parameter, .unknown: false
    }
  }

  /// Whether a path is, or lies in, what the dataset is: its file, a file of its folder, one that its
  /// pattern matches, or the folder that is listed to find those.
  package func covers(_ path: String) -> Bool {
    switch location {
    case .path(let own): Self.holds(own, path) || written.map { Self.holds($0, path) } == true
    case .glob(let pattern):
      PathPattern.overlap(Place(pattern).components, Place(path).components)
    case .uri, .table, .memory, .parameter, .unknown: false
    }
  }

  private static func holds(_ folder: String, _ path: String) -> Bool {
    let folder = folder.hasPrefix("./") ? String(folder.dropFirst(2)) : folder
    return path == folder || path.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
      || (folder == "." && !path.hasPrefix("/"))
  }
}
