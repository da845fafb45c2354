extension Builtins {
  /// A method that is called on a built-in type itself; nil when it is one of its values.
  static func classMethod(_ name: String, of type: String) -> NativeFunction? {
    switch (type, name) {
    case ("dict", "fromkeys"): NativeFunction(name, fromKeys)
    case ("float", "fromhex"), ("bytes", "fromhex"), ("bytearray", "fromhex"),
      ("int", "from_bytes"), ("str", "maketrans"), (_, "mro"), (_, "__new__"):
      NativeFunction(name) { (evaluator, _, place) throws(Stop) in
        evaluator.unknown("\(type).\(name)() is not evaluated", at: place)
      }
    default: nil
    }
  }

  private static let fromKeys: NativeFunction.PureBody = { (evaluator, given, place) throws(Stop) in
    if let unknown = given.rest { return .unknown(unknown) }
    let made = DictObject()
    for item in try evaluator.items(of: given.positional.first ?? .none, at: place) {
      guard let key = item.key else {
        made.blur(item.unknown ?? Unknown("a key is not known", at: place))
        continue
      }
      made.set(key, item, given.argument(1, "value") ?? .none)
    }
    return .dict(made)
  }
}
