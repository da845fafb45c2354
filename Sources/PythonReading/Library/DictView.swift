/// `keys()`, `values()` and `items()` of a dictionary: what it holds at the moment.
final class DictView: ForeignObject {
  enum Kind: String {
    case keys = "dict_keys"
    case values = "dict_values"
    case items = "dict_items"
  }

  let dict: DictObject
  private let kind: Kind

  init(_ kind: Kind, of dict: DictObject) {
    self.kind = kind
    self.dict = dict
  }

  var typeName: String { kind.rawValue }

  /// What can be changed through it.
  var held: [Value] { kind == .keys ? [] : dict.items.map(\.value) }

  var items: [Value] {
    dict.orderedKeys.map { key in
      guard key.restUnknown == nil, kind != .keys, let known = key.key else { return key }
      let value = dict[known] ?? .none
      return kind == .values ? value : .tuple([key, value])
    }
  }

  func items(_ evaluator: Evaluator, at place: Place) throws(Stop) -> [Value]? { items }

  func equals(_ other: Value) -> Truth? {
    guard kind != .values else { return .known(other.isSame(as: .foreign(self))) }
    var own: Unknown { Unknown("what these views are equal to is not known", at: Place.nowhere) }
    let others: [Value]
    switch other {
    case .foreign(let view as DictView) where view.kind != .values: others = view.items
    case .set(let set):
      if let rest = set.rest { return .unknown(rest) }
      others = set.items
    case .unknown(let unknown): return .unknown(unknown)
    default: return .known(false)
    }
    let (left, right) = (items.map(\.key), others.map(\.key))
    guard !left.contains(nil), !right.contains(nil) else {
      return .unknown(dict.rest ?? own)
    }
    return .known(Set(left) == Set(right))
  }

  func binary(
    _ operation: String, _ other: Value, isReflected: Bool, _ evaluator: Evaluator,
    at place: Place
  ) throws(Stop) -> Value? {
    guard kind != .values, ["BitOr", "BitAnd", "Sub", "BitXor"].contains(operation) else {
      return nil
    }
    let own = try evaluator.makeSet(items, at: place)
    let others = try evaluator.makeSet(try evaluator.members(of: other, at: place), at: place)
    return try evaluator.setOperation(
      operation, isReflected ? others : own, isReflected ? own : others, at: place)
  }

  func call(
    _ method: String, _ arguments: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? {
    guard method == "isdisjoint", kind != .values, let other = arguments.positional.first else {
      return nil
    }
    let own = try evaluator.makeSet(items, at: place)
    return try evaluator.callMethod(method, of: own, CallArguments([other]), at: place)
  }
}
