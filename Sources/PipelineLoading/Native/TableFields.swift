import PipelineModel

extension Fields {
  /// The table that a native dataset is, with its name as it is written; nil when it is none.
  func table() throws(InputProblem) -> (location: Location, written: String)? {
    guard let name = value("table") else {
      guard let connection = value("connection") else { return nil }
      throw document.problem(
        "\(what) has a 'connection' and no 'table'", at: connection,
        help: "'connection' says where a 'table' is: write {table: schema.name, connection: …}")
    }
    if let path = value("path") {
      throw document.problem(
        "\(what) has both a 'path' and a 'table'", at: path,
        help: "a dataset is a file or a table: make two of it, or drop one of them")
    }
    let written = try document.text(name, label("table"))
    guard TableName.canonical(written) != nil else {
      throw document.problem(
        "\(label("table")) is no name of a table: '\(written.shortened)'", at: name,
        help: "write it as schema.name")
    }
    guard let connection = value("connection") else {
      throw document.problem(
        "\(what) has a 'table' and no 'connection'", at: name,
        help: "add 'connection: NAME', one name for each database")
    }
    // The value is not shown, for it may hold a password.
    guard
      let location = Location(
        table: written, connection: try document.text(connection, label("connection")))
    else {
      throw document.problem(
        "\(label("connection")) is neither a name nor an address that can be read",
        at: connection, help: "give the database a name of your own, such as 'warehouse'")
    }
    return (location, written)
  }
}
