import OutsideWorld
import PipelineLoading
import PipelineModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Edges that go into `pipeline_registry.py`, around what `register_pipelines` returns: for nodes
/// made in loops, by helpers, without a name, or in different places.
struct RegistryEdges {
  private var pairs: Set<[String]> = []

  var isEmpty: Bool { pairs.isEmpty }

  mutating func add(_ ends: OrderedNodes) {
    pairs.insert([ends.from.node.name, ends.to.node.name])
  }

  /// The registry with the edges in it, a list of names that the user can read and change.
  func change(
    in project: LoadedProject, _ kedro: KedroProject, importing module: OrderingModule,
    _ world: World
  ) async throws(FixRefusal) -> FileChange {
    let file = Paths.joined(kedro.packageDirectory ?? "", "pipeline_registry.py")
    let shown = Paths.normalised(Paths.joined(project.pipelines.first?.source ?? ".", file))
    let path = Paths.joined(project.root, file)
    guard let bytes = try? world.files.read(path) else { throw unwritable("there is no \(shown)") }
    let source = SourceText(file: shown, bytes: bytes)
    let registry = try await Registry(path, python: kedro.python, world)
    if let list = registry.edgeLists.last {
      return FileChange(source, edits: [extending(list.span(in: source), in: source)])
    }
    return FileChange(source, edits: try wrapping(registry, in: source, module))
  }

  // MARK: Edits

  private func wrapping(
    _ registry: Registry, in source: SourceText, _ module: OrderingModule
  ) throws(FixRefusal) -> [TextEdit] {
    guard !registry.returned.isEmpty else {
      throw unwritable("no return of register_pipelines is in \(source.file)")
    }
    let used = Set(registry.names)
    let list = used.contains("ORDER") ? "HEADWAY_ORDER" : "ORDER"
    let imports = try module.imports(
      of: ["chain"], in: source, afterLine: registry.importLine, used: used,
      extra: "\n\(list) = [\n\(lines)]\n")
    let function = imports.names["chain"] ?? "chain"
    let wraps = registry.returned.flatMap { place in
      let span = place.span(in: source)
      return [
        TextEdit(insert: "\(function)(", at: span.lowerBound),
        TextEdit(insert: ", \(list))", at: span.upperBound),
      ]
    }
    return imports.edits + wraps
  }

  /// Puts the edges at the end of a list that an earlier fix left.
  private func extending(_ list: Range<Int>, in source: SourceText) -> TextEdit {
    let layout = TextLayout(source)
    let bracket = list.upperBound - 1
    if layout.isFirstOnLine(bracket) {
      let start = source.position(line: source.position(at: bracket).line, byteColumn: 0)
      return TextEdit(
        insert: lines.split(separator: "\n", omittingEmptySubsequences: false)
          .joined(separator: layout.lineEnd), at: start.offset)
    }
    let isOpen = [UInt8(ascii: ","), UInt8(ascii: "[")].contains(
      source.bytes[..<bracket].last { $0 != 0x20 } ?? 0)
    return TextEdit(insert: (isOpen ? "" : ", ") + tuples.joined(separator: ", "), at: bracket)
  }

  private var lines: String { tuples.map { "    \($0),\n" }.joined() }

  private var tuples: [String] {
    pairs.sorted { $0.lexicographicallyPrecedes($1) }.map { pair in
      "(" + pair.map(ScalarText.doubleQuoted).joined(separator: ", ") + ")"
    }
  }

  private func unwritable(_ reason: String) -> FixRefusal {
    let nodes = Set(pairs.flatMap(\.self)).sorted().prefix(3).joined(separator: ", ")
    return FixRefusal(
      "no edge can be written between \(nodes): their node(...) calls make several nodes or stand "
        + "apart, and \(reason)", help: OrderedNodes.splitInstead)
  }
}

/// What the user's Python says of `pipeline_registry.py`.
private struct Registry: Decodable {
  let returned: [Place]
  let importLine: Int
  let names: [String]
  let edgeLists: [Place]

  /// Line, column, end line, end column: lines from 1, columns in bytes from 0.
  struct Place: Decodable {
    let numbers: [Int]

    init(from decoder: any Decoder) throws {
      numbers = try decoder.singleValueContainer().decode([Int].self)
      guard numbers.count == 4 else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "not four numbers"))
      }
    }

    func span(in source: SourceText) -> Range<Int> {
      let start = source.position(line: numbers[0], byteColumn: numbers[1]).offset
      return start..<max(start, source.position(line: numbers[2], byteColumn: numbers[3]).offset)
    }
  }

  private static let script = String(decoding: PackageResources.registry_py, as: UTF8.self)

  init(_ path: String, python: String, _ world: World) async throws(FixRefusal) {
    let words = [python, "-I", "-c", Self.script, path]
    let finished: CapturedProcess
    do throws(ProcessProblem) {
      finished = try await world.capture(
        ChildCommand(words, environment: world.environment), timeLimit: 60)
    } catch { throw FixRefusal("\(error)") }
    guard finished.exit.succeeded,
      let registry = try? JSONDecoder().decode(Registry.self, from: Data(finished.output))
    else {
      let last = String(decoding: finished.error, as: UTF8.self).split(separator: "\n").last ?? ""
      throw FixRefusal("\(path) cannot be read: \(last)", help: OrderedNodes.splitInstead)
    }
    self = registry
  }
}
