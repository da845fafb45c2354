import GRDB
import Tracing

/// What the history keeps of traced runs: for each node the newest that succeeded.
enum TraceTables {
  static func insert(
    _ traces: [NodeTrace], pipeline: String, run: String, into database: Database
  ) throws {
    for trace in traces {
      try database.execute(
        sql: "DELETE FROM traces WHERE pipeline = ? AND node = ?",
        arguments: [pipeline, trace.name])
      try database.execute(
        sql: "INSERT INTO traces VALUES (?, ?, ?, ?)",
        arguments: [pipeline, trace.name, run, trace.digest])
      let insert = try database.makeStatement(
        sql: "INSERT OR REPLACE INTO touches VALUES (?, ?, ?, ?, ?)")
      for touch in trace.touches {
        let actions = touch.actions.sorted().map(\.rawValue).joined(separator: " ")
        try insert.execute(arguments: [pipeline, trace.name, touch.path, actions, touch.program])
      }
    }
  }

  /// The traces of a pipeline, by node.
  static func traces(of pipeline: String, in database: Database) throws -> [String: KeptTrace] {
    var traces: [String: KeptTrace] = [:]
    let heads = try Row.fetchCursor(
      database, sql: "SELECT node, digest FROM traces WHERE pipeline = ?", arguments: [pipeline])
    while let row = try heads.next() {
      traces[row["node"]] = KeptTrace(digest: row["digest"], touches: [])
    }
    let rows = try Row.fetchCursor(
      database,
      sql:
        "SELECT node, path, actions, program FROM touches WHERE pipeline = ? ORDER BY node, path",
      arguments: [pipeline])
    while let row = try rows.next() {
      let actions: String = row["actions"]
      let touch = Touch(
        path: row["path"],
        actions: Set(actions.split(separator: " ").compactMap { .init(rawValue: String($0)) }),
        program: row["program"])
      traces[row["node"]]?.touches.append(touch)
    }
    return traces
  }
}

/// What is kept of a node's newest successful traced run.
package struct KeptTrace: Sendable, Equatable {
  /// Of what the node did then.
  package let digest: String
  /// By path.
  package internal(set) var touches: [Touch]
}
