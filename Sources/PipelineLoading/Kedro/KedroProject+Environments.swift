import PipelineModel

extension LoadedProject {
  /// A run environment that was not asked for, with the pipelines as they are there.
  package struct Variant: Sendable {
    /// The name of the environment.
    package let name: String
    package let pipelines: [Pipeline]
  }

  /// The pipelines in every run environment of a Kedro project that makes something else of their
  /// datasets or parameters.
  package var variants: [Variant] {
    guard case .kedro(let kedro) = details else { return [] }
    return kedro.environments.compactMap { environment in
      let changed = pipelines.map {
        $0.seen(in: environment, from: kedro.loadedEnvironment ?? "base")
      }
      let isSame = zip(pipelines, changed).allSatisfy { $0.isDeclaredAs($1) }
      return isSame ? nil : Variant(name: environment.name, pipelines: changed)
    }
  }

  /// The run environments that make the same of everything, the one that was loaded among them.
  package var environmentsAsLoaded: [String] {
    guard case .kedro(let kedro) = details, let loaded = kedro.loadedEnvironment else { return [] }
    let others = Set(variants.map(\.name))
    return [loaded]
      + kedro.environments.filter { !others.contains($0.name) }.map(\.name)
  }
}

extension Pipeline {
  /// The same nodes with what another run environment makes of their datasets.
  fileprivate func seen(in environment: KedroEnvironment, from loaded: String) -> Pipeline {
    var used: Set<String> = []
    for node in nodes { used.formUnion((node.inputs + node.outputs).map(\.name)) }
    var changed = self
    changed.datasets = [:]
    for (name, dataset) in environment.datasets
    where used.contains(name) || dataset.resolution == .entry {
      var dataset = dataset
      dataset.size = datasets[name]?.size
      changed.datasets[name] = dataset
    }
    changed.project.parameters = environment.parameters
    changed.project.elsewhere = [:]
    for (name, dataset) in datasets
    where dataset.declared && changed.datasets[name]?.declared != true {
      changed.project.elsewhere[edgeName(of: name)] = [loaded]
    }
    return changed
  }

  /// Whether another pipeline's datasets are the same in all that rules look at.
  fileprivate func isDeclaredAs(_ other: Pipeline) -> Bool {
    guard datasets.count == other.datasets.count,
      Set(project.parameters) == Set(other.project.parameters)
    else { return false }
    return datasets.allSatisfy { name, dataset in
      guard let same = other.datasets[name] else { return false }
      return dataset.location == same.location && dataset.declared == same.declared
        && dataset.versioned == same.versioned && dataset.resolution == same.resolution
        && dataset.isSingleProcess == same.isSingleProcess
    }
  }
}
