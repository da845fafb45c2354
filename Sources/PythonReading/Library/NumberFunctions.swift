extension Builtins {
  /// What works on numbers and characters.
  static let numbers: [(String, NativeFunction.PureBody)] = [
    (
      "abs",
      { (evaluator, given, place) throws(Stop) in
        switch given.positional.first?.plain {
        case .int(let value)?:
          return value == Int.min
            ? evaluator.unknown("the number is too large", at: place) : .int(abs(value))
        case .float(let value)?: return .float(abs(value))
        default: return evaluator.unknown("this number is not evaluated", at: place)
        }
      }
    ),
    (
      "round",
      { (evaluator, given, place) throws(Stop) in
        if case .int(let whole)? = given.positional.first?.plain, given.positional.count == 1 {
          return .int(whole)
        }
        guard let number = given.positional.first?.number, given.positional.count == 1,
          let whole = Int(exactly: number.rounded(.toNearestOrEven))
        else { return evaluator.unknown("this number is not evaluated", at: place) }
        return .int(whole)
      }
    ),
    (
      "chr",
      { (evaluator, given, place) throws(Stop) in
        guard case .int(let code)? = given.positional.first?.plain,
          let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init)
        else { return evaluator.unknown("this character is not evaluated", at: place) }
        return .string(String(scalar))
      }
    ),
    (
      "ord",
      { (evaluator, given, place) throws(Stop) in
        guard let scalars = given.positional.first?.string?.unicodeScalars, scalars.count == 1,
          let scalar = scalars.first
        else { return evaluator.unknown("this character is not evaluated", at: place) }
        return .int(Int(scalar.value))
      }
    ),
  ]
}

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    var part = Substring(self)
    while let first = part.first, first.isWhitespace { part.removeFirst() }
    while let last = part.last, last.isWhitespace { part.removeLast() }
    return String(part)
  }
}
