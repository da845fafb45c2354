/// Where an amount comes from, in order of precedence.
package enum Origin: String, Sendable, Hashable, Comparable {
  case commandLine = "command line"
  case overlay = "configuration"
  case pipeline = "pipeline file"
  case history = "history"

  private var rank: Int {
    switch self {
    case .commandLine: 0
    case .overlay: 1
    case .pipeline: 2
    case .history: 3
    }
  }

  package static func < (left: Origin, right: Origin) -> Bool { left.rank < right.rank }
}

/// A value together with who said it and where.
package struct Declared<Value: Sendable>: Sendable {
  package let value: Value
  package let origin: Origin
  package let span: SourceSpan?

  package init(_ value: Value, origin: Origin, span: SourceSpan? = nil) {
    self.value = value
    self.origin = origin
    self.span = span
  }
}

/// What a node takes while it runs.
///
/// What is not there was not declared and is not known.
package struct Demand: Sendable {
  /// Amounts: bytes of memory, thousandths of everything else.
  package var amounts: [Resource: Declared<Int64>]
  /// Predicted running time in seconds.
  package var duration: Declared<Double>?
  /// Names of things that it holds alone, without repetition, in declared order.
  package var locks: [Declared<String>]

  package init(
    amounts: [Resource: Declared<Int64>] = [:], duration: Declared<Double>? = nil,
    locks: [Declared<String>] = []
  ) {
    self.amounts = amounts
    self.duration = duration
    self.locks = locks
  }

  /// The amount of a resource: nil when memory is not declared, one cpu when cpus are not, and
  /// nothing of any other unit.
  package func amount(of resource: Resource) -> Int64? {
    if let declared = amounts[resource] { return declared.value }
    if resource == .memory { return nil }
    return resource == .cpus ? resource.unitsPerOne : 0
  }
}
