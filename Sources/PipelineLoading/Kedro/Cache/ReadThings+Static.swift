import OutsideWorld

extension ReadThings {
  /// The configuration: its folders, and the files of them that were read.
  init(configuration: ConfigurationLook, root: String) {
    files = configuration.files
    folders = configuration.folders
    files.insert(Paths.joined(root, "pyproject.toml"))
    variables = ["KEDRO_ENV"]
  }

  /// The program: its files, and the folders in which more modules would be found.
  mutating func formUnion(
    of asked: Set<String>, metadata: KedroMetadata, root: String, world: World
  ) {
    files.formUnion(asked)
    let source = Paths.normalised(Paths.joined(root, metadata.sourceFolder))
    folders.insert(source)
    folders.insert(Paths.joined(root, Paths.joined(metadata.packageFolder, "pipelines")))
    for file in asked {
      var folder = Paths.parent(of: file) ?? source
      while folder.hasPrefix(source + "/"), folders.insert(folder).inserted {
        folder = Paths.parent(of: folder) ?? source
      }
    }
    // Which names are modules of a package is asked of folders beside those that are.
    for folder in folders where folder.hasPrefix(source) {
      for name in (try? world.files.entries(of: folder)) ?? [] where !name.hasPrefix("_") {
        let inner = Paths.joined(folder, name)
        if world.files.kind(of: inner) == .directory { folders.insert(inner) }
      }
    }
  }
}

/// What reading a configuration looks at, by absolute path.
struct ConfigurationLook {
  let files: Set<String>
  let folders: Set<String>
}
