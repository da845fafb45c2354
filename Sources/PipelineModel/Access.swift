/// Where what is known of a pipeline is known from.
package enum Evidence: String, Sendable, Hashable, Codable, CaseIterable {
  /// The pipeline file or the catalog.
  case declared
  /// The text of a function or a script.
  case code
  /// A traced run.
  case observed
}

/// A place that a node touches, as its code or a traced run shows: declared or not.
package struct Access: Sendable, Hashable {
  package let kind: Kind
  package let location: Location
  /// `code` or `observed`.
  package let evidence: Evidence
  /// What touches it, in words for people: `pandas.read_csv`, `cp`; empty when that is not known.
  package let means: String
  /// Where that stands.
  package let span: SourceSpan?

  package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case read
    /// Made, changed, moved or deleted.
    case write
    /// Named in a command of which it is not known what it does: most likely read.
    case mention
  }

  package init(
    _ kind: Kind, _ location: Location, evidence: Evidence, means: String = "",
    span: SourceSpan? = nil
  ) {
    self.kind = kind
    self.location = location
    self.evidence = evidence
    self.means = means
    self.span = span
  }
}

/// A place that a node's code touches, of which it is not known where it is.
package struct UnresolvedAccess: Sendable, Hashable {
  package let kind: Access.Kind
  /// What touches it: `pandas.read_csv`.
  package let means: String
  /// Why it is not known.
  package let reason: String
  package let span: SourceSpan?

  package init(_ kind: Access.Kind, means: String, reason: String, span: SourceSpan?) {
    self.kind = kind
    self.means = means
    self.reason = reason
    self.span = span
  }
}

/// State that all threads of a process share and that a node's code changes.
package struct SharedStateUse: Sendable, Hashable {
  package let state: State
  /// What changes it: `matplotlib.pyplot.figure`.
  package let means: String
  package let span: SourceSpan?

  package enum State: String, Sendable, Hashable, Codable, CaseIterable {
    /// The figure that pyplot draws on.
    case pyplot
    /// The seed of random numbers.
    case random
    /// The active run of an experiment tracker.
    case trackingRun = "tracking-run"
    /// The folder that relative paths are taken from.
    case workingFolder = "working-folder"
    /// The variables of the environment.
    case environment
  }

  package init(_ state: State, means: String, span: SourceSpan?) {
    self.state = state
    self.means = means
    self.span = span
  }
}
