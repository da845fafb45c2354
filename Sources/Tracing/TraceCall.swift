/// A system call of a traced process that has returned.
package struct TraceCall: Sendable, Equatable {
  package let process: Int32
  package let name: String
  package let arguments: [Argument]
  package let result: Result

  package enum Argument: Sendable, Equatable {
    /// A text in quotes; not whole when the tracer cut it.
    case text(String, isWhole: Bool)
    /// An open file, or the working folder, with its path where the tracer knows it.
    case descriptor(path: String?, isWorkingFolder: Bool)
    /// Anything else, as it was printed: flags, numbers, structures.
    case word(String)
  }

  package struct Result: Sendable, Equatable {
    /// Nil when the call did not return.
    package let value: Int64?
    /// Path of the file that a descriptor stands for; nil when it has none or is deleted.
    package let path: String?
  }

  package var succeeded: Bool { (result.value ?? -1) >= 0 }
}

extension TraceCall.Argument {
  var word: String? { if case .word(let word) = self { word } else { nil } }
}

/// What one line of a trace tells.
package enum TraceLine: Sendable, Equatable {
  case call(TraceCall)
  /// A call that has not returned yet, as far as it was printed.
  case begun(process: Int32, head: [UInt8])
  /// The rest of it.
  case resumed(process: Int32, tail: [UInt8])
  /// The process is no more.
  case ended(process: Int32)
}
