import PipelineModel
import PythonReading

/// What following a function showed of what it touches.
package struct CodeFacts: Sendable, Hashable {
  /// Each once, in the order in which they were met.
  package private(set) var accesses: [FoundAccess] = []
  package private(set) var unresolved: [FoundUnresolved] = []
  package private(set) var sharedState: [FoundState] = []

  private var known: Set<FoundAccess> = []
  private var knownUnresolved: Set<FoundUnresolved> = []

  package init() {}

  mutating func add(_ others: CodeFacts) {
    for access in others.accesses { add(access) }
    for access in others.unresolved { add(access) }
    for state in others.sharedState { add(state) }
  }

  mutating func add(_ access: FoundAccess) {
    if known.insert(access).inserted { accesses.append(access) }
  }

  mutating func add(_ unresolved: FoundUnresolved) {
    if knownUnresolved.insert(unresolved).inserted { self.unresolved.append(unresolved) }
  }

  mutating func add(_ state: FoundState) {
    if !sharedState.contains(state) { sharedState.append(state) }
  }
}

/// A place that a function touches, as its code names it.
package struct FoundAccess: Sendable, Hashable {
  package let kind: Access.Kind
  /// Paths are as the program would use them: relative to the folder it is started in, or absolute.
  package let location: Location
  /// What touches it: `pandas.read_csv`.
  package let means: String
  package let place: PythonReading.Place
}

/// Something that a function touches, and it is not known where that is.
package struct FoundUnresolved: Sendable, Hashable {
  package let kind: Access.Kind
  package let means: String
  package let reason: String
  package let place: PythonReading.Place
}

/// State of the whole process that a function changes.
package struct FoundState: Sendable, Hashable {
  package let state: SharedStateUse.State
  package let means: String
  package let place: PythonReading.Place
}
