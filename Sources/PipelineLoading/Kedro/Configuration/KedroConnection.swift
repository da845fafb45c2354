import PipelineModel

/// What a database is reached by, from a catalog entry; the live inspection does the same.
enum KedroConnection {
  /// What in credentials may be an address.
  static let addressKeys = ["con", "url"]

  /// An address without user, password and options; nil when it is none.
  static func address(_ text: String) -> String? {
    text.contains("://") ? TableName.connection(text) : nil
  }

  /// The name of credentials, or the address inside them.
  static func name(in credentials: ConfigurationValue) -> String? {
    if let text = credentials.text { return TableName.connection(text) }
    guard let mapping = credentials.mapping else { return nil }
    return addressKeys.lazy.compactMap { mapping[$0]?.text }.first.flatMap { address($0) }
  }

  /// What the table of an entry is reached by; nil when that is not sure.
  static func of(_ entry: ConfigurationMapping, type: String) -> String? {
    // What it reads is a query.
    if entry["sql"]?.isTrue == true { return nil }
    let parts = type.split(separator: ".").map(String.init)
    let name = parts.last ?? ""
    let credentials = entry["credentials"]?.text
    if name.hasPrefix("GBQ") { return entry["project"]?.text == nil ? credentials : "bigquery" }
    if name.hasPrefix("SparkHive") || parts.contains("databricks") { return "spark" }
    if let catalog = entry["catalog_type"]?.text { return catalog.lowercased() }
    if let url = entry["url"]?.text { return address(url) }
    if let settings = entry["connection"]?.mapping { return backend(settings) ?? credentials }
    return credentials
  }

  private static let placeKeys = [
    "host", "port", "account", "project_id", "catalog", "database", "path", "schema", "dataset_id",
  ]

  /// The settings of an Ibis backend, as an address; nil when they do not say where it is.
  private static func backend(_ settings: ConfigurationMapping) -> String? {
    guard let backend = settings["backend"]?.text else { return nil }
    let parts = placeKeys.compactMap { key -> String? in
      switch settings[key] {
      case .string(let text)? where !text.isEmpty: text
      case .int(let number)?: String(number)
      default: nil
      }
    }
    let place = parts.joined(separator: "/")
    // An address among them may hold a password.
    if parts.isEmpty || place.contains(where: { "@?;".contains($0) }) { return nil }
    return TableName.connection(backend + "://" + place)
  }
}
