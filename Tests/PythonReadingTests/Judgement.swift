import OutsideWorld
import PythonReading

/// Compares what the evaluator says of a program with what Python did.
struct Judgement {
  let mistake: String?

  init(_ row: Oracle.Row, _ modules: [ModuleSyntax], folder: String) {
    let evaluator = Evaluator(
      modules: modules, files: DiskFiles(), workingFolder: folder, stepLimit: 200_000)
    let place = Place(
      file: "", range: SyntaxRange(line: 1, column: 0, endLine: 1, endColumn: 0))
    do throws(Stop) {
      let module = try evaluator.module(row.program.main, at: place)
      let comparison = ValueComparison(evaluator)
      guard let value = module["result"] ?? module["*"] else {
        mistake = "there is no result"
        return
      }
      mistake =
        Self.wrong(value, row, comparison)
        ?? (row.program.isKnown ? comparison.unknown(value).map { "not known: \($0)" } : nil)
    } catch {
      mistake = Self.judged(error, row)
    }
  }

  /// What is known and is otherwise in Python.
  private static func wrong(
    _ value: Value, _ row: Oracle.Row, _ comparison: ValueComparison
  ) -> String? {
    for (index, outcome) in row.outcomes.enumerated() {
      if outcome.k == "raised" {
        // What depends on the outside may raise there; the rest may not.
        if row.outcomes.count > 1 { continue }
        return "Python raises \(outcome.t ?? "")"
      }
      if let difference = comparison.difference(value, outcome) {
        return "run \(index): \(difference)"
      }
    }
    return nil
  }

  private static func judged(_ stop: Stop, _ row: Oracle.Row) -> String? {
    switch stop {
    case .raised(let error):
      if row.outcomes.allSatisfy({ $0.k == "raised" }),
        row.outcomes.count > 1 || row.outcomes[0].t == error.type
      {
        return nil
      }
      return "raises \(error.type): \(error.message) at line \(error.place.range.line)"
    case .exited, .tooLong, .tooDeep: return row.program.isKnown ? "\(stop)" : nil
    case .needsModule, .unresolved: return "\(stop)"
    }
  }
}

/// Compares values with what Python described.
struct ValueComparison {
  private let evaluator: Evaluator

  init(_ evaluator: Evaluator) { self.evaluator = evaluator }

  /// How a value differs, where it is known; nil when it does not.
  func difference(_ value: Value, _ real: Oracle.Described) -> String? {
    // Views and ranges are lists here.
    if real.k == "deep" || real.k == "opaque" { return nil }
    switch value {
    case .unknown, .rest, .external, .iterator, .native: return nil
    case .list(let list): return items(list.items, real, "list")
    case .tuple(let parts): return items(parts, real, "tuple")
    case .set(let set): return members(set, real)
    case .dict(let dict): return entries(dict, real)
    case .function(let function): return leaf("function", function.qualifiedName, real)
    case .method(_, .function(let function)): return leaf("function", function.qualifiedName, real)
    case .type(let type): return leaf("type", type.qualifiedName, real)
    case .instance(let instance): return object(instance, real)
    case .foreign(let object): return object.text.flatMap { leaf("path", $0, real) }
    case .string(let text): return leaf("str", text, real)
    default:
      guard let text = evaluator.representation(value) else { return nil }
      return leaf(value.typeName, text, real)
    }
  }

  private func leaf(_ kind: String, _ text: String, _ real: Oracle.Described) -> String? {
    let wanted = real.t ?? ""
    if kind == real.k, text.unicodeScalars.elementsEqual(wanted.unicodeScalars) { return nil }
    return "\(kind) \(text) is \(real.k) \(wanted)"
  }

  private func items(_ items: [Value], _ real: Oracle.Described, _ kind: String) -> String? {
    guard real.k == kind, let wanted = real.i else {
      return "a \(kind) is \(real.k) \(real.t ?? "")"
    }
    let first = items.firstIndex { $0.isRest } ?? items.count
    let certain = items.count { !$0.isRest }
    guard wanted.count >= certain, first < items.count || wanted.count == items.count else {
      return "\(items.count) items are \(wanted.count)"
    }
    for (item, other) in zip(items[..<first], wanted) {
      if let difference = difference(item, other) { return "[\(difference)]" }
    }
    guard let last = items.lastIndex(where: \.isRest) else { return nil }
    for (item, other) in zip(items[(last + 1)...].reversed(), wanted.reversed()) {
      if let difference = difference(item, other) { return "[… \(difference)]" }
    }
    // Those in between stand there in any order.
    var rest = Array(wanted.dropFirst(first))
    for item in items[first...] where !item.isRest {
      guard let found = rest.firstIndex(where: { difference(item, $0) == nil }) else {
        return "an item is not there"
      }
      rest.remove(at: found)
    }
    return nil
  }

  private func members(_ set: SetObject, _ real: Oracle.Described) -> String? {
    guard real.k == (set.isFrozen ? "frozenset" : "set"), let wanted = real.i else {
      return "a set is \(real.k)"
    }
    for item in set.items where !wanted.contains(where: { difference(item, $0) == nil }) {
      return "a member is not there"
    }
    return set.rest == nil && set.items.count != wanted.count ? "the set has other members" : nil
  }

  private func entries(_ dict: DictObject, _ real: Oracle.Described) -> String? {
    guard real.k == "dict", let parts = real.i else { return "a dict is \(real.k) \(real.t ?? "")" }
    let pairs = stride(from: 0, to: parts.count, by: 2).map { (parts[$0], parts[$0 + 1]) }
    if dict.rest == nil, dict.count != pairs.count {
      return "\(dict.count) entries are \(pairs.count)"
    }
    for (index, entry) in dict.items.enumerated() {
      let position = pairs.firstIndex { difference(entry.key, $0.0) == nil }
      guard let position, dict.rest != nil || dict.isUnordered || position == index else {
        return "a key is not there"
      }
      if let difference = difference(entry.value, pairs[position].1) {
        return "{\(pairs[position].0.t ?? ""): \(difference)}"
      }
    }
    return nil
  }

  private func object(_ instance: Instance, _ real: Oracle.Described) -> String? {
    if real.k == "member" {
      guard let name = instance.attributes["name"]?.string else { return nil }
      return leaf("member", "\(instance.type.name).\(name)", real)
    }
    if let payload = instance.payload, real.k != "object" {
      return real.k == "opaque" ? nil : difference(payload, real)
    }
    guard real.k == "object", real.t == instance.type.name, let parts = real.i else {
      return "an instance of \(instance.type.name) is \(real.k) \(real.t ?? "")"
    }
    for index in stride(from: 0, to: parts.count, by: 2) {
      let name = parts[index].t ?? ""
      guard let value = instance.attributes[name] else {
        if name == "args" { continue }
        return "there is no attribute \(name)"
      }
      if let difference = difference(value, parts[index + 1]) { return ".\(name) \(difference)" }
    }
    return nil
  }

  /// The first thing in a value that is not known.
  func unknown(_ value: Value) -> String? {
    switch value {
    case .unknown(let unknown), .rest(let unknown):
      return "\(unknown.reason) (line \(unknown.place.range.line))"
    case .external(let name): return name
    case .list(let list): return list.items.lazy.compactMap(unknown).first
    case .tuple(let items): return items.lazy.compactMap(unknown).first
    case .dict(let dict):
      return dict.rest?.reason ?? dict.items.lazy.compactMap { unknown($0.value) }.first
    case .set(let set): return set.rest?.reason
    case .instance(let instance): return instance.attributes.values.lazy.compactMap(unknown).first
    default: return nil
    }
  }
}

extension Value {
  fileprivate var isRest: Bool {
    if case .rest = self { return true }
    return false
  }
}
