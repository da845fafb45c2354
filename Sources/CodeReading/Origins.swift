import PythonReading

/// Where values that are not known come from, as far as that tells what they are.
struct Origins {
  /// What made a value.
  struct Origin {
    let function: String
    let given: CallArguments
    /// Whether the same place of the program made it of other arguments too.
    var isAmbiguous = false
  }

  private var origins: [Unknown: Origin] = [:]

  mutating func add(_ unknown: Unknown, madeBy function: String, _ given: CallArguments) {
    // It stands for what it is given until it is closed.
    if function == "contextlib.closing", let inner = given.positional.first?.unknown {
      origins[unknown] = origins[inner]
      return
    }
    let isAmbiguous =
      origins[unknown].map {
        $0.isAmbiguous || $0.given.described != given.described
      } ?? false
    origins[unknown] = Origin(function: function, given: given, isAmbiguous: isAmbiguous)
  }

  /// What made a value, or what it was made of.
  func origin(of unknown: Unknown) -> Origin? { origins[unknown] }

  /// Functions whose results are no paths: open files, buffers, folders for a while, tables.
  private static let makersOfOthers = [
    "builtins.open", "io.", "codecs.", "gzip.", "bz2.", "lzma.", "zipfile.", "tarfile.",
    "pathlib.Path.open", "pathlib.Path.read", "tempfile.", "fsspec.", "s3fs.", "gcsfs.",
    "smart_open.", "sys.", "requests.", "httpx.", "urllib.", "boto3.", "botocore.", "sqlite3.",
    "sqlalchemy.", "duckdb.", "psycopg", "pandas.", "polars.", "pyarrow.", "numpy.", "h5py.",
    "subprocess.", "socket.",
  ]

  /// Whether a value is surely no path of the project.
  ///
  /// What is made of such a value may be one, unless it lies in a folder for a while.
  func isNoPath(_ unknown: Unknown) -> Bool {
    guard let function = origins[unknown]?.function else { return false }
    return unknown.steps == 0
      ? Self.makersOfOthers.contains(where: function.hasPrefix) : function.hasPrefix("tempfile.")
  }
}

extension CallArguments {
  /// What tells calls apart, as far as texts and paths do.
  fileprivate var described: [String] {
    positional.map { $0.pathText ?? $0.typeName }
      + keywords.map { "\($0.name)=\($0.value.pathText ?? $0.value.typeName)" }
  }
}
