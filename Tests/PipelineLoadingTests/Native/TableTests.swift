import PipelineModel
import Testing

/// Tables of databases in native files.
struct TableTests {
  @Test func `a table is known by its connection and its name`() async throws {
    let datasets = try await pipeline(
      """
      datasets:
        a: {table: Sales.Orders, connection: warehouse, size: 2GiB}
        b: {connection: "postgresql://me:hidden@host/db", table: orders}
      nodes: {A: {inputs: [a], outputs: [b]}}
      """
    ).datasets
    #expect(datasets["a"]?.location == .table(connection: "warehouse", name: "sales.orders"))
    #expect(datasets["a"]?.written == "Sales.Orders")
    #expect(datasets["a"]?.size == 2 << 30)
    #expect(datasets["b"]?.location == .table(connection: "postgresql://host/db", name: "orders"))
    #expect(datasets["b"]?.isPersisted == true)
  }

  @Test(arguments: [
    (
      "{table: a.b}", "1:23 dataset 'd' has a 'table' and no 'connection'",
      "add 'connection: NAME', one name for each database"
    ),
    (
      "{connection: w}", "1:28 dataset 'd' has a 'connection' and no 'table'",
      "'connection' says where a 'table' is: write {table: schema.name, connection: …}"
    ),
    (
      "{table: t, connection: w, path: x}", "1:47 dataset 'd' has both a 'path' and a 'table'",
      "a dataset is a file or a table: make two of it, or drop one of them"
    ),
    (
      "{table: select 1, connection: w}",
      "1:23 'table' of dataset 'd' is no name of a table: 'select 1'", "write it as schema.name"
    ),
    (
      "{table: t, connection: 'me:hidden@host'}",
      "1:38 'connection' of dataset 'd' is neither a name nor an address that can be read",
      "give the database a name of your own, such as 'warehouse'"
    ),
    (
      "{tabel: t, connection: w}", "1:16 dataset 'd' has no key 'tabel'", "did you mean 'table'?"
    ),
    (
      "{table: t, conection: w}", "1:26 dataset 'd' has no key 'conection'",
      "did you mean 'connection'?"
    ),
    (
      "{table: [t], connection: w}", "1:23 'table' of dataset 'd' must be a text, not a list", nil
    ),
  ])
  func `what is no table is answered with its place`(
    entry: String, expected: String, help: String?
  ) async throws {
    let problem = try await problem("datasets: {d: \(entry)}\nnodes:")
    #expect(problem?.placed == expected)
    #expect(problem?.help == help)
  }
}
