/// A class of the program, or a built-in one.
package final class ClassObject: NameHolder, Changing {
  package let name: String
  package let module: String
  package let qualifiedName: String
  let bases: [Value]
  private let inheritedTypes: [ClassObject]
  /// Whether its bases have an order.
  let isLinear: Bool
  package var attributes: [String: Value] {
    get {
      Journal.current?.noteRead(self)
      return stored
    }
    _modify {
      Journal.current?.note(self, stored)
      changes += 1
      yield &stored
    }
  }
  private var stored: [String: Value] = [:]
  private(set) var changes = 0
  /// Where it is defined; nil for those that are built in.
  package internal(set) var place: Place?
  /// Names with an annotation in its own body, in order.
  var annotated: [AnnotatedName] = []
  /// The names of its members, aliases among them, when it is an enumeration.
  var members: [String] = []
  /// Its fields with those of its bases, when it is decorated as a data class.
  var dataFields: [DataField]?
  /// The names of its fields, when it is made as a named tuple.
  var tupleFields: [String]?
  /// Whether it has an `abc` metaclass, and what that forbids to leave out.
  var checksAbstractMethods = false
  /// Why it may hold of instances that do not inherit from it.
  var judgesInstances: Unknown?
  /// A class of the program whose instance it is.
  var metaclass: ClassObject?
  var abstractMethods: Set<String> = []
  /// Whether its instances take no attributes but their fields.
  var hasSlots = false
  /// How instances are made, where that is not by `__init__`.
  var construct: ((Evaluator, ClassObject, CallArguments, Place) throws(Stop) -> Value)?
  /// Whether calling its members gives members: an enumeration.
  var isEnumeration = false
  /// Whether attributes of its instances cannot be assigned to: a frozen data class.
  var isFrozen = false
  /// Class decorators and metaclasses that are not known.
  var unknownParts: Unknown?

  init(
    _ name: String, module: String, qualifiedName: String? = nil, bases: [Value] = []
  ) {
    self.name = name
    self.module = module
    self.qualifiedName = qualifiedName ?? name
    self.bases = bases
    let parents = bases.compactMap { if case .type(let base) = $0 { base } else { nil } }
    let merged = Self.merged(parents.map(\.ancestry) + [parents])
    inheritedTypes = merged ?? parents
    isLinear = merged != nil
    Journal.made(self)
  }

  /// The classes of several lines in one order that keeps that of each; nil when there is none.
  private static func merged(_ lines: [[ClassObject]]) -> [ClassObject]? {
    var lines = lines.filter { !$0.isEmpty }
    var order: [ClassObject] = []
    while !lines.isEmpty {
      let next = lines.lazy.compactMap(\.first).first { candidate in
        !lines.contains { $0.dropFirst().contains { $0 === candidate } }
      }
      guard let next else { return nil }
      order.append(next)
      lines = lines.map { $0.first === next ? Array($0.dropFirst()) : $0 }.filter { !$0.isEmpty }
    }
    return order
  }

  /// The class and those it inherits from, in the order of Python's C3 linearisation.
  var ancestry: [ClassObject] { [self] + inheritedTypes }

  /// A base that is not part of the program, when there is one.
  var externalBase: Unknown? {
    if let unknownParts { return unknownParts }
    for type in inheritedTypes { if let unknown = type.unknownParts { return unknown } }
    return nil
  }

  func inherited(_ name: String) -> Value? {
    if let value = attributes[name] { return value }
    for type in inheritedTypes { if let value = type.attributes[name] { return value } }
    return nil
  }

  /// A member of it or of what it inherits from.
  package func member(_ name: String) -> Value? { inherited(name) }

  /// Whether it cannot be written with types in brackets.
  var isNeverGeneric: Bool {
    if module == "builtins" { return ["int", "str", "float", "bool", "object"].contains(name) }
    return externalBase == nil && construct == nil
      && ancestry.allSatisfy { type in
        type.bases.allSatisfy { base in
          if case .type = base { true } else { false }
        }
      }
  }

  /// Whether its instances can be spread by `**`.
  var isMapping: Bool { inherited("keys") != nil || inherits(from: "dict") }

  /// The built-in types that its instances are too, though it does not name them as bases.
  var builtinKinds: Set<String> {
    var kinds: Set<String> = []
    if isEnumeration, let mixesIn { kinds.insert(mixesIn) }
    if ancestry.contains(where: { $0.tupleFields != nil }) { kinds.insert("tuple") }
    if module == "builtins", name == "bool" { kinds.insert("int") }
    return kinds
  }

  /// Whether its instances are equal to nothing but themselves.
  var isComparedByIdentity: Bool {
    isEnumeration || (inherited("__eq__") == nil && construct == nil && externalBase == nil)
  }

  /// Whether its classes read or write attributes in a way of their own.
  var hasOwnAccess: Bool {
    ["__getattribute__", "__setattr__", "__slots__"].contains { inherited($0) != nil }
      || ancestry.contains { type in
        !type.isEnumeration
          && type.attributes.values.contains { value in
            guard case .instance(let member) = value else { return false }
            return ["__get__", "__set__"].contains { member.type.inherited($0) != nil }
          }
      }
  }

  func inherits(from name: String) -> Bool { ancestry.contains { $0.name == name } }

  func inherits(from other: ClassObject) -> Bool { ancestry.contains { $0 === other } }

  var heldNames: [String: Value] { stored }
  func hold(_ name: String, _ value: Value?) { attributes[name] = value }
}

/// An instance of a class.
package final class Instance: NameHolder, Changing {
  package let type: ClassObject
  package var attributes: [String: Value] {
    get {
      Journal.current?.noteRead(self)
      return stored
    }
    _modify {
      Journal.current?.note(self, stored)
      changes += 1
      yield &stored
      if !shown.isEmpty { shown.show(stored) }
    }
  }
  private var stored: [String: Value] = [:]
  private(set) var changes = 0
  /// The dictionaries that show its attributes.
  var shown: [WeakDict] = []
  /// The built-in value it is as well: the text of a `str` enumeration, the tuple of a named one.
  package var payload: Value?

  package init(_ type: ClassObject) {
    self.type = type
    Journal.made(self)
  }

  var heldNames: [String: Value] { stored }
  func hold(_ name: String, _ value: Value?) { attributes[name] = value }
}
