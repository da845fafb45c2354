import OutsideWorld
import PipelineModel

extension KedroReader {
  /// What is known of the project beyond the pipelines that were chosen.
  func facts(_ files: inout KedroFiles) -> ProjectFacts {
    var facts = ProjectFacts()
    facts.isComplete =
      inspection.droppedPipelines.isEmpty
      && inspection.pipelines.allSatisfy { $0.unresolved?.isEmpty ?? true }
    facts.pipelines = inspection.pipelines.map(\.name)
    facts.parameters = inspection.parameters ?? []
    for pipeline in inspection.pipelines {
      for index in pipeline.nodes {
        let node = inspection.nodes[index]
        facts.nodes.insert(node.name)
        facts.read.formUnion(node.inputs.map { $0.untranscoded })
        facts.written.formUnion(node.outputs.map { $0.untranscoded })
      }
    }
    for hook in inspection.hooks ?? [] {
      let span = hook.place.flatMap { files.span($0.file, line: $0.line) }
      facts.hooks.append(NodeHook(name: hook.name, methods: hook.methods, span: span))
    }
    for lost in inspection.lostNodes ?? [] {
      facts.lostNodes.append(
        LostNode(
          name: lost.name, kept: reference(lost.kept, &files), lost: reference(lost.lost, &files)))
    }
    facts.leftOutPipelines = leftOutPipelines(&files)
    facts.unreadableEnvironments = unreadableEnvironments(&files)
    facts.elsewhere = elsewhere
    if let recorded = files.recorded {
      facts.commands = recorded.commands.compactMap { $0.command(&files) }
      facts.hasOwnRun = recorded.hasOwnRun
    } else {
      facts.commands = RunCommands.read(&files)
      facts.hasOwnRun = hasOwnRun(files)
    }
    return facts
  }

  /// What other run environments declare, a catch-all pattern aside, and this one does not.
  private var elsewhere: [String: [String]] {
    var found: [String: [String]] = [:]
    for environment in inspection.environments {
      for (name, dataset) in environment.datasets where dataset.isDeclared {
        guard inspection.datasets[name]?.isDeclared != true else { continue }
        found[name.untranscoded, default: []].append(environment.name)
      }
    }
    return found
  }

  /// A project's `cli.py` may replace the command.
  private func hasOwnRun(_ files: KedroFiles) -> Bool {
    guard let folder = inspection.packageDirectory,
      let bytes = try? files.world.files.read(Paths.joined(files.root, folder + "/cli.py"))
    else { return false }
    let text = String(decoding: bytes, as: UTF8.self)
    return ["def run(", "\"run\"", "'run'"].contains { text.contains($0) }
  }

  private func reference(
    _ maker: KedroInspection.LostNode.Maker, _ files: inout KedroFiles
  ) -> Reference {
    Reference(maker.function, span: maker.call.flatMap { files.span($0) })
  }
}

extension ProjectFacts {
  /// Gives them to all pipelines, the first of which tells what concerns the project.
  func lay(over pipelines: inout [Pipeline]) {
    for index in pipelines.indices {
      pipelines[index].project = self
      pipelines[index].project.isTold = index == 0
    }
  }
}

extension KedroInspection.InspectedDataset {
  fileprivate var isDeclared: Bool { registered || pattern?.isCatchAll == false }

  var resolution: Resolution {
    if registered { return .entry }
    guard let pattern else { return .implicit }
    return pattern.isCatchAll ? .catchAll(pattern) : .pattern(pattern)
  }
}

extension String {
  /// The name that edges are formed by.
  var untranscoded: String {
    utf8.firstIndex(of: UInt8(ascii: "@")).map { String(self[..<$0]) } ?? self
  }

  /// Whether a pattern has no letter of its own outside its placeholders.
  fileprivate var isCatchAll: Bool {
    var depth = 0
    for letter in self {
      switch letter {
      case "{": depth += 1
      case "}": depth -= 1
      default: if depth == 0 { return false }
      }
    }
    return true
  }
}
