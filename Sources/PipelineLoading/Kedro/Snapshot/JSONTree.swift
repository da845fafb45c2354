#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A JSON value of any form, to change texts in whatever was encoded.
indirect enum JSONTree: Codable, Sendable {
  case null
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([JSONTree])
  case object([String: JSONTree])

  init(from decoder: any Decoder) throws {
    let box = try decoder.singleValueContainer()
    if box.decodeNil() {
      self = .null
    } else if let text = try? box.decode(String.self) {
      self = .text(text)
    } else if let flag = try? box.decode(Bool.self) {
      self = .flag(flag)
    } else if let integer = try? box.decode(Int.self) {
      self = .integer(integer)
    } else if let number = try? box.decode(Double.self) {
      self = .number(number)
    } else if let list = try? box.decode([JSONTree].self) {
      self = .list(list)
    } else {
      self = .object(try box.decode([String: JSONTree].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var box = encoder.singleValueContainer()
    switch self {
    case .null: try box.encodeNil()
    case .flag(let flag): try box.encode(flag)
    case .integer(let integer): try box.encode(integer)
    case .number(let number): try box.encode(number)
    case .text(let text): try box.encode(text)
    case .list(let list): try box.encode(list)
    case .object(let members): try box.encode(members)
    }
  }

  /// The same with every text that is a value changed; nil drops nothing and changes nothing.
  ///
  /// - Parameter change: Gets the key that the text stands under and the text.
  func changed(under key: String = "", _ change: (String, String) -> String) -> JSONTree {
    switch self {
    case .text(let text): .text(change(key, text))
    case .list(let items): .list(items.map { $0.changed(under: key, change) })
    case .object(let members):
      .object(
        Dictionary(uniqueKeysWithValues: members.map { ($0, $1.changed(under: $0, change)) }))
    case .null, .flag, .integer, .number: self
    }
  }
}
