/// How much a finding matters.
package enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
  case info
  case warning
  case error

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}

/// Where what a finding says is known from.
package enum Evidence: String, Sendable, Hashable {
  /// The pipeline file or the catalog.
  case declared
  /// The text of a function or a script.
  case code
  /// A traced run.
  case observed
}
