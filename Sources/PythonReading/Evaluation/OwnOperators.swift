/// Operators that classes of the program define.
extension Evaluator {
  /// What a method makes of two operands, or its reflected one; nil when neither knows how.
  ///
  /// - Parameter ofSameType: Whether the reflected one is asked between two of one class.
  func ownOperator(
    _ name: String, _ reflected: String, _ left: Value, _ right: Value, ofSameType: Bool = true,
    at place: Place
  ) throws(Stop) -> Value? {
    var ways: [(method: Value, receiver: Value, other: Value)] = []
    if case .instance(let instance) = left, let method = instance.type.inherited(name) {
      ways.append((method, left, right))
    }
    if case .instance(let instance) = right, let method = instance.type.inherited(reflected) {
      var isFirst = false
      var isSame = false
      if case .instance(let other) = left {
        isSame = other.type === instance.type
        isFirst = !isSame && instance.type.inherits(from: other.type)
      }
      if ofSameType || !isSame { ways.insert((method, right, left), at: isFirst ? 0 : ways.count) }
    }
    for way in ways {
      let given = CallArguments([way.receiver, way.other])
      let result = try call(way.method, given, at: place)
      if case .external("NotImplemented") = result { continue }
      return result
    }
    return try foreignOperator(left, right)
  }

  /// What a base that is not read makes of an operator is not known.
  private func foreignOperator(_ left: Value, _ right: Value) throws(Stop) -> Value? {
    for case .instance(let instance) in [left, right] {
      guard let unknown = instance.type.externalBase else { continue }
      unknownsMade += 1
      return .unknown(unknown)
    }
    return nil
  }

  /// What a method without arguments gives; nil when the class has none.
  func ownResult(_ name: String, of value: Value, at place: Place) throws(Stop) -> Value? {
    guard case .instance(let instance) = value else { return nil }
    guard let method = instance.type.inherited(name) else {
      guard instance.payload == nil else { return nil }
      return instance.type.externalBase.map { .unknown($0) }
    }
    return try call(method, CallArguments([value]), at: place)
  }
}
