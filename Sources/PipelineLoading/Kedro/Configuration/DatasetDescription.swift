import OutsideWorld

/// What is to be known of a dataset from its catalog entry.
struct DatasetDescription {
  let entry: ConfigurationMapping
  /// Absolute path of the project, canonical.
  let root: String

  private static let memoryTypes: Set = [
    "MemoryDataset", "MemoryDataSet", "SharedMemoryDataset",
  ]
  /// Their file holds the query, not the data.
  private static let queryTypes: Set = [
    "SQLQueryDataset", "SQLQueryDataSet", "GBQQueryDataset", "GBQQueryDataSet",
  ]

  /// The type as it is written; nil when it is not known.
  var type: String? { entry["type"].map { $0.pythonText } ?? "" }

  private var shortType: String {
    (type ?? "").split(separator: ".").last.map(String.init) ?? ""
  }

  var isMemory: Bool { Self.memoryTypes.contains(shortType) }

  var isSingleProcess: Bool { SingleProcessDatasets.contains(type ?? "") }

  var isVersioned: Bool { Self.isVersioned(entry) }

  private static func isVersioned(_ entry: ConfigurationMapping) -> Bool {
    entry["versioned"]?.isTrue == true || entry["dataset"]?.mapping.map(isVersioned) == true
  }

  var filenameSuffix: String? { entry["filename_suffix"]?.pythonText(orNil: .null) }

  // MARK: Location

  /// Where the data lies, as far as a file or an address tells.
  enum Place {
    case path(String)
    case nowhere
    case unknown(String)
  }

  var place: Place {
    if case .unknown(let reason)? = entry["type"] { return .unknown(reason) }
    return Self.queryTypes.contains(shortType) ? .nowhere : place(of: entry)
  }

  private func place(of entry: ConfigurationMapping) -> Place {
    for key in ["filepath", "path"] {
      guard let value = entry[key] else { continue }
      switch value {
      case .unknown(let reason): return .unknown(reason)
      case _ where value.isTrue == false: continue
      case .list, .mapping: return .unknown("its '\(key)' is \(value.described)")
      default: return .path(located(value.pythonText ?? ""))
      }
    }
    switch entry["dataset"] {
    case .mapping(let inner)?: return place(of: inner)
    case .unknown(let reason)?: return .unknown(reason)
    default: return .nowhere
    }
  }

  /// Relative to the project when inside it; addresses stay, without a user and password.
  private func located(_ written: String) -> String {
    let path = written.hasPrefix("file://") ? String(written.dropFirst(7)) : written
    if path.contains("://") { return Self.withoutPassword(path) }
    return Paths.relative(Paths.normalised(Paths.joined(root, path)), to: root)
  }

  private static func withoutPassword(_ address: String) -> String {
    guard let start = address.firstRange(of: "://")?.upperBound else { return address }
    let authority = address[start...].prefix { $0 != "/" }
    guard let at = authority.lastIndex(of: "@"), authority[..<at].contains(":") else {
      return address
    }
    return String(address[..<start]) + address[address.index(after: at)...]
  }
}

extension ConfigurationValue {
  /// The text of the value, nil for one that means there is none.
  fileprivate func pythonText(orNil none: ConfigurationValue) -> String? {
    self == none ? nil : pythonText
  }
}
