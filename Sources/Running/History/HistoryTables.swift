import GRDB

/// The tables of the history, in their first form.
enum HistoryTables {
  /// A database of another form.
  struct Unusable: Error {
    let reason: String
  }

  private static let version = 1

  private static let schema = """
    CREATE TABLE runs (
      id TEXT PRIMARY KEY, pipeline TEXT NOT NULL, started REAL NOT NULL, makespan REAL,
      status TEXT NOT NULL, peakMemory INTEGER, memoryCapacity INTEGER);
    CREATE TABLE attempts (
      run TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE, node TEXT NOT NULL,
      attempt INTEGER NOT NULL, started REAL NOT NULL, duration REAL, status TEXT NOT NULL,
      code INTEGER, signal INTEGER, peakMemory INTEGER, user REAL, system REAL,
      PRIMARY KEY (run, node, attempt)) WITHOUT ROWID;
    PRAGMA user_version = 1;
    """

  /// Makes the tables in a new database.
  static func prepare(_ database: Database) throws {
    if try !isReadable(database) { try database.execute(sql: schema) }
  }

  /// Whether the tables are there; a problem when they are of a newer form.
  static func isReadable(_ database: Database) throws -> Bool {
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard found <= version else {
      throw Unusable(reason: "a newer Headway wrote it")
    }
    return found == version
  }

  static func insert(_ run: RunRecord, into database: Database) throws {
    try database.execute(
      sql: "INSERT OR IGNORE INTO runs VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        run.id, run.pipeline, run.started, run.makespan, run.status, run.peakMemory,
        run.memoryCapacity,
      ])
    guard database.changesCount > 0 else { return }
    let insert = try database.makeStatement(
      sql: "INSERT OR IGNORE INTO attempts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for attempt in run.attempts {
      try insert.execute(arguments: [
        run.id, attempt.node, attempt.attempt, attempt.started, attempt.duration, attempt.status,
        attempt.code, attempt.signal, attempt.peakMemory, attempt.user, attempt.system,
      ])
    }
  }

  /// All runs with their attempts, oldest first.
  static func runs(in database: Database) throws -> [RunRecord] {
    var attempts: [String: [RunRecord.Attempt]] = [:]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT * FROM attempts ORDER BY started, node, attempt")
    while let row = try rows.next() {
      attempts[row["run"], default: []].append(
        RunRecord.Attempt(
          node: row["node"], attempt: row["attempt"], started: row["started"],
          duration: row["duration"], status: row["status"], code: row["code"],
          signal: row["signal"], peakMemory: row["peakMemory"], user: row["user"],
          system: row["system"]))
    }
    return try Row.fetchAll(database, sql: "SELECT * FROM runs ORDER BY started, id").map { row in
      RunRecord(
        id: row["id"], pipeline: row["pipeline"], started: row["started"],
        makespan: row["makespan"], status: row["status"], peakMemory: row["peakMemory"],
        memoryCapacity: row["memoryCapacity"], attempts: attempts[row["id"]] ?? [])
    }
  }
}
