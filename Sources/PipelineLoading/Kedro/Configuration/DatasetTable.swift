/// The table of a database that a catalog entry names; the live inspection does the same.
struct DatasetTable {
  /// With its schema, as it is written; nil when the entry names none.
  private(set) var name: String?
  /// What it is reached by.
  private(set) var connection: String?
  /// Why it is not known which table it is.
  private(set) var unknown: String?

  init(of entry: ConfigurationMapping) {
    let own = [entry["table_name"], entry["table"]].compactMap(\.self)
    guard let table = own.first(where: { $0.isTrue != false }) else {
      // A cache around it.
      if let inner = entry["dataset"]?.mapping { self = DatasetTable(of: inner) }
      return
    }
    let arguments = ["load_args", "save_args"].map { entry[$0]?.mapping?["schema"] }
    let parts = [
      Self.first(["catalog", "catalog_name", "project"].map { entry[$0] }),
      Self.first([entry["database"]]),
      Self.first([entry["schema"]] + arguments),
      Self.first([entry["dataset"]]), table,
    ]
    let around = [entry["url"], entry["connection"], entry["credentials"]]
    unknown = (parts + around).lazy.compactMap { $0?.unknownReason }.first
    guard let last = table.text else { return }
    let type = entry["type"]?.pythonText ?? ""
    var outer = parts.dropLast().compactMap { $0?.text }
    if type.contains("databricks."), entry["database"] == nil { outer.append("default") }
    name = (outer + [last]).joined(separator: ".")
    connection = KedroConnection.of(entry, type: type)
  }

  /// The first that is a text, or may be one.
  private static func first(_ values: [ConfigurationValue?]) -> ConfigurationValue? {
    values.lazy.compactMap(\.self).first { value in
      value.unknownReason != nil || value.text?.isEmpty == false
    }
  }
}
