/// Starts children, each as leader of its own session and process group.
package protocol ProcessLauncher: Sendable {
  /// Starts a child.
  ///
  /// It is killed when this process dies.
  func start(_ command: ChildCommand) throws(ProcessProblem) -> any Child
  /// From now on every process of guarded sessions dies with this process, whatever that dies of:
  /// not only children but all that they start.
  func beginGuarding()
  /// Guards a session.
  func guardSession(_ session: Int32)
  /// Nothing of a session is left.
  func releaseSession(_ session: Int32)
}

/// What to start.
package struct ChildCommand: Sendable {
  /// Program and arguments.
  ///
  /// A program without a slash is looked for in the `PATH` of `environment`.
  package var words: [String]
  /// The whole environment of the child.
  package var environment: [String: String]
  /// Working folder; that of this process when nil.
  package var directory: String?
  /// Descriptors for standard input, output and error; nil is /dev/null.
  package var input: Int32?
  package var output: Int32?
  package var error: Int32?

  package init(
    _ words: [String], environment: [String: String], directory: String? = nil,
    input: Int32? = nil, output: Int32? = nil, error: Int32? = nil
  ) {
    self.words = words
    self.environment = environment
    self.directory = directory
    self.input = input
    self.output = output
    self.error = error
  }
}

/// A running child.
package protocol Child: Sendable {
  /// Process number; also that of its session and its process group.
  var processID: Int32 { get }
  /// Calls `take` when it has ended, or at once when it has already.
  ///
  /// May be called once, and not together with `ended`. `take` must not wait.
  func whenEnded(_ take: @escaping @Sendable (ChildExit) -> Void)
  /// Waits for the end.
  ///
  /// May be called once. Not cancelled with the task: signal the group instead.
  func ended() async -> ChildExit
  /// Sends a signal to the child's whole process group; nothing happens once it has ended.
  func signalGroup(_ signal: Int32)
}

/// How a child ended and what it took.
package struct ChildExit: Sendable, Equatable {
  /// The exit code; nil when a signal ended it.
  package let code: Int32?
  /// The signal that ended it; nil when it exited.
  package let signal: Int32?
  /// Largest resident memory of any one process of it, in bytes.
  package let maxResident: Int64
  /// Processor time in seconds.
  package let user: Double
  package let system: Double

  package init(code: Int32?, signal: Int32?, maxResident: Int64, user: Double, system: Double) {
    self.code = code
    self.signal = signal
    self.maxResident = maxResident
    self.user = user
    self.system = system
  }

  package var succeeded: Bool { code == 0 }
}

/// A child that could not be started.
package struct ProcessProblem: Error, Sendable, Equatable, CustomStringConvertible {
  package let program: String
  package let code: Int32
  package let reason: String

  package init(program: String, code: Int32, reason: String) {
    self.program = program
    self.code = code
    self.reason = reason
  }

  package var description: String { "cannot start \(program): \(reason)" }
}
