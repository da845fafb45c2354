/// A key of a mapping: mostly a text, but YAML has others.
package enum ConfigurationKey: Sendable, Hashable {
  case string(String)
  case int(Int)
  case float(Double)
  case bool(Bool)
  case null

  /// The key as Python writes it: how a dotted path names it.
  package var text: String {
    switch self {
    case .string(let text): text
    case .int(let value): String(value)
    case .float(let value): ConfigurationValue.float(value).pythonText ?? ""
    case .bool(let value): value ? "True" : "False"
    case .null: "None"
    }
  }

  /// The key as a value.
  package var value: ConfigurationValue {
    switch self {
    case .string(let text): .string(text)
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    case .bool(let value): .bool(value)
    case .null: .null
    }
  }

  /// Whether Kedro keeps what this names out of the result.
  var isHidden: Bool {
    if case .string(let text) = self { return text.hasPrefix("_") }
    return false
  }
}

/// Keys with their values, in order.
package struct ConfigurationMapping: Sendable {
  private var index = ConfigurationKeys()
  package private(set) var values: [ConfigurationValue] = []

  package init() {}

  package init(_ entries: [(ConfigurationKey, ConfigurationValue)]) {
    self.init()
    values.reserveCapacity(entries.count)
    for (key, value) in entries { self[key] = value }
  }

  package var keys: [ConfigurationKey] { index.all }

  package var isEmpty: Bool { keys.isEmpty }

  package var count: Int { keys.count }

  /// The entries in order.
  package var entries: some Sequence<(key: ConfigurationKey, value: ConfigurationValue)> {
    zip(keys, values).lazy.map { (key: $0, value: $1) }
  }

  /// O(1); a new key goes to the end, a known one keeps its place.
  package subscript(key: ConfigurationKey) -> ConfigurationValue? {
    get { index.index(of: key).map { values[$0] } }
    set {
      if let place = index.index(of: key) {
        if let newValue { values[place] = newValue } else { remove(at: place) }
      } else if let newValue {
        index.append(key)
        values.append(newValue)
      }
    }
  }

  package subscript(name: String) -> ConfigurationValue? { self[.string(name)] }

  private mutating func remove(at place: Int) {
    let kept = keys.indices.filter { $0 != place }.map { (keys[$0], values[$0]) }
    self = ConfigurationMapping(kept)
  }

  /// The entries that satisfy a condition.
  func filter(_ isKept: (ConfigurationKey) -> Bool) -> ConfigurationMapping {
    ConfigurationMapping(keys.indices.filter { isKept(keys[$0]) }.map { (keys[$0], values[$0]) })
  }
}

extension ConfigurationMapping: Equatable {
  /// The order of the keys counts.
  package static func == (left: ConfigurationMapping, right: ConfigurationMapping) -> Bool {
    left.keys == right.keys && left.values == right.values
  }
}

extension ConfigurationMapping {
  /// Every dotted path that can be asked for as `params:PATH`, sorted.
  package var paths: [String] {
    var paths: [String] = []
    collect("", into: &paths)
    return paths.sorted()
  }

  private func collect(_ prefix: String, into paths: inout [String]) {
    for (key, value) in entries {
      let path = prefix + key.text
      paths.append(path)
      if case .mapping(let inner) = value { inner.collect(path + ".", into: &paths) }
    }
  }

  /// Why it is not known whether there is something at a dotted path: a value above it is not
  /// known.
  ///
  /// Nil when it is known.
  package func unknownReason(above path: String) -> String? {
    for (key, value) in entries {
      let name = key.text
      guard path.hasPrefix(name + ".") else { continue }
      if case .unknown(let reason) = value { return reason }
      guard case .mapping(let inner) = value else { continue }
      if let reason = inner.unknownReason(above: String(path.dropFirst(name.count + 1))) {
        return reason
      }
    }
    return nil
  }
}
