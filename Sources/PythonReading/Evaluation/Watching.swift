/// Learns what a program asks of libraries while one of its functions is followed.
package protocol CallWatcher: AnyObject {
  /// A function of a library is called: `result` stands for what it returns.
  ///
  /// Methods of a path are called as `pathlib.Path.open`, with the path before the other arguments.
  func called(_ name: String, _ given: CallArguments, giving result: Unknown, at place: Place)
  /// A method of something that is not known is called.
  ///
  /// - Parameter names: As they are written, the method last: `df.write.mode(…).csv` is `write`,
  ///   `mode`, `csv`.
  func called(_ names: [String], of unknown: Unknown, _ given: CallArguments, at place: Place)
  /// The function that is called when this is: `delayed(f)` calls `f`.
  func function(behind unknown: Unknown) -> Value?
  /// Something that is called is not followed.
  func missed(_ reason: String, at place: Place)
  /// What is told from here on may not happen.
  func begin()
  /// Ends what began last; what is returned says that it does happen.
  func end() -> () -> Void
}

extension Evaluator {
  /// Follows a part of the program for what it asks of libraries, and takes back all it changes.
  ///
  /// Meanwhile nothing is known of the files that there are: that is of another time.
  ///
  /// - Parameter most: So many expressions and statements are evaluated before it is given up.
  package func watch(
    with watcher: any CallWatcher, steps most: Int, _ body: () throws(Stop) -> Void
  ) throws(Stop) {
    let journal = Journal()
    let limit = limitSteps(to: most)
    let (attemptsBefore, tentativeBefore, behindBefore) = (attempts, tentative, behind)
    let (modulesBefore, movedBefore, warningsBefore) = (modules, hasMovedAway, warningsMayRaise)
    self.watcher = watcher
    let result = recorded(in: journal) { () throws(Stop) in try body() }
    self.watcher = nil
    (attempts, tentative, behind) = (attemptsBefore, tentativeBefore, behindBefore)
    restoreSteps(limit)
    journal.revert()
    (modules, hasMovedAway, warningsMayRaise) = (modulesBefore, movedBefore, warningsBefore)
    try result.get()
  }

  /// What is made of a value that is not known, in one step.
  func madeOf(_ unknown: Unknown) -> Value {
    .unknown(watcher == nil ? unknown : unknown.further)
  }

  /// Takes whatever iterators a value holds.
  package func take(_ value: Value) { doubt(value, nil) }

  /// Calls a function of which nothing but that it is called is followed.
  func watched(_ name: String, _ given: CallArguments, at place: Place) -> Value {
    let result = Unknown("what \(name)() returns is not known", at: place)
    watcher?.called(name, given, giving: result, at: place)
    unknownsMade += 1
    return .unknown(result)
  }

  /// Tells of an item of something of a library that is assigned to.
  func tellOfItem(of name: String, _ index: Value, at place: Place) {
    guard let watcher else { return }
    let result = Unknown("\(name) is not read", at: place)
    watcher.called("\(name).__setitem__", CallArguments([index]), giving: result, at: place)
  }

  /// Tells of a method that is called of something that is not known.
  func tellWatcher(
    of function: Expression, _ unknown: Unknown, _ given: CallArguments, at place: Place
  ) throws(Stop) {
    guard let watcher, case .attribute(_, let name) = function.kind else { return }
    // A method of the program itself is followed.
    if hasMethod(name, behind: unknown) { return }
    var names: [String] = []
    var part = function
    while true {
      if case .attribute(let base, let name) = part.kind {
        names.append(name)
        part = base
      } else if case .call(let base, _, _) = part.kind {
        part = base
      } else {
        break
      }
    }
    watcher.called(names.reversed(), of: unknown, given, at: place)
    try followDeferred(name, unknown, given, at: place)
  }

  /// Functions that are given to a pool of workers, with what they are called with there.
  private func followDeferred(
    _ method: String, _ unknown: Unknown, _ given: CallArguments, at place: Place
  ) throws(Stop) {
    guard let function = given.positional.first, function.isCallable else { return }
    var calls: [[Value]] = []
    switch method {
    case "submit", "apply_async": calls = [Array(given.positional.dropFirst())]
    case "map", "imap", "imap_unordered", "starmap":
      guard given.positional.count > 1 else { return }
      for item in try items(of: given.positional[1], at: place).prefix(1_000) {
        if method == "starmap", case .tuple(let parts) = item {
          calls.append(parts)
        } else {
          calls.append([item])
        }
      }
    default: return
    }
    for arguments in calls {
      _ = try tentatively(unknown) { () throws(Stop) in
        _ = try call(function, CallArguments(arguments), at: place)
      }
    }
  }
}

extension Value {
  fileprivate var isCallable: Bool {
    switch self {
    case .function, .native, .partial, .method, .external: true
    default: false
    }
  }
}

extension Expression {
  /// Whether its value is made of others, rather than one of them.
  var isDerived: Bool {
    switch kind {
    case .binary, .unary, .joined, .formatted, .comparison, .not: true
    default: false
    }
  }
}
