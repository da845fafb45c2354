import PipelineModel

/// One report of one rule.
package struct Finding: Sendable {
  package let code: String
  package let rule: String
  package let severity: Severity
  /// Name of the pipeline it is about.
  package let pipeline: String
  /// One line, without a full stop.
  package private(set) var message: String
  /// Names of the nodes it concerns.
  package let nodes: [String]
  package let datasets: [String]
  /// What else tells it from other findings of the rule, such as an option in a script.
  package let subjects: [String]
  package let evidence: Evidence
  package let location: SourceSpan?
  package let related: [RelatedPlace]
  /// What to do, in one sentence.
  package let help: String?
  package var fixes: [FixSummary]
  /// The run environments that it holds in; empty where that is all of them.
  package private(set) var environments: [String] = []

  /// The same, said of some run environments only.
  package func holding(onlyIn environments: [String]) -> Finding {
    var finding = self
    finding.environments = environments
    let noun = environments.count == 1 ? "environment" : "environments"
    finding.message += " (only in the \(noun) \(Prose.list(environments)))"
    return finding
  }

  package init(
    rule: Rule, pipeline: String, observation: Observation, fixes: [FixSummary] = []
  ) {
    code = rule.code
    self.rule = rule.name
    severity = observation.severity ?? rule.severity
    self.pipeline = pipeline
    message = observation.message
    nodes = observation.nodes
    datasets = observation.datasets
    subjects = observation.subjects
    evidence = observation.evidence
    location = observation.location
    related = observation.related
    help = observation.help
    self.fixes = fixes
  }

  /// The address of the rule's page.
  package var url: String { Rule.url(of: rule) }

  /// Stays the same when lines move: made from the rule, the pipeline, the nodes, the datasets
  /// and the subjects (64-bit FNV-1a).
  package var fingerprint: String {
    let parts =
      [code, pipeline] + nodes.sorted() + ["|"] + datasets.sorted()
      + (subjects.isEmpty ? [] : ["|"] + subjects)
    let hash = parts.joined(separator: "\u{1F}").utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    let text = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}

/// Another place that helps to understand a finding.
package struct RelatedPlace: Sendable {
  package let message: String
  package let location: SourceSpan

  package init(_ message: String, at location: SourceSpan) {
    self.message = message
    self.location = location
  }
}

/// What a rule saw, before it is stamped with the rule's code and severity.
package struct Observation: Sendable {
  package var message: String
  package var nodes: [String] = []
  package var datasets: [String] = []
  package var evidence: Evidence = .declared
  package var location: SourceSpan?
  package var related: [RelatedPlace] = []
  package var help: String?
  /// When it is another than that of the rule.
  package var severity: Severity?
  /// What else tells it from other findings of the rule.
  package var subjects: [String] = []

  package init(
    _ message: String, nodes: [String] = [], datasets: [String] = [],
    evidence: Evidence = .declared, location: SourceSpan? = nil, related: [RelatedPlace] = [],
    help: String? = nil, severity: Severity? = nil, subjects: [String] = []
  ) {
    self.message = message
    self.nodes = nodes
    self.datasets = datasets
    self.evidence = evidence
    self.location = location
    self.related = related
    self.help = help
    self.severity = severity
    self.subjects = subjects
  }
}

/// A fix that a finding has, in short.
package struct FixSummary: Sendable {
  package let title: String
  package let strategy: Strategy
  package let applicability: Applicability
  /// Order edges to add, by node names.
  package let edges: [[String]]

  package enum Strategy: String, Sendable {
    case edges
    case split
    case edit
  }

  package enum Applicability: String, Sendable {
    case safe
    case unsafe
    case display
  }

  package init(
    title: String, strategy: Strategy, applicability: Applicability, edges: [[String]]
  ) {
    self.title = title
    self.strategy = strategy
    self.applicability = applicability
    self.edges = edges
  }
}
