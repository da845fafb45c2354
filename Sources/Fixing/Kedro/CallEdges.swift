import PipelineLoading
import PipelineModel

/// Edges that go around the `node(...)` calls they are between.
struct CallEdges {
  private let project: LoadedProject
  private let kedro: KedroProject
  private var wrappers: [SourceSpan: CallWrapper] = [:]

  init(_ project: LoadedProject, _ kedro: KedroProject) {
    self.project = project
    self.kedro = kedro
  }

  mutating func add(_ ends: OrderedNodes, _ names: TokenNames) {
    guard let from = ends.from.origin.call, let to = ends.to.origin.call else { return }
    let (token, isThere) = token(of: ends.from, names)
    if !isThere { wrappers[from, default: CallWrapper(from)].signals.insert(token) }
    wrappers[to, default: CallWrapper(to)].waitsFor.insert(token)
  }

  /// A dataset that no node uses, as the call must name it.
  ///
  /// Kedro puts the namespace before it. A token that the node signals already serves again.
  private func token(
    of end: OrderedNodes.End, _ names: TokenNames
  ) -> (name: String, isThere: Bool) {
    let prefix = end.origin.namespace.map { $0 + "." } ?? ""
    let local = end.node.name.hasPrefix(prefix) ? end.node.name.dropFirst(prefix.count) : ""
    let base = names.name(for: String(local))
    if end.node.outputs.contains(where: { $0.name == prefix + base }) { return (base, true) }
    var name = base
    var number = 2
    while !isFree(prefix + name) {
      name = "\(base)_\(number)"
      number += 1
    }
    return (name, false)
  }

  private func isFree(_ name: String) -> Bool {
    project.pipelines.allSatisfy { pipeline in
      guard let dataset = pipeline.datasets[name] else { return true }
      // Declared for this very purpose.
      return dataset.location == .memory
        && !pipeline.nodes.contains { node in
          (node.inputs + node.outputs).contains { $0.name == name }
        }
    }
  }

  /// The changes of all files, by name.
  func changes(importing module: OrderingModule) throws(FixRefusal) -> [FileChange] {
    var changes: [FileChange] = []
    let byFile = Dictionary(grouping: wrappers.values, by: \.call.file)
    for (file, wrappers) in byFile.sorted(by: { $0.key < $1.key }) {
      guard let source = project.sources[file], let line = kedro.importLines[file] else {
        throw FixRefusal("\(file) cannot be edited: where its imports end is not known")
      }
      let functions = Set(wrappers.flatMap(\.functions)).sorted()
      let imports = try module.imports(of: functions, in: source, afterLine: line)
      let calls = wrappers.sorted { $0.call.start < $1.call.start }.flatMap {
        $0.edits(calling: imports.names)
      }
      changes.append(FileChange(source, edits: imports.edits + calls))
    }
    return changes
  }
}

/// What is put around one `node(...)` call.
private struct CallWrapper {
  let call: SourceSpan
  var signals: Set<String> = []
  var waitsFor: Set<String> = []

  init(_ call: SourceSpan) { self.call = call }

  var functions: [String] {
    (signals.isEmpty ? [] : ["signals"]) + (waitsFor.isEmpty ? [] : ["after"])
  }

  /// The functions may have other names in the file.
  func edits(calling names: [String: String]) -> [TextEdit] {
    var before = ""
    var behind = ""
    for (function, tokens) in [("after", waitsFor), ("signals", signals)] where !tokens.isEmpty {
      let quoted = tokens.sorted().map(ScalarText.doubleQuoted).joined(separator: ", ")
      before = "\(names[function] ?? function)(\(before)"
      behind += ", \(quoted))"
    }
    return [
      TextEdit(insert: before, at: call.start.offset),
      TextEdit(insert: behind, at: call.end.offset),
    ]
  }
}
