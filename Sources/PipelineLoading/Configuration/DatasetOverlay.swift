import PipelineModel

/// `datasets:` of the configuration: what datasets occupy, said beside the project so that the
/// project needs no change.
package struct DatasetOverlay: Sendable {
  private static let keys = ["size"]

  private var entries: [Entry] = []

  private struct Entry: Sendable {
    let name: String
    let isGlob: Bool
    let size: Int64?
    let document: SourceDocument
    let key: SourceNode
  }

  package init() {}

  static func read(
    _ node: SourceNode, in document: SourceDocument
  ) throws(InputProblem) -> DatasetOverlay {
    var overlay = DatasetOverlay()
    for field in try document.fields(of: node, "'datasets' of the configuration") {
      let fields = try Fields(
        field.value, of: "datasets '\(field.name.shortened)'", known: keys, in: document)
      overlay.entries.append(
        Entry(
          name: field.name, isGlob: GlobPattern.isMeant(by: field.name),
          size: try fields.quantity("size", ByteSize.parse), document: document, key: field.key))
    }
    return overlay
  }

  /// Gives the datasets their sizes: a name wins over a glob, a later line over an earlier one.
  ///
  /// Kedro's `name` is also said of its forms `name@form`. A name that fits no dataset is refused.
  /// O(datasets × globs + names).
  func apply(to pipelines: inout [Pipeline]) throws(InputProblem) {
    guard !entries.isEmpty else { return }
    let exact = Dictionary(entries.map { ($0.name, $0) }) { _, last in last }
    let globs = entries.filter(\.isGlob)
    var known: Set<String> = []
    for index in pipelines.indices {
      let pipeline = pipelines[index]
      for (name, dataset) in pipeline.datasets {
        let edgeName = pipeline.edgeName(of: name)
        known.formUnion([name, edgeName])
        let entry =
          exact[name] ?? exact[edgeName]
          ?? globs.last {
            GlobPattern.matches(name, $0.name) || GlobPattern.matches(edgeName, $0.name)
          }
        guard let size = entry?.size else { continue }
        pipelines[index].datasets[name] = dataset.holding(size, in: pipeline.kind)
      }
    }
    // The first in the file, so that the message is the same every time.
    guard let entry = entries.first(where: { !$0.isGlob && !known.contains($0.name) }) else {
      return
    }
    throw entry.document.problem(
      "there is no dataset '\(entry.name.shortened)'", at: entry.key,
      help: NearestName.of(entry.name, among: known.sorted()).map { "did you mean '\($0)'?" })
  }
}

extension Dataset {
  /// The same with a size; a native dataset that has a size and no place lives in memory.
  fileprivate func holding(_ size: Int64, in kind: PipelineKind) -> Dataset {
    var dataset = self
    if kind == .native, case .unknown = location { dataset.location = .memory }
    dataset.size = size
    return dataset
  }
}
