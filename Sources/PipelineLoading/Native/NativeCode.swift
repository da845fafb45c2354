import CodeReading
import OutsideWorld
import PipelineModel
import PythonReading

/// What the commands of native nodes, and the scripts that they start, touch.
struct NativeCode {
  /// Absolute, canonical.
  private let root: String
  private let shownRoot: String
  private let world: World
  private var scripts: ScriptReader
  private var locations: LocationReader
  private var texts: [String: SourceText?] = [:]
  /// The script files that findings may point into, by the name they are shown under.
  private(set) var sources: [String: SourceText] = [:]

  init(root: String, shownRoot: String, world: World) {
    self.root = root
    self.shownRoot = shownRoot
    self.world = world
    scripts = ScriptReader(root: root, world: world)
    locations = LocationReader(root: root, files: world.files)
  }

  /// Adds to each node what it touches.
  ///
  /// O(length of commands and scripts); Python is started once for each script in Python.
  mutating func read(into pipeline: inout Pipeline) async {
    let written = Self.written(in: pipeline)
    for index in pipeline.nodes.indices {
      let folder = Paths.joined(root, pipeline.nodes[index].directory ?? ".")
      let found = await scripts.read(pipeline.nodes[index].action, in: folder)
      guard !found.words.isEmpty || !found.unclear.isEmpty || found.facts != CodeFacts() else {
        continue
      }
      let span = pipeline.nodes[index].span
      var accesses: [Access] = []
      for words in found.words {
        if let access = access(words, in: folder, span, written) { accesses.append(access) }
      }
      for access in found.facts.accesses {
        accesses.append(
          Access(
            access.kind, location(access.location, in: folder), evidence: .code,
            means: access.means, span: self.span(access.place)))
      }
      pipeline.nodes[index].accesses = accesses
      for unclear in found.unclear {
        let place = unclear.script.flatMap { self.span(unclear.found.range, in: $0) } ?? span
        pipeline.nodes[index].unresolvedAccesses.append(
          UnresolvedAccess(
            unclear.found.kind, means: unclear.found.program, reason: unclear.found.reason,
            span: place))
      }
      for access in found.facts.unresolved {
        pipeline.nodes[index].unresolvedAccesses.append(
          UnresolvedAccess(
            access.kind, means: access.means, reason: access.reason, span: self.span(access.place)))
      }
    }
  }

  /// The places that nodes write, as far as they declare it.
  private static func written(in pipeline: Pipeline) -> Set<String> {
    var places: Set<String> = []
    for node in pipeline.nodes {
      for output in node.outputs {
        if let place = pipeline.datasets[output.name]?.location.place { places.insert(place) }
      }
    }
    return places
  }

  // MARK: Words

  private mutating func access(
    _ words: ScriptReader.Found.Words, in folder: String, _ node: SourceSpan?,
    _ written: Set<String>
  ) -> Access? {
    let found = words.found
    if found.path.hasPrefix("/dev/") || found.path.isEmpty { return nil }
    // Most words that look like paths are none, or inputs of the program alone; as there are many,
    // links are not followed to find out.
    if found.kind == .mention, !written.contains(plainPlace(of: found.path, in: folder)) {
      return nil
    }
    let location = location(of: found.path, in: folder)
    let span =
      words.script.map { script in found.range.flatMap { self.span($0, in: script) } } ?? node
    let means = words.script.map { Paths.lastComponent(of: $0) } ?? found.program
    return Access(found.kind, location, evidence: .code, means: means, span: span)
  }

  private func plainPlace(of path: String, in folder: String) -> String {
    if path.contains("://") { return path }
    return Paths.relative(Paths.normalised(Paths.joined(folder, path)), to: root)
  }

  private mutating func location(of path: String, in folder: String) -> Location {
    path.contains("://") ? .uri(path) : locations.location(of: Paths.joined(folder, path))
  }

  private mutating func location(_ location: Location, in folder: String) -> Location {
    switch location {
    case .path(let text): .path(locations.canonical(Paths.joined(folder, text)))
    case .glob(let text): locations.location(of: Paths.joined(folder, text))
    default: location
    }
  }

  // MARK: Places in scripts

  private mutating func text(_ path: String) -> SourceText? {
    if let known = texts[path] { return known }
    guard path.hasPrefix(root + "/") else { return nil }
    let shown = Paths.normalised(Paths.joined(shownRoot, String(path.dropFirst(root.count + 1))))
    let text = try? world.source(path, shown: shown)
    texts[path] = text
    if let text { sources[shown] = text }
    return text
  }

  private mutating func span(_ range: Range<Int>, in script: String) -> SourceSpan? {
    text(script).map { $0.span(range) }
  }

  private mutating func span(_ place: PythonReading.Place) -> SourceSpan? {
    guard let text = text(place.file) else { return nil }
    return SourceSpan(
      file: text.file,
      start: text.position(
        line: Int(place.range.line), byteColumn: Int(place.range.column)),
      end: text.position(
        line: Int(place.range.endLine), byteColumn: Int(place.range.endColumn)))
  }
}
