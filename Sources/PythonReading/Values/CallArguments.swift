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
  /// The module that has to be parsed first.
  case needsModule(String)
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
