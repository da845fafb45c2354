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
