/// A name with an annotation in the body of a class.
struct AnnotatedName {
  enum Kind { case field, classVariable, initVariable, keywordOnlyMark }

  let name: String
  var kind: Kind
}

/// A field of a data class.
struct DataField {
  let name: String
  let isInitVariable: Bool
  var value: Value?
  var factory: Value?
  var isInit = true
  var isCompared = true
  var isKeywordOnly = false

  var hasDefault: Bool { value != nil || factory != nil }
}

extension Evaluator {
  /// What an annotation says of a field.
  func fieldKind(of annotation: Expression, _ frame: Frame) throws(Stop) -> AnnotatedName.Kind {
    var written = annotation
    if case .subscripted(let base, _) = annotation.kind { written = base }
    switch written.kind {
    case .name, .attribute: break
    case .constant(.string(let text)):
      // An annotation written as a text is looked at in the same way.
      if text.contains("ClassVar") { return .classVariable }
      return text.contains("InitVar") ? .initVariable : .field
    default: return .field
    }
    let found = try outcome { () throws(Stop) in try evaluate(written, frame) }
    guard case .success(let value) = found else { return .field }
    if let variable = library["typing.ClassVar"], value.isSame(as: variable) {
      return .classVariable
    }
    guard case .external(let name) = value else { return .field }
    switch name {
    case "typing_extensions.ClassVar": return .classVariable
    case "dataclasses.InitVar": return .initVariable
    case "dataclasses.KW_ONLY": return .keywordOnlyMark
    default: return .field
    }
  }

  /// What `@dataclass(…)` makes of a class.
  func makeDataClass(
    _ type: ClassObject, _ options: CallArguments, at place: Place
  ) throws(Stop) {
    let known = ["frozen", "repr", "order", "kw_only", "match_args", "unsafe_hash", "slots"]
    if options.rest != nil || options.keywords.contains(where: { !known.contains($0.name) }) {
      type.unknownParts = Unknown("these options are not evaluated", at: place)
      return
    }
    var isKeywordOnly = false
    for option in options.keywords {
      guard case .bool(let isOn) = option.value else {
        type.unknownParts = Unknown("these options are not evaluated", at: place)
        return
      }
      if option.name == "frozen" { type.isFrozen = isOn }
      if option.name == "kw_only" { isKeywordOnly = isOn }
      if option.name == "slots", isOn { type.hasSlots = true }
    }
    var fields: [DataField] = []
    for base in type.ancestry.dropFirst().reversed() {
      for field in base.dataFields ?? [] { fields.add(field) }
    }
    for each in type.annotated {
      switch each.kind {
      case .classVariable: continue
      case .keywordOnlyMark: isKeywordOnly = true
      case .field, .initVariable:
        fields.add(try field(each, in: type, isKeywordOnly: isKeywordOnly, at: place))
      }
    }
    let positional = fields.filter { $0.isInit && !$0.isKeywordOnly }
    if let first = positional.firstIndex(where: \.hasDefault),
      let odd = positional[first...].first(where: { !$0.hasDefault })
    {
      throw failure(
        "TypeError", "non-default argument '\(odd.name)' follows default argument", at: place)
    }
    let frozen = type.ancestry.dropFirst().filter { $0.dataFields != nil }.map(\.isFrozen)
    if frozen.contains(where: { $0 != type.isFrozen }) {
      throw failure(
        "TypeError", "a frozen data class and one that is not do not inherit", at: place)
    }
    // What it makes of itself comes before what its bases have.
    if type.attributes["__eq__"] == nil, type.inherited("__eq__") != nil {
      type.attributes["__eq__"] = .native(equality(of: type, fields))
    }
    let isWritten = options.keyword("repr").map {
      if case .bool(false) = $0 { false } else { true }
    }
    if isWritten ?? true, type.attributes["__repr__"] == nil, type.inherited("__repr__") != nil {
      type.attributes["__repr__"] = .native(
        NativeFunction("__repr__") { (evaluator, _, place) throws(Stop) in
          evaluator.unknown("the text of a data class is not evaluated", at: place)
        })
    }
    type.dataFields = fields
    type.construct = { (evaluator, type, given, place) throws(Stop) in
      try evaluator.construct(type, given, at: place)
    }
  }

  /// The `__eq__` of a data class.
  private func equality(of type: ClassObject, _ fields: [DataField]) -> NativeFunction {
    let names = fields.filter { $0.isCompared && !$0.isInitVariable }.map(\.name)
    return NativeFunction("__eq__") { (evaluator, given, place) throws(Stop) in
      guard given.positional.count == 2, case .instance(let first) = given.positional[0],
        case .instance(let second) = given.positional[1], first.type === second.type
      else { return .external("NotImplemented") }
      let values = [first, second].map { each in
        Value.tuple(names.map { each.attributes[$0] ?? .none })
      }
      return evaluator.equal(values[0], values[1], at: place).value
    }
  }

  private func field(
    _ annotated: AnnotatedName, in type: ClassObject, isKeywordOnly: Bool, at place: Place
  ) throws(Stop) -> DataField {
    var field = DataField(
      name: annotated.name, isInitVariable: annotated.kind == .initVariable,
      isKeywordOnly: isKeywordOnly)
    let written = type.attributes[annotated.name]
    if case .foreign(let object as FieldObject)? = written {
      field.value = object.value
      field.factory = object.factory
      field.isInit = object.isInit
      field.isCompared = object.isCompared
      field.isKeywordOnly = object.isKeywordOnly ?? isKeywordOnly
      type.attributes[annotated.name] = object.value
      if let unknown = object.unknown { type.unknownParts = unknown }
    } else {
      field.value = written
    }
    switch field.value {
    case .list, .dict, .set:
      throw failure(
        "ValueError",
        "mutable default \(field.value?.typeName ?? "") for field \(field.name) is not allowed",
        at: place)
    case .instance(let instance)
    where !instance.type.isComparedByIdentity && !instance.type.isFrozen:
      // Whether it can be a default depends on the version of Python.
      type.unknownParts = Unknown("this default may not be allowed", at: place)
    default: break
    }
    return field
  }

  private func construct(
    _ type: ClassObject, _ given: CallArguments, at place: Place
  ) throws(Stop) -> Value {
    let instance = Instance(type)
    for each in type.ancestry {
      if let own = each.attributes["__init__"] {
        var all = given
        all.positional.insert(.instance(instance), at: 0)
        _ = try call(own, all, at: place)
        break
      }
      if each.dataFields != nil {
        try fill(instance, fieldsOf: each, given, at: place)
        break
      }
    }
    return .instance(instance)
  }

  /// The `__init__` that is made for a data class.
  func fill(
    _ instance: Instance, fieldsOf type: ClassObject, _ given: CallArguments, at place: Place
  ) throws(Stop) {
    let fields = type.dataFields ?? []
    let positional = fields.filter { $0.isInit && !$0.isKeywordOnly }.map(\.name)
    let keywordOnly = fields.filter { $0.isInit && $0.isKeywordOnly }.map(\.name)
    let bound = try bind(given, to: positional, keywordOnly, of: type, at: place)
    var variables: [Value] = []
    for field in fields {
      var value = bound.first { $0.name == field.name }?.value
      if value == nil {
        value = field.value
        if let factory = field.factory { value = try call(factory, CallArguments(), at: place) }
      }
      if value == nil, field.isInit {
        throw failure(
          "TypeError", "\(type.name)() missing required argument '\(field.name)'", at: place)
      }
      if field.isInitVariable {
        variables.append(value ?? .none)
      } else if let value {
        instance.attributes[field.name] = value
      }
    }
    if let after = instance.type.inherited("__post_init__") {
      _ = try call(after, CallArguments([.instance(instance)] + variables), at: place)
    }
  }

  /// What was given for each of some names; nil for those that were not.
  func bind(
    _ given: CallArguments, to names: [String], _ keywordOnly: [String] = [],
    of type: ClassObject, at place: Place
  ) throws(Stop) -> [(name: String, value: Value?)] {
    if let unknown = given.rest {
      for value in given.all { mayBe(unknown, value) }
      return (names + keywordOnly).map { ($0, .unknown(unknown)) }
    }
    if given.positional.count > names.count {
      throw failure("TypeError", "\(type.name)() takes fewer arguments", at: place)
    }
    if let twice = names.prefix(given.positional.count).first(where: { given.keyword($0) != nil }) {
      throw failure("TypeError", "\(type.name)() got twice '\(twice)'", at: place)
    }
    let all = names + keywordOnly
    if let odd = given.keywords.first(where: { !all.contains($0.name) }) {
      throw failure(
        "TypeError", "\(type.name)() got an unexpected keyword argument '\(odd.name)'", at: place)
    }
    return all.enumerated().map { index, name in
      (name, index < names.count ? given.argument(index, name) : given.keyword(name))
    }
  }
}

extension [DataField] {
  /// One of a name that is there takes its place.
  fileprivate mutating func add(_ field: DataField) {
    if let known = firstIndex(where: { $0.name == field.name }) {
      self[known] = field
    } else {
      append(field)
    }
  }
}

/// `dataclasses.field(…)`.
final class FieldObject: ForeignObject {
  let value: Value?
  let factory: Value?
  let isInit: Bool
  let isCompared: Bool
  let isKeywordOnly: Bool?
  /// Why not all of it is known.
  let unknown: Unknown?
  let typeName = "Field"

  init(_ given: CallArguments, at place: Place) {
    value = given.keyword("default")
    factory = given.keyword("default_factory")
    func flag(_ name: String) -> Bool? {
      if case .bool(let isOn)? = given.keyword(name) { return isOn }
      return nil
    }
    isInit = flag("init") ?? true
    isCompared = flag("compare") ?? true
    isKeywordOnly = flag("kw_only")
    let odd = given.keywords.contains { option in
      ["init", "compare", "kw_only"].contains(option.name) && flag(option.name) == nil
    }
    unknown = given.rest ?? (odd ? Unknown("these options are not evaluated", at: place) : nil)
  }
}
