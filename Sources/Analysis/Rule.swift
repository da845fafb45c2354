import PipelineModel

/// A rule, whole: `explain`, the table of rules, its page and its tests come from this one value.
package struct Rule: Sendable {
  /// `HW` and three digits; never reused.
  package let code: String
  /// Kebab-case; names the bad thing.
  package let name: String
  package let group: RuleGroup
  package let severity: Severity
  /// Whether it runs when nothing was selected.
  package let isDefault: Bool
  /// What it finds, in one sentence.
  package let summary: String
  /// Why that matters, in a paragraph.
  package let why: String
  /// How to mend it, in a paragraph.
  package let remedy: String
  /// A pipeline with the fault, and the same without it.
  package let bad: RuleExample
  package let good: RuleExample
  /// Looks for the fault.
  ///
  /// Runs on every pipeline, cyclic ones too.
  package let check: @Sendable (AnalysisContext) -> [Observation]

  package init(
    code: String, name: String, group: RuleGroup, severity: Severity, isDefault: Bool = true,
    summary: String, why: String, remedy: String, bad: RuleExample, good: RuleExample,
    check: @escaping @Sendable (AnalysisContext) -> [Observation]
  ) {
    self.code = code
    self.name = name
    self.group = group
    self.severity = severity
    self.isDefault = isDefault
    self.summary = summary
    self.why = why
    self.remedy = remedy
    self.bad = bad
    self.good = good
    self.check = check
  }
}

extension Rule {
  /// The address of the rule's page.
  package var url: String { Self.url(of: name) }

  /// The address of the page of a rule's name.
  static func url(of name: String) -> String { "https://headway.readthedocs.io/rules/\(name)" }
}

/// A pipeline that shows a rule, as a user would write it.
package struct RuleExample: Sendable {
  /// A native pipeline is one file; of a Kedro project they are those that matter.
  package let files: [File]
  package let kind: PipelineKind
  /// What a traced run showed, by node; nodes that are not named were not traced.
  package let observed: [String: [ObservedTouch]]

  package struct File: Sendable {
    /// Relative to the project.
    package let name: String
    package let text: String
  }

  /// What a node did to a path.
  package struct ObservedTouch: Sendable {
    package let kind: Access.Kind
    package let path: String

    package init(_ kind: Access.Kind, _ path: String) {
      self.kind = kind
      self.path = path
    }
  }

  /// A native pipeline, and what a traced run of it showed.
  package init(_ pipeline: String, observed: [String: [ObservedTouch]] = [:]) {
    files = [File(name: "pipeline.yaml", text: pipeline)]
    kind = .native
    self.observed = observed
  }

  /// Files of a Kedro project whose package is `shop`.
  package init(kedro files: KeyValuePairs<String, String>) {
    self.files = files.map { File(name: $0.key, text: $0.value) }
    kind = .kedro
    observed = [:]
  }

  /// The text of all files, those of a Kedro project under their names.
  package var pipeline: String {
    guard kind == .kedro else { return files.map(\.text).joined() + shownObserved }
    return files.map { "# \($0.name)\n\($0.text)" }.joined(separator: "\n\n")
  }
}

extension RuleExample {
  /// The pipeline with what was observed laid over it.
  package func observing(_ pipeline: Pipeline) -> Pipeline {
    var pipeline = pipeline
    for index in pipeline.nodes.indices {
      guard let touches = observed[pipeline.nodes[index].name] else { continue }
      pipeline.nodes[index].wasTraced = true
      pipeline.nodes[index].accesses += touches.map {
        Access($0.kind, .path($0.path), evidence: .observed)
      }
    }
    return pipeline
  }

  private var shownObserved: String {
    observed.sorted { $0.key < $1.key }.map { name, touches in
      let read = touches.filter { $0.kind == .read }.map(\.path)
      let written = touches.filter { $0.kind == .write }.map(\.path)
      let parts =
        (read.isEmpty ? [] : ["reads \(Prose.list(read))"])
        + (written.isEmpty ? [] : ["writes \(Prose.list(written))"])
      return "\n# traced: \(name) \(parts.joined(separator: ", "))"
    }.joined()
  }
}

/// What a rule is about; its first digit.
package enum RuleGroup: String, Sendable, CaseIterable {
  case structure
  case overlap
  case race
  case missingDependency = "missing-dependency"
  case hygiene
  case runner

  /// The prefix of its codes.
  package var prefix: String {
    switch self {
    case .structure: "HW1"
    case .overlap: "HW2"
    case .race: "HW3"
    case .missingDependency: "HW4"
    case .hygiene: "HW5"
    case .runner: "HW6"
    }
  }
}
