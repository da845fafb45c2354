/// One line of a run's journal.
///
/// The file is the truth about a run: it is written as things happen, and what has no `end` in it
/// did not end.
package struct JournalEntry: Sendable, Codable, Equatable {
  package enum Event: String, Sendable, Codable {
    /// The run begins.
    case run
    /// An attempt begins.
    case start
    /// An attempt has ended.
    case end
    /// The run has ended, and everything of it.
    case close
  }

  package var event: Event
  /// Seconds since 1970.
  package var time: Double
  /// With `run`.
  package var run: String?
  package var pipeline: String?
  package var processID: Int32?
  /// Names of the nodes that are to run.
  package var nodes: [String]?
  /// Bytes.
  package var memoryCapacity: Int64?
  /// With `start` and `end`.
  package var node: String?
  /// From 1.
  package var attempt: Int?
  /// With `end` and `close`: one word.
  package var status: String?
  package var code: Int32?
  package var signal: Int32?
  /// Seconds.
  package var duration: Double?
  /// Bytes.
  package var peakMemory: Int64?
  /// Processor time in seconds.
  package var user: Double?
  package var system: Double?

  package init(_ event: Event, time: Double) {
    self.event = event
    self.time = time
  }
}
