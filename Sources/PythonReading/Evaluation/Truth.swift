/// Whether something holds, if that is known.
package enum Truth {
  case known(Bool)
  case unknown(Unknown)
}

extension Evaluator {
  func truth(of value: Value, at place: Place) throws(Stop) -> Truth {
    switch value {
    case .none: return .known(false)
    case .bool(let value): return .known(value)
    case .int(let value): return .known(value != 0)
    case .float(let value): return .known(value != 0)
    case .string(let text): return .known(!text.isEmpty)
    case .tuple(let items): return sized(items)
    case .list(let list): return sized(list.items)
    case .dict(let dict):
      if dict.count == 0, let rest = dict.rest { return .unknown(rest) }
      return .known(dict.count > 0)
    case .set(let set):
      if set.keys.isEmpty, let rest = set.rest { return .unknown(rest) }
      return .known(!set.keys.isEmpty)
    // Any other may stand for one that is not installed.
    case .external(let name) where StandardLibrary.modules.contains(name): return .known(true)
    case .instance(let instance):
      for name in ["__bool__", "__len__"] {
        if let method = instance.type.inherited(name) {
          return try truth(of: try call(method, CallArguments([value]), at: place), at: place)
        }
      }
      if let payload = instance.payload { return try truth(of: payload, at: place) }
      if let unknown = instance.type.externalBase { return .unknown(unknown) }
      if instance.type.isFlag, let value = instance.attributes["value"] {
        return try truth(of: value, at: place)
      }
      return .known(true)
    case .type(let type) where type.metaclass != nil:
      unknownsMade += 1
      return .unknown(Unknown("whether \(type.name) holds is not known", at: place))
    case .foreign(let object):
      if let items = try object.items(self, at: place) { return sized(items) }
      return .known(true)
    case .external(let name):
      unknownsMade += 1
      return .unknown(Unknown("whether \(name) holds is not known", at: place))
    case .unknown(let unknown), .rest(let unknown): return .unknown(unknown)
    case .ellipsis, .iterator, .function, .native, .partial, .method, .type, .module:
      return .known(true)
    }
  }

  private func sized(_ items: [Value]) -> Truth {
    for item in items {
      guard let rest = item.restUnknown else { return .known(true) }
      if items.count == 1 { return .unknown(rest) }
    }
    if let rest = items.first?.restUnknown { return .unknown(rest) }
    return .known(false)
  }
}

extension Truth {
  var negated: Truth {
    if case .known(let value) = self { return .known(!value) }
    return self
  }

  var value: Value {
    switch self {
    case .known(let value): .bool(value)
    case .unknown(let unknown): .unknown(unknown)
    }
  }
}
