import GRDB

/// The tables of the history, in their second form: the first knew nothing of traces.
enum HistoryTables {
  /// A database of another form.
  struct Unusable: Error {
    let reason: String
  }

  private static let version = 2

  private static let schema = """
    CREATE TABLE runs (
      id TEXT PRIMARY KEY, pipeline TEXT NOT NULL, started REAL NOT NULL, makespan REAL,
      status TEXT NOT NULL, peakMemory INTEGER, memoryCapacity INTEGER);
    CREATE TABLE attempts (
      run TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE, node TEXT NOT NULL,
      attempt INTEGER NOT NULL, started REAL NOT NULL, duration REAL, status TEXT NOT NULL,
      code INTEGER, signal INTEGER, peakMemory INTEGER, user REAL, system REAL,
      PRIMARY KEY (run, node, attempt)) WITHOUT ROWID;
    """

  private static let traceSchema = """
    CREATE TABLE traces (
      pipeline TEXT NOT NULL, node TEXT NOT NULL,
      run TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE, digest TEXT NOT NULL,
      PRIMARY KEY (pipeline, node)) WITHOUT ROWID;
    CREATE TABLE touches (
      pipeline TEXT NOT NULL, node TEXT NOT NULL, path TEXT NOT NULL, actions TEXT NOT NULL,
      program TEXT NOT NULL, PRIMARY KEY (pipeline, node, path),
      FOREIGN KEY (pipeline, node) REFERENCES traces(pipeline, node) ON DELETE CASCADE)
      WITHOUT ROWID;
    PRAGMA user_version = 2;
    """

  /// Makes the tables in a new database, and those that an older one lacks.
  static func prepare(_ database: Database) throws {
    let found = try form(of: database)
    if found < 1 { try database.execute(sql: schema) }
    if found < 2 { try database.execute(sql: traceSchema) }
  }

  /// Whether the tables of runs are there; a problem when they are of a newer form.
  static func isReadable(_ database: Database) throws -> Bool { try form(of: database) >= 1 }

  /// The same of traces.
  static func hasTraces(_ database: Database) throws -> Bool { try form(of: database) >= 2 }

  private static func form(of database: Database) throws -> Int {
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard found <= version else {
      throw Unusable(reason: "a newer Headway wrote it")
    }
    return found
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
