/// A value of the evaluated program.
///
/// What Python keeps by reference is an object here too, so that a change is seen by every holder.
package enum Value {
  case none
  case ellipsis
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)
  case tuple([Value])
  case list(ListObject)
  case dict(DictObject)
  case set(SetObject)
  /// Items that can be taken once: a generator, `zip(…)`, `map(…)`.
  case iterator(IteratorObject)
  case function(FunctionObject)
  case native(NativeFunction)
  case partial(PartialObject)
  /// A function or a built-in method with the value it belongs to.
  indirect case method(receiver: Value, MethodBody)
  case type(ClassObject)
  case instance(Instance)
  case module(ModuleObject)
  /// An object that the host of the evaluation brings.
  case foreign(any ForeignObject)
  /// Something of a library that is not read: its dotted name.
  case external(String)
  case unknown(Unknown)
  /// Among items: none, one or several that are not known.
  case rest(Unknown)
}

/// Why a value is not known, and where that began.
package struct Unknown: Sendable, Hashable {
  package let reason: String
  package let place: Place

  /// How many steps led from the value that is not known to this one, while a function is followed;
  /// of no concern otherwise.
  package private(set) var steps = 0

  package init(_ reason: String, at place: Place) {
    self.reason = reason
    self.place = place
  }

  /// What this was made of in one step.
  package var previous: Unknown? {
    guard steps > 0 else { return nil }
    var previous = self
    previous.steps -= 1
    return previous
  }

  /// The same of something that was made of it.
  var further: Unknown {
    var further = self
    further.steps += 1
    return further
  }

  package static func == (left: Unknown, right: Unknown) -> Bool {
    left.reason == right.reason && left.place == right.place
  }

  /// By where it began: texts are long, and few begin at one place.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(place.range)
    hasher.combine(reason.utf8.count)
  }
}

/// A place in a file of the program.
package struct Place: Sendable, Hashable {
  /// The absolute path of the file.
  package let file: String
  package let range: SyntaxRange

  package init(file: String, range: SyntaxRange) {
    self.file = file
    self.range = range
  }
}

/// What a method does once it is called.
package enum MethodBody {
  case function(FunctionObject)
  case builtin(String)
}

/// An object of the host: a Kedro node, a path, an open file.
package protocol ForeignObject: AnyObject {
  var typeName: String { get }
  /// The value of an attribute; nil when there is none.
  func attribute(_ name: String, _ evaluator: Evaluator, at place: Place) throws(Stop) -> Value?
  /// Calls a method; nil when there is none.
  func call(
    _ method: String, _ arguments: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value?
  /// The result of an operator, named as in `ast`; nil when it is not supported.
  func binary(
    _ operation: String, _ other: Value, isReflected: Bool, _ evaluator: Evaluator,
    at place: Place
  ) throws(Stop) -> Value?
  /// The items it yields when iterated; nil when it cannot be.
  func items(_ evaluator: Evaluator, at place: Place) throws(Stop) -> [Value]?
  /// Its value as a key; nil when it is itself and nothing else.
  var key: Key? { get }
  /// Whether it is equal to a value; nil when its key tells.
  func equals(_ other: Value) -> Truth?
  /// What `str` gives; nil when that is not known.
  var text: String? { get }
}

extension ForeignObject {
  package func attribute(
    _ name: String, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? { nil }
  package func call(
    _ method: String, _ arguments: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? { nil }
  package func binary(
    _ operation: String, _ other: Value, isReflected: Bool, _ evaluator: Evaluator,
    at place: Place
  ) throws(Stop) -> Value? { nil }
  package func items(_ evaluator: Evaluator, at place: Place) throws(Stop) -> [Value]? { nil }
  package var key: Key? { nil }
  package func equals(_ other: Value) -> Truth? { nil }
  package var text: String? { nil }
}

extension Value {
  package var unknown: Unknown? {
    switch self {
    case .unknown(let unknown), .rest(let unknown): unknown
    default: nil
    }
  }

  package var string: String? {
    switch self {
    case .string(let text): text
    case .instance(let instance): instance.payload?.string
    default: nil
    }
  }

  /// The built-in value it is, though its class be one of the program.
  var payload: Value {
    if case .instance(let instance) = self, let payload = instance.payload { return payload }
    return self
  }

  /// Whether it is changed in place by operators.
  var isChanging: Bool {
    switch self {
    case .list, .dict: true
    case .set(let set): !set.isFrozen
    default: false
    }
  }

  /// Whether it is no function of a class, and no descriptor of one.
  var isData: Bool {
    switch self {
    case .function, .native, .partial, .method, .type, .foreign: false
    default: true
    }
  }

  var isInstance: Bool {
    if case .instance = self { return true }
    return false
  }

  /// Whether it is a method that is to be defined by heirs.
  var isAbstract: Bool {
    switch self {
    case .function(let function): function.attributes["__isabstractmethod__"] != nil
    case .foreign(let member as ClassMember): member.function.isAbstract
    default: false
    }
  }

  package var isNone: Bool {
    if case .none = self { return true }
    return false
  }

  package static func list(_ items: [Value]) -> Value { .list(ListObject(items)) }

  /// What `type(value).__name__` gives.
  package var typeName: String {
    switch self {
    case .none: "NoneType"
    case .ellipsis: "ellipsis"
    case .bool: "bool"
    case .int: "int"
    case .float: "float"
    case .string: "str"
    case .tuple: "tuple"
    case .list: "list"
    case .dict(let object): object.kind.typeName
    case .set(let object): object.isFrozen ? "frozenset" : "set"
    case .iterator: "iterator"
    case .function: "function"
    case .native: "builtin_function_or_method"
    case .partial: "partial"
    case .method: "method"
    case .type: "type"
    case .instance(let instance): instance.type.name
    case .module: "module"
    case .foreign(let object): object.typeName
    case .external, .unknown, .rest: "object"
    }
  }
}
