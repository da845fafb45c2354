import OutsideWorld
import PipelineModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What is known of a Kedro project, as a file: to be loaded where there is no Python.
///
/// The first key, in the order of a sorted file, says what the file is. A change that older
/// versions cannot read raises `format`; a new key does not.
struct KedroSnapshot: Codable, Sendable {
  static let format = 1

  let headwaySnapshot: Int
  /// The version that wrote it.
  let headwayVersion: String
  let inspection: KedroInspection
  let places: RecordedPlaces
  /// How the project was read.
  let readBy: KedroReading.Way
  let runEnvironment: String?
}

extension LoadedProject {
  /// The snapshot of a Kedro project, with all its pipelines.
  ///
  /// Holds no value of a parameter, no credentials and no path of this machine. The same project
  /// gives the same bytes. O(size of the project).
  ///
  /// - Parameter version: That of this program.
  package func snapshot(version: String) throws(InputProblem) -> [UInt8] {
    guard case .kedro(let kedro) = details else {
      throw InputProblem(
        "a snapshot is of a Kedro project, and this is a native pipeline",
        help: "the pipeline file itself is all that is needed to load it")
    }
    let snapshot = KedroSnapshot(
      headwaySnapshot: KedroSnapshot.format, headwayVersion: version,
      inspection: kedro.reading.inspection.ofNoMachine, places: kedro.places,
      readBy: kedro.reading.way, runEnvironment: kedro.reading.environment)
    let texts = PortableText(root: root)
    do {
      let encoder = JSONEncoder()
      let tree = try JSONDecoder().decode(JSONTree.self, from: try encoder.encode(snapshot))
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      return Array(try encoder.encode(tree.changed { texts.text($1, under: $0) })) + [0x0A]
    } catch {
      throw InputProblem("the project has a text that JSON cannot hold")
    }
  }
}

extension KedroProject {
  /// Where in the files everything stands.
  fileprivate var places: RecordedPlaces {
    if let recorded = files.recorded { return recorded }
    var files = files
    var places = RecordedPlaces()
    for file in Set(reading.inspection.allCatalogFiles.map(\.file)) {
      places.catalog[file] = files.entries(of: file).compactMapValues { files.call($0) }
    }
    // Whatever pipelines were chosen, the files of all count.
    for file in reading.inspection.namedFiles { _ = files.source(file) }
    places.commands = facts.commands.compactMap { RecordedCommand($0, files) }
    places.hasOwnRun = facts.hasOwnRun
    for text in files.sources.values {
      let file = files.inside(text.file)
      if places.mayBeRead(file) { places.files[file] = RecordedPlaces.digest(of: text) }
    }
    return places
  }
}

extension KedroInspection {
  /// Without what only the machine that made it can use again.
  fileprivate var ofNoMachine: KedroInspection {
    var bare = self
    bare.reads = nil
    bare.readingNotes = nil
    return bare
  }

  /// The catalogs of every run environment.
  fileprivate var allCatalogFiles: [ConfigurationFile] {
    catalogFiles + environments.flatMap(\.catalogFiles)
  }

  /// The files that any place points into, catalogs aside.
  fileprivate var namedFiles: Set<String> {
    let unresolved = pipelines.flatMap { $0.unresolved ?? [] }
    let calls =
      nodes.map(\.call) + unresolved.flatMap { [$0.call, $0.origin] }
      + (lostNodes ?? []).flatMap { [$0.kept.call, $0.lost.call] }
    let others =
      droppedPipelines.map(\.file) + environments.map(\.error?.file)
      + (hooks ?? []).map(\.place?.file)
    return Set(calls.compactMap { $0?.file } + others.compactMap(\.self))
  }
}
