import PipelineModel
import Testing

@testable import PipelineLoading

/// Which table of which database a catalog entry is; that importing tells the same is compared by
/// `ConfigurationComparisonTests`.
struct KedroTableTests {
  private static let catalog: Result<StaticCatalog, any Error> = Result {
    let item = ConfigurationCase.all.first { $0.name == "tables" }
    return try #require(item).reader("1.7.0").read().catalog
  }

  @Test(arguments: [
    ("plain", "Orders", "warehouse"), ("with_schema", "sales.orders", "warehouse"),
    ("written_schema", "sales.orders", "warehouse"), ("both_schemas", "sales.orders", "warehouse"),
    ("old", "orders", "warehouse"), ("inline", "orders", "postgresql://host:5432/sales"),
    ("inline_odd", "orders", nil), ("inline_key", "orders", nil), ("bare", "orders", nil),
    ("query", nil, nil), ("query_and_table", "t", nil),
    ("gbq", "company.shop.orders", "bigquery"), ("gbq_default", "shop.orders", "google"),
    ("hive", "shop.orders", "spark"), ("managed", "shop.orders", "spark"),
    ("managed_default", "default.orders", "spark"), ("unity", "lake.shop.orders", "spark"),
    ("delta", "lake.shop.orders", "unity"), ("jdbc", "shop.orders", "postgresql://host:5432/sales"),
    ("jdbc_server", "orders", "sqlserver://host/sales"), ("jdbc_named", "orders", "warehouse"),
    ("jdbc_oracle", "orders", nil), ("snow", "d.public.t", "snowflake"),
    ("ibis_duck", "t", "duckdb://data/x.db"),
    ("ibis_host", "public.t", "postgres://host/5432/sales"),
    ("ibis_named", "t", "warehouse"), ("ibis_odd", "t", nil), ("cached", "orders", "warehouse"),
    ("templated", "sales.orders", "warehouse"), ("number", nil, nil),
    ("empty", "orders", "warehouse"), ("null_schema", "orders", "warehouse"),
    ("shop_made", "shop", "shop_db"),
  ])
  func `an entry names its table and what it is reached by`(
    entry: String, table: String?, connection: String?
  ) throws {
    let described = try Self.catalog.get().describe(entry)
    #expect(described.table == table)
    #expect(described.connection == connection)
    #expect(described.unknown == nil)
  }

  @Test func `what only a run tells of a table is not guessed`() throws {
    let folder = try ProjectFolder([
      "conf/base/catalog.yml": """
      a: {type: pandas.SQLTableDataset, table_name: t, credentials: c, load_args: {schema: "${own:x}"}}
      b: {type: pandas.SQLTableDataset, table_name: "${own:x}", credentials: c}
      c: {type: pandas.SQLTableDataset, table_name: t, credentials: "${oc.env:SECRET}"}
      """
    ])
    let catalog = try folder.configuration { $0.customResolvers = ["own"] }.read().catalog
    #expect(try catalog.describe("a").unknown == "the resolver 'own' is the project's own code")
    #expect(try catalog.describe("b").unknown == "the resolver 'own' is the project's own code")
    #expect(try catalog.describe("c").connection == nil)
  }

  @Test(arguments: ["live", "static"])
  func `tables are places, and a parameter in one makes it unknown`(mode: String) async throws {
    let folder = try Kedro.new.project(
      registry: Kedro.simple.replacing("NAME", with: "\"n\""),
      others: [
        "conf/base/catalog.yml": """
        x: {type: pandas.SQLTableDataset, table_name: Orders, credentials: db}
        y: {type: pandas.SQLTableDataset, table_name: "t_${runtime_params:day}", credentials: db}
        q: {type: spark.SparkJDBCDataset, table: (select 1) q, url: "jdbc:db://host/d"}

        """
      ])
    let project = try await Kedro.new.load(folder: folder.path, mode: mode)
    #expect(project.dataset("x")?.location == .table(connection: "db", name: "orders"))
    #expect(project.dataset("x")?.written == "Orders")
    let why =
      mode == "live"
      ? "a runtime parameter is in its table" : "the runtime parameter 'day' has no value here"
    #expect(project.dataset("y")?.location == .unknown(why))
    #expect(project.dataset("q")?.location == .unknown("the table (select 1) q"))
  }
}
