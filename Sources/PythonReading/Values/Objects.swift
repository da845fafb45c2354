/// A function of the program.
package final class FunctionObject: NameHolder, Changing {
  package let syntax: FunctionSyntax
  package let module: ModuleObject
  /// The frame it was made in, when that is a function's.
  let closure: Frame?
  let defaults: [Value]
  /// By name; those without are not there.
  let keywordDefaults: [String: Value]
  package let qualifiedName: String
  /// What its calls gave, when it is decorated to remember that.
  private(set) var memory: CallMemory?
  /// Why it no longer does what it did: the program assigned to one of its parts.
  var replaced: Unknown?
  /// The class whose body holds it, for `super()`.
  weak var owner: ClassObject?
  /// What was assigned to it: `__name__`, `__wrapped__` and the like.
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

  init(
    _ syntax: FunctionSyntax, module: ModuleObject, closure: Frame?, defaults: [Value],
    keywordDefaults: [String: Value], qualifiedName: String
  ) {
    self.syntax = syntax
    self.module = module
    self.closure = closure
    self.defaults = defaults
    self.keywordDefaults = keywordDefaults
    self.qualifiedName = qualifiedName
    Journal.made(self)
  }

  /// The same one with a memory.
  init(_ function: FunctionObject, remembering memory: CallMemory) {
    syntax = function.syntax
    module = function.module
    closure = function.closure
    defaults = function.defaults
    keywordDefaults = function.keywordDefaults
    qualifiedName = function.qualifiedName
    owner = function.owner
    self.memory = memory
    stored = function.attributes
    stored["__wrapped__"] = .function(function)
    Journal.made(self)
  }

  var heldNames: [String: Value] { stored }
  func hold(_ name: String, _ value: Value?) { attributes[name] = value }
}

/// A function of the evaluator.
package final class NativeFunction {
  package typealias Body = (Evaluator, CallArguments, Place) throws(Stop) -> Value
  /// One that holds nothing of an evaluation.
  package typealias PureBody = @Sendable (Evaluator, CallArguments, Place) throws(Stop) -> Value

  package let name: String
  package let module: String
  let body: Body
  /// Why it no longer does what it did: the program assigned to one of its members.
  var changed: Unknown?

  package init(_ name: String, module: String = "builtins", _ body: @escaping Body) {
    self.name = name
    self.module = module
    self.body = body
  }
}

/// `functools.partial(…)`.
package final class PartialObject: NameHolder, Changing {
  package let function: Value
  package let arguments: CallArguments
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

  init(_ function: Value, _ arguments: CallArguments) {
    self.function = function
    self.arguments = arguments
  }

  var heldNames: [String: Value] { stored }
  func hold(_ name: String, _ value: Value?) { attributes[name] = value }
}

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

/// A module of the program.
package final class ModuleObject: NameHolder, Changing {
  package let syntax: ModuleSyntax
  /// All of its names; one of them is read by its name alone.
  package var globals: [String: Value] {
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
  private(set) var changes = 0
  /// The dictionaries that show its names.
  var shown: [WeakDict] = []
  package subscript(name: String) -> Value? {
    get {
      Journal.current?.noteRead(name, of: self)
      return stored[name]
    }
    set { globals[name] = newValue }
  }
  private var stored: [String: Value] = [:]
  package var isComplete = false
  /// What importing it again depends on, where its first import was one that may fail.
  var conditions = ImportConditions()

  package var name: String { syntax.name }
  package var file: String { syntax.path ?? syntax.name }

  init(_ syntax: ModuleSyntax) {
    self.syntax = syntax
    Journal.made(self)
  }

  var heldNames: [String: Value] { stored }
  func hold(_ name: String, _ value: Value?) { globals[name] = value }
}

/// The names of a module, of one call of a function, of a class body or of a comprehension.
final class Frame: NameHolder {
  enum Kind { case module, function, type, comprehension }

  let kind: Kind
  let module: ModuleObject
  /// What Python decides by the whole body of a function.
  let names: ScopeNames?
  /// What is around it in the text.
  let parent: Frame?
  private var locals: [String: Value] = [:]
  let qualifiedName: String
  /// The function it is a call of.
  let function: FunctionObject?
  /// What `yield` gave so far.
  var yielded: [Value] = [] { willSet { Journal.current?.noteYield(self) } }
  /// Stands for what it yielded in a journal.
  let yieldKey = YieldKey()
  /// The objects that it yielded, with how often they were changed by then.
  private var watched: [(object: any Changing, changes: Int)] = []

  func watchYielded(_ value: Value) {
    for object in value.changingParts { watched.append((object, object.changes)) }
  }

  /// Whether it changed something after it yielded it.
  var hasChangedYielded: Bool { watched.contains { $0.object.changes != $0.changes } }

  init(
    _ kind: Kind, module: ModuleObject, names: ScopeNames? = nil, parent: Frame? = nil,
    qualifiedName: String = "", function: FunctionObject? = nil
  ) {
    self.kind = kind
    self.module = module
    self.names = names
    self.parent = parent
    self.qualifiedName = qualifiedName
    self.function = function
    Journal.made(self)
  }

  /// Its own names.
  subscript(name: String) -> Value? {
    get {
      if kind == .module { return module[name] }
      Journal.current?.noteRead(name, of: self)
      return locals[name]
    }
    set {
      if kind == .module {
        module[name] = newValue
      } else {
        Journal.current?.note(self, locals)
        locals[name] = newValue
      }
    }
  }

  var heldNames: [String: Value] { locals }
  func hold(_ name: String, _ value: Value?) { self[name] = value }

  /// All of its own names.
  var all: [String: Value] { kind == .module ? module.globals : locals }

  /// The targets of a comprehension's loops: they stay inside it.
  private var targets: Set<String> = []

  func bindTargets(of target: Expression) {
    switch target.kind {
    case .name(let name): targets.insert(name)
    case .tuple(let parts), .list(let parts): for part in parts { bindTargets(of: part) }
    case .starred(let part): bindTargets(of: part)
    default: break
    }
  }

  /// The names that the body of a class assigns to the module.
  private var declared: Set<String> = []

  func declareGlobal(_ names: [String]) { declared.formUnion(names) }

  /// The frame that a name assigned here belongs to.
  func owner(of name: String) -> Frame? {
    if declared.contains(name) { return nil }
    if kind == .comprehension {
      return targets.contains(name) ? self : parent?.owner(of: name)
    }
    guard let names else { return self }
    if names.global.contains(name) { return nil }
    guard names.nonlocal.contains(name) else { return self }
    var outer = parent
    while let frame = outer {
      if frame.kind == .function, frame.names?.local.contains(name) ?? false { return frame }
      outer = frame.parent
    }
    return self
  }
}

/// The place of what a frame yields.
final class YieldKey {}

/// What a call was given.
package struct CallArguments {
  package var positional: [Value]
  package var keywords: [(name: String, value: Value)]
  /// Set when `*` or `**` brought something that is not known.
  package var rest: Unknown?
  /// Why the order of the keywords is not known.
  var orderReason: Unknown?

  package init(
    _ positional: [Value] = [], keywords: [(name: String, value: Value)] = [],
    rest: Unknown? = nil
  ) {
    self.positional = positional
    self.keywords = keywords
    self.rest = rest
  }

  package func keyword(_ name: String) -> Value? { keywords.last { $0.name == name }?.value }

  /// The argument of a position or a name.
  package func argument(_ index: Int, _ name: String) -> Value? {
    positional.indices.contains(index) ? positional[index] : keyword(name)
  }

  package var all: [Value] { positional + keywords.map(\.value) }

  /// Adds keywords; one that is there keeps its place.
  mutating func replace(_ others: [(name: String, value: Value)]) {
    for other in others {
      if let known = keywords.firstIndex(where: { $0.name == other.name }) {
        keywords[known].value = other.value
      } else {
        keywords.append(other)
      }
    }
  }

  /// The first that is not known.
  package var unknown: Unknown? { rest ?? all.lazy.compactMap(\.unknown).first }
}

/// What ends an evaluation, or is caught by `except`.
package enum Stop: Error {
  case raised(PythonError)
  /// The modules, or the bodies of their functions, that have to be parsed first.
  case needsModule(String)
  case needsBodies(String)
  /// The process is ended by a call that no program can catch.
  case exited(by: String, Place)
  /// More steps than allowed.
  case tooLong(Place)
  case tooDeep(Place)
  /// A function of the host needs a value that is not known: its result is not known either.
  case unresolved(Unknown)
}

/// An exception of the program.
package struct PythonError: Error {
  package let type: String
  package let message: String
  package let place: Place
  /// The number of the exception itself among the evaluator's, when the program made it.
  let number: Int?

  package init(_ type: String, _ message: String, at place: Place) {
    self.init(type, message, at: place, number: nil)
  }

  init(_ type: String, _ message: String, at place: Place, number: Int?) {
    self.type = type
    self.message = message
    self.place = place
    self.number = number
  }
}
