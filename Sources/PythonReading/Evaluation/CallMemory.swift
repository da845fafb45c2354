/// What the calls of a function gave: `functools.lru_cache`.
final class CallMemory {
  /// By arguments; a dictionary of the program, so that what may have been remembered is doubted.
  let results = DictObject()
  /// Of those that change nothing and give no object: it makes no difference when they were called,
  /// as long as what they read is the same.
  private var constants: [Key: (value: Value, reads: Reads)] = [:]
  /// How many it keeps; nil for all.
  let limit: Int?

  init(limit: Int?) { self.limit = limit }

  func call(
    _ function: FunctionObject, _ given: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value {
    var parts = given.positional
    for keyword in given.keywords { parts += [.string(keyword.name), keyword.value] }
    let written = Value.tuple(parts + [.int(given.positional.count)])
    let unknown = Unknown("whether this call is remembered is not known", at: place)
    guard given.rest == nil, let key = try evaluator.hashed(written, at: place) else {
      results.forget(unknown)
      return try doubted(function, given, unknown, evaluator, at: place)
    }
    if let (value, reads) = constants[key] {
      Journal.current?.noteReads(reads)
      return reads.hold ? value : try doubted(function, given, reads.unknown, evaluator, at: place)
    }
    if let known = results[key] {
      guard let unknown = known.unknown, results.rest != nil else { return known }
      return try doubted(function, given, unknown, evaluator, at: place)
    }
    // Which of the others it lets go of depends on all calls before.
    guard results.count + constants.count < limit ?? Int.max else {
      constants = [:]
      results.forget(unknown)
      return try doubted(function, given, unknown, evaluator, at: place)
    }
    let log = ReadLog()
    let journal = Journal(reads: log)
    let outcome = evaluator.recorded(in: journal) { () throws(Stop) in
      try evaluator.callAnew(function, given, at: place)
    }
    journal.report()
    let reads = Reads(log, Unknown("what this call reads may have changed", at: place))
    Journal.current?.noteReads(reads)
    let result = try outcome.get()
    if journal.isEmpty, result.isConstant {
      constants[key] = (result, reads)
    } else {
      results.set(key, written, result)
    }
    return result
  }

  /// It may be called, or not.
  private func doubted(
    _ function: FunctionObject, _ given: CallArguments, _ unknown: Unknown,
    _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value {
    _ = try evaluator.tentatively(unknown) { () throws(Stop) in
      evaluator.mayBe(unknown, try evaluator.callAnew(function, given, at: place))
    }
    for value in results.items.map(\.value) { evaluator.mayBe(unknown, value) }
    return .unknown(unknown)
  }
}

extension Value {
  /// Whether it is the same whenever it is made.
  fileprivate var isConstant: Bool {
    switch self {
    case .none, .bool, .int, .float, .string, .ellipsis: true
    case .tuple(let items): items.allSatisfy(\.isConstant)
    default: false
    }
  }
}
