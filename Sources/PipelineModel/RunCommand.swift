/// A `kedro run` line in a script of the project.
package struct RunCommand: Sendable, Equatable {
  /// From `kedro` to the last word.
  package let span: SourceSpan
  /// In the order of the line.
  package let options: [Option]

  package init(span: SourceSpan, options: [Option]) {
    self.span = span
    self.options = options
  }

  /// An option with its value.
  package struct Option: Sendable, Equatable {
    /// What it means, however it was written.
    package let name: RunOption
    /// As it was written, with its place.
    package let written: Reference
    /// Its value with its place; nil when only a run of the script tells.
    package let value: Reference?

    package init(name: RunOption, written: Reference, value: Reference?) {
      self.name = name
      self.written = written
      self.value = value
    }
  }
}

/// The options of `kedro run` that take a value.
///
/// Click keeps the last value of each: none may be given twice.
package enum RunOption: String, Sendable, Hashable, CaseIterable {
  case fromInputs = "--from-inputs"
  case toOutputs = "--to-outputs"
  case fromNodes = "--from-nodes"
  case toNodes = "--to-nodes"
  case nodes = "--nodes"
  case tags = "--tags"
  case loadVersions = "--load-versions"
  case pipeline = "--pipeline"
  case pipelines = "--pipelines"
  case namespace = "--namespace"
  case namespaces = "--namespaces"
  case runner = "--runner"
  case runnerParams = "--runner-params"
  case params = "--params"
  case env = "--env"
  case config = "--config"
  case confSource = "--conf-source"

  /// Whether its value is a list with commas.
  package var isList: Bool {
    switch self {
    case .fromInputs, .toOutputs, .fromNodes, .toNodes, .nodes, .tags, .loadVersions, .pipelines,
      .namespaces, .runnerParams, .params:
      true
    case .pipeline, .namespace, .runner, .env, .config, .confSource: false
    }
  }

  /// The short form.
  package var short: String? {
    switch self {
    case .nodes: "-n"
    case .tags: "-t"
    case .loadVersions: "-lv"
    case .pipeline: "-p"
    case .namespace, .namespaces: "-ns"
    case .runner: "-r"
    case .env: "-e"
    case .config: "-c"
    default: nil
    }
  }
}
