/// Names of database tables, and what databases are reached by, as far as they can be compared.
package enum TableName {
  /// The name without quotes, in lower case, for databases take no notice of either.
  ///
  /// Nil for what is no name: nothing, or a query in its stead.
  package static func canonical(_ written: String) -> String? {
    let name = written.filter { !"\"`[]".contains($0) }.lowercased()
    let isName = name.unicodeScalars.allSatisfy {
      !$0.properties.isWhitespace && !"()*?/;<>".unicodeScalars.contains($0)
    }
    return isName && !name.isEmpty ? name : nil
  }

  /// What a database is reached by: the name of credentials, or host and database of an address.
  ///
  /// Without driver, user, password and options, so that it holds no secret. Nil where it is not
  /// sure which part of an address is which.
  package static func connection(_ written: String) -> String? {
    let text = written.hasPrefix("jdbc:") ? String(written.dropFirst(5)) : written
    guard let mark = text.firstRange(of: "://") else {
      return written == text && !text.isEmpty && !text.contains("@") ? text : nil
    }
    let scheme = text[..<mark.lowerBound].prefix { $0 != "+" }.lowercased()
    var rest = text[mark.upperBound...]
    let authority = rest.prefix { !"/?#;".contains($0) }
    if let at = authority.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    // A password may hold anything.
    guard !scheme.isEmpty, !rest.contains("@") else { return nil }
    var place = String(rest.prefix { !"?#;".contains($0) })
    if let database = option("databaseName", of: rest) ?? option("database", of: rest) {
      place += "/" + database
    }
    while place.hasSuffix("/") { place.removeLast() }
    return place.isEmpty ? nil : scheme + "://" + place
  }

  /// An option of a JDBC address: `;databaseName=sales`.
  private static func option(_ name: String, of address: Substring) -> Substring? {
    for part in address.split(separator: ";").dropFirst() {
      guard let sign = part.firstIndex(of: "=") else { continue }
      if part[..<sign].lowercased() == name.lowercased() { return part[part.index(after: sign)...] }
    }
    return nil
  }
}

extension Location {
  /// A table as users write it; nil when its name or what it is reached by is none.
  package init?(table: String, connection: String) {
    guard let name = TableName.canonical(table), let place = TableName.connection(connection) else {
      return nil
    }
    self = .table(connection: place, name: name)
  }

  /// An address, by the one of several schemes for the same storage.
  package init(address: String) {
    guard let mark = address.firstRange(of: "://") else {
      self = .uri(address)
      return
    }
    let scheme = address[..<mark.lowerBound].lowercased()
    self = .uri((Self.schemes[scheme] ?? scheme) + address[mark.lowerBound...])
  }

  private static let schemes = [
    "s3a": "s3", "s3n": "s3", "gcs": "gs", "abfss": "abfs", "az": "abfs",
  ]
}
