import PythonReading

/// Follows functions of a program and gathers what they touch, without running anything.
package struct CodeReader {
  private let evaluator: Evaluator
  /// So much of a function is followed before it is given up.
  private let mostSteps: Int

  package init(_ evaluator: Evaluator, mostSteps: Int = 200_000) {
    self.evaluator = evaluator
    self.mostSteps = mostSteps
  }

  /// What a call of a function touches, and what it calls.
  ///
  /// Of an error that the program would end with, what came before is told.
  ///
  /// - Throws: `needsModule` only.
  package func facts(
    of function: Value, _ given: CallArguments, at place: Place
  ) throws(Stop) -> CodeFacts {
    if case .external(let name) = function.called {
      var facts = CodeFacts()
      facts.add(
        FoundUnresolved(
          kind: .read, means: "", reason: "\(name)() is of a library that is not read",
          place: place))
      return facts
    }
    return try facts { () throws(Stop) in
      // Whoever is given what it returns takes all of it.
      evaluator.take(try evaluator.call(function, given, at: place))
    }
  }

  /// What a module touches while it is executed.
  package func facts(ofModule name: String, at place: Place) throws(Stop) -> CodeFacts {
    try facts { () throws(Stop) in _ = try evaluator.module(name, at: place) }
  }

  private func facts(_ body: () throws(Stop) -> Void) throws(Stop) -> CodeFacts {
    let watcher = AccessWatcher()
    do throws(Stop) {
      try evaluator.watch(with: watcher, steps: mostSteps, body)
    } catch {
      switch error {
      case .needsModule: throw error
      case .tooLong(let place), .tooDeep(let place):
        watcher.giveUp("its code takes too long to be followed", at: place)
      case .raised(let error):
        watcher.giveUp("it may end there: \(error.type)", at: error.place)
      case .unresolved(let unknown): watcher.giveUp(unknown.reason, at: unknown.place)
      case .exited: break
      }
    }
    return watcher.facts
  }
}

extension Value {
  /// The function inside partials.
  fileprivate var called: Value {
    if case .partial(let partial) = self { return partial.function.called }
    return self
  }
}
