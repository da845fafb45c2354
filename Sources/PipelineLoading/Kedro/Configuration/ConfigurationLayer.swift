import OutsideWorld
import PipelineModel

/// What the files of one kind in one environment say, merged but with nothing filled in.
struct ConfigurationLayer {
  var fields = ConfigurationFields()
  var hasFiles = false
}

/// A file that was read, or was to be read.
package struct KedroConfigurationFile: Sendable, Equatable {
  /// Relative to the project.
  package let file: String
  package let environment: String
  package let kind: KedroConfigurationSettings.Kind
}

/// A file whose content only Kedro itself can tell.
package struct UnreadConfigurationFile: Sendable {
  package let file: KedroConfigurationFile
  package let span: SourceSpan
  /// Why it is not read.
  package let reason: String
}

/// Reads the files of an environment.
struct ConfigurationLayerReader {
  let folder: ConfigurationFolder
  let shownRoot: String
  private(set) var sources = ConfigurationSources()
  private(set) var files: [KedroConfigurationFile] = []
  private(set) var unread: [UnreadConfigurationFile] = []

  init(folder: ConfigurationFolder, shownRoot: String) {
    self.folder = folder
    self.shownRoot = shownRoot
  }

  private var settings: KedroConfigurationSettings { folder.settings }

  mutating func layer(
    _ kind: KedroConfigurationSettings.Kind, in environment: String
  ) throws(InputProblem) -> ConfigurationLayer {
    try layer(kind, in: environment, folder.files(of: kind, in: environment))
  }

  /// - Parameter names: The files, as paths below the environment's folder.
  mutating func layer(
    _ kind: KedroConfigurationSettings.Kind, in environment: String, _ names: [String]
  ) throws(InputProblem) -> ConfigurationLayer {
    var read: [ConfigurationFields] = []
    var layer = ConfigurationLayer()
    for name in names {
      let path = Paths.joined(Paths.joined(folder.path, environment), name)
      let file = KedroConfigurationFile(
        file: Paths.relative(path, to: folder.root), environment: environment, kind: kind)
      files.append(file)
      layer.hasFiles = true
      if let fields = try fields(of: file) { read.append(fields) }
    }
    // Only now does every file have its text, for the problem to be shown.
    var duplicates = ConfigurationDuplicates(
      areNested: kind == .parameters && settings.loader == .omega && !settings.isBeforeVersion19,
      sources: sources)
    for fields in read { try duplicates.add(fields) }
    var merged = ConfigurationNode(content: .mapping(ConfigurationFields()), place: nil)
    for fields in read {
      merged.merge(ConfigurationNode(content: .mapping(fields), place: nil))
    }
    if case .mapping(let fields) = merged.content { layer.fields = fields }
    return layer
  }

  /// What one file says; nil when only Kedro can tell.
  private mutating func fields(
    of file: KedroConfigurationFile
  ) throws(InputProblem) -> ConfigurationFields? {
    let text = try folder.world.source(
      Paths.joined(folder.root, file.file),
      shown: Paths.normalised(Paths.joined(shownRoot, file.file)))
    let number = sources.add(text)
    if let (reason, range) = reasonNotToRead(text, file) {
      unread.append(
        UnreadConfigurationFile(file: file, span: text.span(range), reason: reason))
      return nil
    }
    let isOmega = settings.loader == .omega
    let isJSON = Paths.ending(of: file.file) == "json" && !isOmega
    // OmegaConf takes JSON for YAML.
    let document =
      isJSON
      ? try SourceDocument.read(text)
      : SourceDocument(source: text, root: try YAMLReader.read(text))
    return try ConfigurationNodeReader(
      document: document, file: number, dialect: isJSON ? .json : isOmega ? .omega : .plain,
      hasTemplates: settings.loader != .plain && (isOmega || file.kind != .globals),
      hidesCredentials: file.kind == .catalog
    ).fields()
  }

  /// Whether files may be Jinja templates.
  private var mayHoldTemplates: Bool {
    if case .templated = settings.loader { return true }
    return !settings.isLoaderKnown
  }

  private func reasonNotToRead(
    _ text: SourceText, _ file: KedroConfigurationFile
  ) -> (String, Range<Int>)? {
    let ending = Paths.ending(of: file.file)
    guard ["yml", "yaml", "json"].contains(ending) else {
      return ("it is a .\(ending) file, which is not read here", 0..<0)
    }
    guard mayHoldTemplates, file.kind != .globals else { return nil }
    let marks = ["{{", "{%", "{#"].map { Array($0.utf8) }
    let place = text.bytes.indices.dropLast().first { index in
      marks.contains { $0[0] == text.bytes[index] && $0[1] == text.bytes[index + 1] }
    }
    return place.map { ("it is a Jinja template, which is not evaluated here", $0..<($0 + 2)) }
  }
}
