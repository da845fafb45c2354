import PipelineModel
import Testing

struct TableNameTests {
  @Test(arguments: [
    ("orders", "orders"), ("Sales.Orders", "sales.orders"),
    ("\"Sales\".\"Orders\"", "sales.orders"),
    ("[dbo].[Orders]", "dbo.orders"), ("`p.d.t`", "p.d.t"), ("lake.gold.t-1", "lake.gold.t-1"),
    ("(select * from t) as q", nil), ("select 1", nil), ("", nil), ("\"\"", nil), ("a/b", nil),
    ("orders_*", nil),
  ])
  func `case and quotes of a table's name count for nothing`(written: String, name: String?) {
    #expect(TableName.canonical(written) == name)
  }

  @Test(arguments: [
    ("warehouse", "warehouse"),
    ("postgresql://me:hidden@host:5432/sales", "postgresql://host:5432/sales"),
    ("postgresql+psycopg2://me:hidden@host/sales?sslmode=hidden", "postgresql://host/sales"),
    ("jdbc:postgresql://host/sales?user=me&password=hidden", "postgresql://host/sales"),
    (
      "jdbc:sqlserver://host:1433;databaseName=sales;password=hidden", "sqlserver://host:1433/sales"
    ),
    ("POSTGRESQL://host/sales/", "postgresql://host/sales"),
    ("sqlite:///data/x.db", "sqlite:///data/x.db"),
    // Which part is the password is not sure.
    ("postgresql://me:hid/den@host/sales", nil), ("postgresql://host/sales?password=hid@den", nil),
    ("postgresql://me:hid?den@host/sales", nil), ("jdbc:oracle:thin:me/hidden@host:1521/x", nil),
    ("me:hidden@host", nil), ("", nil), ("://", nil), ("sqlite://", nil),
  ])
  func `a connection holds no user and no password`(written: String, name: String?) {
    #expect(TableName.connection(written) == name)
    #expect(TableName.connection(written)?.contains("hid") != true)
  }

  @Test func `one table has one location however it is written`() {
    let plain = Location.table(connection: "postgresql://host/sales", name: "public.orders")
    let address = "postgresql://me:hidden@host/sales"
    #expect(Location(table: "Public.Orders", connection: address) == plain)
    #expect(Location(table: "orders", connection: address) != plain)
    #expect(plain.place == "postgresql://host/sales/public.orders")
    #expect(Location(table: "a b", connection: "w") == nil)
    #expect(Location(table: "a", connection: "me@host") == nil)
  }

  @Test(arguments: [
    ("s3a://bucket/x", "s3://bucket/x"), ("S3N://bucket/X", "s3://bucket/X"),
    ("gcs://b/x", "gs://b/x"), ("abfss://box@host/x", "abfs://box@host/x"),
    ("hdfs://host/x", "hdfs://host/x"), ("x", "x"),
  ])
  func `of several schemes for one storage there is one`(written: String, address: String) {
    #expect(Location(address: written) == .uri(address))
  }
}
