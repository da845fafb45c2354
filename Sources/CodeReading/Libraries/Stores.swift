import PipelineModel

extension LibraryEffects {
  /// Tables of databases.
  static let databases: LibraryEffects = {
    var known = LibraryEffects()
    known.add(
      "pandas", "read_sql_table",
      .readsTable(at(0, "table_name"), schema: at(2, "schema"), of: at(1, "con")))
    known.add(
      "pandas", "read_sql read_sql_query",
      .readsTable(at(0, "sql"), schema: named("schema"), of: at(1, "con")))
    known.add(
      methods: "to_sql",
      .writesTable(at(0, "name"), schema: at(2, "schema"), of: at(1, "con")))
    known.add(
      methods: "write_database",
      .writesTable(at(0, "table_name"), schema: named("schema"), of: at(1, "connection")))
    known.add(
      "polars", "read_database read_database_uri",
      .readsTable(at(0, "query"), schema: named("schema"), of: at(1, "connection", "uri")))
    return known
  }()

  /// What lies behind a protocol.
  static let remoteStores: LibraryEffects = {
    var known = LibraryEffects()
    known.add("fsspec", "open", .opens(at(0, "urlpath"), mode: at(1, "mode"), default: "rb"))
    known.add("smart_open", "open", .opens(at(0, "uri"), mode: at(1, "mode"), default: "r"))
    known.add("urllib.request", "urlopen", .reads(at(0, "url")))
    known.add(
      "urllib.request", "urlretrieve", .copies(from: at(0, "url"), to: at(1, "filename")))
    known.add("wget", "download", .copies(from: at(0, "url"), to: at(1, "out")))
    for module in ["requests", "httpx"] {
      known.add(module, "get", .reads(at(0, "url")))
      known.add(methods: "get", of: module, .reads(at(0, "url")))
    }
    let (bucket, key) = (named("Bucket"), named("Key"))
    for makers in ["boto3.", "botocore."] {
      known.add(
        methods: "upload_file", of: makers, .reads(at(0, "Filename")),
        .object(.write, bucket: at(1, "Bucket"), key: at(2, "Key")))
      known.add(
        methods: "download_file", of: makers,
        .object(.read, bucket: at(0, "Bucket"), key: at(1, "Key")), .writes(at(2, "Filename")))
      known.add(
        methods: "upload_fileobj", of: makers,
        .object(.write, bucket: at(1, "Bucket"), key: at(2, "Key")))
      known.add(
        methods: "download_fileobj", of: makers,
        .object(.read, bucket: at(0, "Bucket"), key: at(1, "Key")))
      known.add(
        methods: "get_object", of: makers, .object(.read, bucket: bucket, key: key))
      known.add(
        methods: "put_object delete_object", of: makers,
        .object(.write, bucket: bucket, key: key))
    }
    return known
  }()

  /// Commands that a program starts.
  static let processes: LibraryEffects = {
    var known = LibraryEffects()
    known.add("subprocess", "run call check_call check_output Popen", .runs(at(0, "args")))
    known.add("subprocess", "getoutput getstatusoutput", .runs(at(0, "cmd")))
    known.add("os", "system", .runs(at(0, "command")))
    known.add("os", "popen", .runs(at(0, "cmd")))
    return known
  }()
}
