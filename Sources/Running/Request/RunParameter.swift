/// A value given to a Kedro run, with the type that Kedro would give it.
package enum RunParameter: Sendable, Hashable, Encodable {
  case text(String)
  case integer(Int64)
  case number(Double)
  case flag(Bool)
  case list([RunParameter])
  case group([String: RunParameter])
  case nothing

  /// Reads a value as `kedro run --params` does: `0.5` is a number, `true` a flag.
  package init(_ text: String) {
    switch text {
    case "true", "True": self = .flag(true)
    case "false", "False": self = .flag(false)
    default:
      if let integer = Int64(text) {
        self = .integer(integer)
      } else if let number = Double(text), number.isFinite {
        self = .number(number)
      } else {
        self = .text(text)
      }
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .flag(let value): try container.encode(value)
    case .list(let items): try container.encode(items)
    case .group(let members): try container.encode(members)
    case .nothing: try container.encodeNil()
    }
  }
}
