extension Evaluator {
  /// Makes members of what the body of an enumeration assigns.
  func makeMembers(of type: ClassObject, _ syntax: ClassSyntax) {
    let (names, isPlain) = EnumerationBody.names(in: syntax.body)
    let own = Unknown(
      "the members are made in a way of their own", at: type.place ?? Place.nowhere)
    if !isPlain {
      type.unknownParts = own
      // A name that is there twice raises an error.
      unknownsMade += 1
    }
    var seen: [(value: Value, member: Value)] = []
    var numbers: [Int] = []
    for name in names {
      guard var value = type.attributes[name] else { continue }
      switch value {
      case .function: continue
      case .foreign(_ as ClassMember): continue
      case .foreign(let object) where object.typeName == "auto":
        guard let made = automatic(name, in: type, after: numbers) else {
          type.unknownParts = own
          type.attributes[name] = .unknown(own)
          continue
        }
        value = made
      case .native, .partial, .type, .external, .foreign, .method, .module, .unknown:
        // Whether it is a member depends on the version of Python, or is not known.
        type.unknownParts = own
        type.attributes[name] = .unknown(own)
        continue
      default: break
      }
      if case .int(let number) = value.plain { numbers.append(number) }
      type.members.append(name)
      if let same = seen.first(where: { $0.value.key != nil && $0.value.key == value.key }) {
        type.attributes[name] = same.member
        continue
      }
      if value.key == nil, !seen.isEmpty { type.unknownParts = own }
      let member = Instance(type)
      member.attributes = ["value": value, "name": .string(name), "_value_": value]
      if type.inherited("__new__") != nil {
        member.attributes["value"] = .unknown(own)
        member.attributes["_value_"] = .unknown(own)
      }
      switch (type.mixesIn, value) {
      case (nil, _): break
      case ("str"?, .string), ("int"?, .int): member.payload = value
      default: type.unknownParts = own
      }
      seen.append((value, .instance(member)))
      type.attributes[name] = .instance(member)
    }
    for name in ["__init__", "__new__", "_generate_next_value_", "_missing_", "_ignore_"]
    where type.inherited(name) != nil {
      type.unknownParts = own
    }
  }

  /// The value of `auto()`; nil when the versions of Python differ in it.
  private func automatic(_ name: String, in type: ClassObject, after numbers: [Int]) -> Value? {
    if type.inherited("_generate_next_value_") != nil { return nil }
    if type.ancestry.contains(where: { $0.name == "StrEnum" }) {
      return .string(name.lowercased())
    }
    let largest = numbers.max() ?? 0
    guard type.mixesIn != "str", numbers.last ?? 0 == largest, largest >= 0 else { return nil }
    guard type.isFlag else { return .int(largest + 1) }
    return .int(largest == 0 ? 1 : 1 << (Int.bitWidth - largest.leadingZeroBitCount))
  }

  /// What calling an enumeration gives: the member of a value.
  func member(
    of type: ClassObject, _ given: CallArguments, at place: Place
  ) throws(Stop) -> Value {
    guard !type.members.isEmpty, type.externalBase == nil, given.all.count == 1,
      let wanted = given.positional.first
    else { return unknown("this enumeration is not evaluated", at: place) }
    for name in type.members {
      guard case .instance(let member)? = type.attributes[name] else { continue }
      if let key = wanted.key, member.attributes["value"]?.key == key { return .instance(member) }
      if case .instance(let same) = wanted, same === member { return wanted }
    }
    if let unknown = wanted.unknown { return .unknown(unknown) }
    if type.isFlag || wanted.key == nil {
      return unknown("this member is not evaluated", at: place)
    }
    throw failure("ValueError", "not a valid \(type.name)", at: place)
  }
}

extension ClassObject {
  /// Whether its members are bits that are put together.
  var isFlag: Bool { isEnumeration && inherits(from: "Flag") }

  /// Whether a member has none or several bits.
  var holdsPutTogether: Bool {
    members.contains { name in
      guard case .instance(let member)? = attributes[name],
        case .int(let bits)? = member.attributes["value"]
      else { return true }
      return bits <= 0 || bits & (bits - 1) != 0
    }
  }

  /// The built-in type whose values its members are too.
  var mixesIn: String? {
    if ancestry.contains(where: { ["str", "StrEnum"].contains($0.name) }) { return "str" }
    return ancestry.contains { ["int", "IntEnum", "IntFlag"].contains($0.name) } ? "int" : nil
  }
}

/// What is assigned in the body of an enumeration.
private enum EnumerationBody {
  /// The names in order, and whether they are all that it binds.
  static func names(in body: [Statement]) -> (names: [String], isPlain: Bool) {
    var names: [String] = []
    var isPlain = true
    for statement in body {
      switch statement.kind {
      case .assign(let targets, _):
        for target in targets { isPlain = collect(target, into: &names) && isPlain }
      case .annotated(let target, _, let value):
        if value != nil { isPlain = collect(target, into: &names) && isPlain }
      case .function, .pass, .assertion: continue
      case .expression(let value):
        if case .constant = value.kind { continue }
        isPlain = false
      default: isPlain = false
      }
    }
    return (names.filter(isMember), isPlain && Set(names).count == names.count)
  }

  private static func collect(_ target: Expression, into names: inout [String]) -> Bool {
    switch target.kind {
    case .name(let name):
      names.append(name)
      // Whether a private name is a member depends on the version of Python.
      return !name.contains("__") || name.isDunder
    case .tuple(let parts), .list(let parts):
      return parts.map { collect($0, into: &names) }.allSatisfy { $0 }
    default: return false
    }
  }

  private static func isMember(_ name: String) -> Bool {
    !name.isDunder && !(name.count > 2 && name.hasPrefix("_") && name.hasSuffix("_"))
  }
}
