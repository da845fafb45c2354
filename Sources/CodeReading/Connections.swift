import PipelineModel
import PythonReading

/// Calls on databases, file systems and Spark: what they touch depends on what they were made with.
extension Call {
  /// A table by name, or by a query that is not read.
  func table(
    _ kind: Access.Kind, _ name: Argument, _ schema: Argument, _ connection: Argument,
    _ watcher: AccessWatcher
  ) {
    let connection = connection.value(in: given)
    let origin = watcher.origin(of: connection)
    if let origin, origin.function == "sqlite3.connect" {
      if origin.isAmbiguous {
        return watcher.addUnresolved(kind, "which database this is is not known", self)
      }
      return watcher.add(kind, watcher.path(origin.given.argument(0, "database")), self)
    }
    guard let address = Self.address(connection, origin), origin?.isAmbiguous != true else {
      return watcher.addUnresolved(
        kind, "which database the table is in is not known", self)
    }
    // A database in memory.
    if ["sqlite://", "sqlite:///:memory:", "duckdb:///:memory:"].contains(address) { return }
    guard let name = name.value(in: given)?.string, !name.contains(where: \.isWhitespace) else {
      return watcher.addUnresolved(kind, "which tables a query uses is not known", self)
    }
    let schema = schema.value(in: given)
    guard schema == nil || schema?.isNone == true || schema?.string != nil else {
      return watcher.addUnresolved(kind, "the schema of the table is not known", self)
    }
    let full = (schema?.string.map { $0 + "." } ?? "") + name
    guard let location = Location(table: full, connection: address) else {
      return watcher.addUnresolved(kind, "which table this is is not known", self)
    }
    watcher.add(kind, .places([location]), self)
  }

  private static func address(_ connection: Value?, _ origin: Origins.Origin?) -> String? {
    if let text = connection?.string { return text.contains("://") ? text : nil }
    guard let origin, origin.function.hasPrefix("sqlalchemy."),
      origin.function.hasSuffix("create_engine")
    else { return nil }
    return origin.given.argument(0, "url")?.string
  }

  /// Statements on a connection to a file.
  func applyDatabase(_ method: String, _ watcher: AccessWatcher) {
    guard let maker, ["sqlite3.connect", "duckdb.connect"].contains(maker.function),
      ["execute", "executemany", "executescript", "sql", "query"].contains(method)
    else { return }
    if maker.isAmbiguous {
      return watcher.addUnresolved(.read, "which database this is is not known", self)
    }
    let file = watcher.path(maker.given.argument(0, "database"))
    let call = Call(means: maker.function, given: given, place: place, maker: nil)
    let statement = given.positional.first?.string
    if statement == nil { watcher.addUnresolved(.write, "what it executes is not known", call) }
    for kind in Self.kinds(ofSQL: statement) { watcher.add(kind, file, call) }
  }

  /// A statement writes unless its first word says that it only reads.
  private static func kinds(ofSQL statement: String?) -> [Access.Kind] {
    guard let statement else { return [.read] }
    let word = statement.drop { $0.isWhitespace || $0 == "(" }.prefix(while: \.isLetter)
      .lowercased()
    switch word {
    case "select", "with", "pragma", "explain", "show", "describe", "from": return [.read]
    case "begin", "commit", "rollback", "attach", "detach", "set", "vacuum", "": return []
    default: return [.write]
    }
  }

  /// `fsspec.filesystem("s3").open(…)` and its kin.
  func applyFileSystem(_ method: String, _ watcher: AccessWatcher) {
    guard let maker, let scheme = Self.scheme(of: maker) else { return }
    func place(_ index: Int, _ names: String...) -> PathValue {
      let value = Argument(position: index, names: names).value(in: given)
      guard let text = value?.pathText else { return watcher.path(value) }
      let isLocal = scheme == "file" || text.contains("://")
      return watcher.path(.string(isLocal ? text : "\(scheme)://\(text)"))
    }
    func local(_ index: Int, _ names: String...) -> PathValue {
      watcher.path(Argument(position: index, names: names).value(in: given))
    }
    switch method {
    case "open":
      let mode = given.argument(1, "mode")
      guard let text = mode == nil ? "rb" : mode?.string else {
        return watcher.addUnresolved(.read, "the mode it is opened with is not known", self)
      }
      for kind in Self.kinds(of: text) { watcher.add(kind, place(0, "path"), self) }
    case "ls", "find", "cat", "cat_file", "read_text", "read_bytes", "glob":
      watcher.add(.read, place(0, "path"), self)
    case "pipe", "pipe_file", "write_text", "write_bytes", "rm", "rm_file", "delete", "touch":
      watcher.add(.write, place(0, "path"), self)
    case "put", "put_file", "upload":
      watcher.add(.read, local(0, "lpath"), self)
      watcher.add(.write, place(1, "rpath"), self)
    case "get", "get_file", "download":
      watcher.add(.read, place(0, "rpath"), self)
      watcher.add(.write, local(1, "lpath"), self)
    case "cp", "copy", "mv", "move":
      watcher.add(.read, place(0, "path1"), self)
      watcher.add(.write, place(1, "path2"), self)
    default: break
    }
  }

  private static func scheme(of maker: Origins.Origin) -> String? {
    if maker.isAmbiguous { return nil }
    switch maker.function {
    case "fsspec.filesystem": return maker.given.argument(0, "protocol")?.string
    case "s3fs.S3FileSystem": return "s3"
    case "gcsfs.GCSFileSystem": return "gs"
    case "adlfs.AzureBlobFileSystem": return "abfs"
    default: return nil
    }
  }

  /// Whether it is a method of one bucket or object: then a name is missing.
  var isOfBucket: Bool {
    guard let maker, maker.function.hasPrefix("boto3.") else { return false }
    return [".upload_file", ".download_file", ".upload_fileobj", ".download_fileobj"]
      .contains(means) && given.all.count < 3
  }

  func applyBucket(_ watcher: AccessWatcher) {
    watcher.addUnresolved(
      means.hasPrefix(".up") ? .write : .read, "which bucket this is is not known", self)
  }

  /// `df.write.mode("overwrite").parquet(path)` and `spark.read.csv(path)`.
  func applySpark(_ names: [String], _ watcher: AccessWatcher) {
    guard let method = names.last,
      ["csv", "parquet", "json", "orc", "text", "save", "load"].contains(method)
    else { return }
    let path = watcher.path(given.argument(0, "path"), mayMatch: true)
    if names.dropLast().contains("write"), method != "load" {
      watcher.add(.write, path, self)
    } else if names.dropLast().contains("read"), method != "save" {
      watcher.add(.read, path, self)
    }
  }
}
