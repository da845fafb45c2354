/// A value of a Kedro project's configuration, as Kedro hands it to the project.
package indirect enum ConfigurationValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)
  case list([ConfigurationValue])
  case mapping(ConfigurationMapping)
  /// What only a run can tell, with the reason: never guessed.
  case unknown(String)

  /// The mapping that this is.
  package var mapping: ConfigurationMapping? {
    if case .mapping(let mapping) = self { return mapping }
    return nil
  }

  /// The text that this is.
  package var text: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  /// Why this is not known, when it is not: an unknown value inside it does not count.
  package var unknownReason: String? {
    if case .unknown(let reason) = self { return reason }
    return nil
  }

  /// What Python's `str` makes of it; nil for lists, mappings and what is not known.
  package var pythonText: String? {
    switch self {
    case .null: "None"
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .float(let value): Self.pythonText(of: value)
    case .string(let text): text
    case .list, .mapping, .unknown: nil
    }
  }

  private static func pythonText(of value: Double) -> String {
    if value.isNaN { return "nan" }
    // Python writes whole numbers out up to 10 to the 16th, Swift up to 2 to the 54th.
    guard abs(value) >= 1e16, abs(value) < 1e17, value == value.rounded() else { return "\(value)" }
    let digits = String(Int(value))
    let sign = value < 0 ? "-" : ""
    var fraction = digits.drop { $0 == "-" }
    let first = fraction.removeFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return sign + String(first) + (fraction.isEmpty ? "" : "." + fraction) + "e+16"
  }

  /// Whether Python takes it for true; nil when it is not known.
  var isTrue: Bool? {
    switch self {
    case .null: false
    case .bool(let value): value
    case .int(let value): value != 0
    case .float(let value): value != 0
    case .string(let text): !text.isEmpty
    case .list(let items): !items.isEmpty
    case .mapping(let mapping): !mapping.isEmpty
    case .unknown: nil
    }
  }

  /// Whether it holds other values.
  var isContainer: Bool {
    switch self {
    case .list, .mapping: true
    default: false
    }
  }

  /// What it is, for messages.
  var described: String {
    switch self {
    case .null: "nothing"
    case .list: "a list"
    case .mapping: "a mapping"
    case .unknown: "a value that only a run can tell"
    default: "'\((pythonText ?? "").shortened)'"
    }
  }
}
