/// What a dataset really is.
package enum Location: Sendable, Hashable {
  /// A file or folder: canonical, relative to the project when inside it.
  case path(String)
  /// A pattern of paths.
  case glob(String)
  /// Anything behind a protocol: `s3://bucket/key`.
  case uri(String)
  /// A table of a database: what it is reached by (an address, or the name of credentials), and its
  /// name with schema, in lower case.
  case table(connection: String, name: String)
  /// Between nodes, in the memory of the run.
  case memory
  /// A value from the configuration, never written by a node.
  case parameter
  /// The loader could not tell; the text says why.
  case unknown(String)

  /// The text that names the place, when it is one that outlives the run.
  package var place: String? {
    switch self {
    case .path(let text), .glob(let text), .uri(let text): text
    case .table(let connection, let name):
      connection + (connection.contains("://") ? "/" : "://") + name
    case .memory, .parameter, .unknown: nil
    }
  }
}

/// What in Kedro's catalog makes a dataset.
package enum Resolution: Sendable, Hashable {
  /// An entry of its own name.
  case entry
  /// A pattern of names.
  case pattern(String)
  /// A pattern that any name fits.
  case catchAll(String)
  /// Nothing: Kedro holds it in memory.
  case implicit
}

/// A named piece of data.
package struct Dataset: Sendable {
  package let name: String
  package var location: Location
  /// The location as the user wrote it.
  package let written: String?
  /// Bytes it holds, when declared.
  package var size: Int64?
  /// Whether the user declared it, rather than a node merely naming it.
  package let declared: Bool
  /// Whether every write goes to a new place below its location (versions, partitions).
  package let versioned: Bool
  /// How the files below its location end that are its partitions; nil when it is not made of such.
  package var partitionSuffix: String?
  /// The kind of dataset, such as Kedro's type: for people.
  package let type: String?
  package let span: SourceSpan?
  /// How Kedro's catalog comes by it.
  package var resolution = Resolution.implicit
  /// Whether Kedro refuses to use it in several processes.
  package var isSingleProcess = false

  package init(
    name: String, location: Location, written: String? = nil, size: Int64? = nil,
    declared: Bool = true, versioned: Bool = false, type: String? = nil, span: SourceSpan? = nil
  ) {
    self.name = name
    self.location = location
    self.written = written
    self.size = size
    self.declared = declared
    self.versioned = versioned
    self.type = type
    self.span = span
  }

  /// Whether it outlives the run.
  package var isPersisted: Bool { location.place != nil }
}
