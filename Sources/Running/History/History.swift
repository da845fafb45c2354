import GRDB
import OutsideWorld

/// What was measured in earlier runs of a project: `.headway/history.sqlite`.
///
/// A value that only knows where the database is; each operation opens it and closes it again, so
/// that several programs can use it side by side. The journals of the runs are the truth: a run
/// whose recording was cut off is recorded with the next one.
package struct History: Sendable {
  package let path: String

  package init(projectRoot: String) { path = ProjectFolder(projectRoot: projectRoot).history }

  /// Keeps runs; one that is there already is left as it is.
  package func record(_ runs: [RunRecord]) throws(HistoryProblem) {
    try record(runs, andMissed: { _ in [] })
  }

  /// Keeps runs, and those that `missed` finds when it is told the ids of runs that are kept.
  ///
  /// - Parameter traces: what nodes touched in the last of the runs.
  func record(
    _ runs: [RunRecord], traces: [NodeTrace] = [], andMissed missed: (Set<String>) -> [RunRecord]
  ) throws(HistoryProblem) {
    try write { database in
      let kept = try String.fetchSet(database, sql: "SELECT id FROM runs")
      for run in missed(kept) + runs { try HistoryTables.insert(run, into: database) }
      if let run = runs.last {
        try TraceTables.insert(traces, pipeline: run.pipeline, run: run.id, into: database)
      }
    }
  }

  /// What the nodes of a pipeline touched when they were last traced, by name.
  ///
  /// Empty when there is no history.
  package func traces(pipeline: String) throws(HistoryProblem) -> [String: KeptTrace] {
    try read(ifMissing: [:]) { database in
      guard try HistoryTables.hasTraces(database) else { return [:] }
      return try TraceTables.traces(of: pipeline, in: database)
    }
  }

  /// The names of runs that are kept.
  ///
  /// Empty when there is no history.
  package func runIDs() throws(HistoryProblem) -> Set<String> {
    try read(ifMissing: []) { try String.fetchSet($0, sql: "SELECT id FROM runs") }
  }

  /// What was measured of each node, by name.
  ///
  /// Empty when there is no history.
  /// - Parameter pipeline: only runs of this pipeline, when not nil.
  package func measured(pipeline: String? = nil) throws(HistoryProblem) -> [MeasuredNode] {
    try read(ifMissing: []) { try MeasuredNode.all(in: $0, pipeline: pipeline) }
  }

  /// Everything that is kept, oldest run first.
  package func export() throws(HistoryProblem) -> [RunRecord] {
    try read(ifMissing: []) { try HistoryTables.runs(in: $0) }
  }

  /// Forgets all but the newest runs, here and in `.headway/runs/`; the ids of those forgotten.
  ///
  /// A run whose folder cannot be removed is kept.
  package func prune(
    keep: Int, files: any FileStore
  ) throws(HistoryProblem) -> [String] {
    guard files.kind(of: path) != nil else { return [] }
    let old: [String] = try read(ifMissing: []) {
      try String.fetchAll(
        $0, sql: "SELECT id FROM runs ORDER BY started DESC, id DESC LIMIT -1 OFFSET ?",
        arguments: [max(0, keep)])
    }
    let folder = Paths.parent(of: path).map { $0 + "/runs/" } ?? ""
    let removed = old.filter { id in
      do {
        try files.remove(folder + id)
        return true
      } catch {
        return false
      }
    }
    try write { database in
      for id in removed {
        try database.execute(sql: "DELETE FROM runs WHERE id = ?", arguments: [id])
      }
    }
    return removed
  }

  private func write(_ body: (Database) throws -> Void) throws(HistoryProblem) {
    do {
      var configuration = Self.configuration
      configuration.prepareDatabase { database in
        // As safe, and half as many waits for the disk: the journal's file stays where it is.
        try database.execute(sql: "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = NORMAL")
      }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      try queue.write { database in
        try HistoryTables.prepare(database)
        try body(database)
      }
    } catch {
      throw HistoryProblem(path: path, error)
    }
  }

  private func read<Value>(
    ifMissing missing: Value, _ body: (Database) throws -> Value
  ) throws(HistoryProblem) -> Value {
    guard DiskFiles().kind(of: path) != nil else { return missing }
    do {
      var configuration = Self.configuration
      configuration.readonly = true
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      return try queue.read { database in
        guard try HistoryTables.isReadable(database) else { return missing }
        return try body(database)
      }
    } catch {
      throw HistoryProblem(path: path, error)
    }
  }

  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.foreignKeysEnabled = true
    configuration.label = "headway.history"
    return configuration
  }
}

/// A history that cannot be used.
///
/// Nothing else depends on it: runs and proofs go on without.
package struct HistoryProblem: Error, Sendable, Equatable, CustomStringConvertible {
  package let path: String
  package let reason: String

  init(path: String, _ error: any Error) {
    self.path = path
    reason =
      switch error {
      case let error as HistoryTables.Unusable: error.reason
      case let error as DatabaseError: Self.words(error)
      default: "\(error)"
      }
  }

  package var description: String { "the history \(path) cannot be used: \(reason)" }

  private static func words(_ error: DatabaseError) -> String {
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: "it is damaged; remove it to begin a new one"
    case .SQLITE_READONLY, .SQLITE_PERM: "it is read-only"
    case .SQLITE_CANTOPEN: "it cannot be opened"
    case .SQLITE_FULL: "the disk is full"
    case .SQLITE_BUSY, .SQLITE_LOCKED: "another program is using it"
    default: error.message ?? "SQLite's error \(error.resultCode.rawValue)"
    }
  }
}
