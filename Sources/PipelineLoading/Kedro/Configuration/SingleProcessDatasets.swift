/// The types of `kedro` and `kedro-datasets` that say `_SINGLE_PROCESS`: they cannot be handed to
/// another process.
enum SingleProcessDatasets {
  private static let known: Set = [
    "CachedDataset", "CachedDataSet",
    "databricks.ManagedTableDataset", "databricks.ManagedTableDataSet",
    "databricks.ExternalTableDataset", "databricks.BaseTableDataset",
    "snowflake.SnowparkTableDataset", "snowflake.SnowparkTableDataSet",
    "spark.SparkDataset", "spark.SparkDataSet", "spark.SparkDatasetV2",
    "spark.DeltaTableDataset", "spark.DeltaTableDataSet",
  ]

  /// Whether a type is one of them, written with or without the package it is of.
  static func contains(_ type: String) -> Bool {
    let parts = type.split(separator: ".").map(String.init)
    guard let name = parts.last else { return false }
    let packages = parts.dropLast().filter {
      !["kedro", "io", "kedro_datasets", "kedro_datasets_experimental", "extras", "datasets"]
        .contains($0)
    }
    // `spark.spark_dataset.SparkDataset` names the module as well.
    let package = packages.first.map { $0 + "." } ?? ""
    return known.contains(package + name)
  }
}
