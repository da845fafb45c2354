import Glibc
import Synchronization

/// What is the same for one child after another, kept from the last: the environment as C wants
/// it, and where a program is.
final class CommandPreparation: Sendable {
  private struct State {
    var environment: [String: String] = [:]
    var variables: CStrings?
    var paths: [String: String] = [:]
  }

  private let state = Mutex(State())

  /// The environment in order of names.
  ///
  /// O(1) when it is the very dictionary of the last call.
  func variables(of environment: [String: String]) -> CStrings {
    state.withLock { state in
      Self.refresh(&state, environment)
      if let known = state.variables { return known }
      let made = CStrings(environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
      state.variables = made
      return made
    }
  }

  /// Where a program is: a name without a slash is looked for in `PATH`.
  ///
  /// Nil when it is nowhere. One that was found once is looked at again only where it was.
  func path(of program: String, in environment: [String: String]) -> String? {
    if program.contains("/") { return program }
    return state.withLock { state in
      Self.refresh(&state, environment)
      if let known = state.paths[program], access(known, X_OK) == 0 { return known }
      let found = ProgramSearch.path(of: program, in: environment)
      state.paths[program] = found
      return found
    }
  }

  private static func refresh(_ state: inout State, _ environment: [String: String]) {
    guard state.environment != environment else { return }
    state = State(environment: environment)
  }
}

/// Texts as an array of C strings that ends with NULL.
final class CStrings: @unchecked Sendable {
  // Never changed after `init`, so that any thread may read it.
  private let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ texts: [String]) {
    count = texts.count
    pointers = .allocate(capacity: count + 1)
    for (index, text) in texts.enumerated() { (pointers + index).initialize(to: strdup(text)) }
    (pointers + count).initialize(to: nil)
  }

  deinit {
    for index in 0..<count { free(pointers[index]) }
    pointers.deallocate()
  }

  func withPointers<R>(_ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> R) -> R {
    withExtendedLifetime(self) { body(pointers) }
  }
}
