import OutsideWorld
import PipelineLoading
import PipelineModel

/// How a node's file is named anew where a dependency on it is taken out.
enum Alias: String, CaseIterable {
  case name = "other dataset name"
  case relative = "relative path"
  case dots = "`..` path"
  case absolute = "absolute path"
  case folder = "folder"
  case glob
  case folderGlob = "glob of folders"
  case partition = "partition with suffix"
  case version = "file among versions"
  case fileLink = "link to the file"
  case folderLink = "link to the folder"
  case linkedGlob = "glob through a link"
  case transcoded = "transcoded name"
  case table = "table in other case"
  case uri = "URI"
  case uriFolder = "URI of the folder"
  /// The reader also writes the file: two writers.
  case writer = "second writer"
  // What only looks like the same place.
  case otherSuffix = "(other suffix)"
  case otherGlob = "(other glob)"
  case longerName = "(longer name)"
  case otherTable = "(other schema)"
  case otherDatabase = "(other connection)"
  case otherBucket = "(other bucket)"

  /// Whether it names the place at all; what only looks so has to stay silent.
  var isSame: Bool { !rawValue.hasPrefix("(") }

  /// What the files of a pipeline are.
  enum Storage: CaseIterable {
    case files, forms, versions, tables, addresses
  }

  var storage: Storage {
    switch self {
    case .transcoded: .forms
    case .version: .versions
    case .table, .otherTable, .otherDatabase: .tables
    case .uri, .uriFolder, .otherBucket: .addresses
    default: .files
    }
  }
}

/// A folder on the disk with all files' folders, and links to them.
struct LinkedFolder {
  let root: String
  private let files = DiskFiles()

  init(nodes: Int) throws {
    root = files.canonical(try files.makeTemporaryDirectory())
    try files.makeDirectory(root + "/links")
    for node in 0..<nodes {
      try files.makeDirectory("\(root)/data/n\(node)")
      try files.link("\(root)/links/n\(node)", to: "../data/n\(node)")
      // The file itself is there for every other node.
      if node.isMultiple(of: 2) { try files.write([], to: "\(root)/data/n\(node)/out.csv") }
      try files.link("\(root)/links/n\(node).csv", to: "n\(node)/out.csv")
    }
  }

  func remove() { try? files.remove(root) }

  var locations: LocationReader { LocationReader(root: root, files: files) }
}

extension Alias {
  /// The dataset that a node writes.
  static func output(
    of node: Int, in storage: Storage, _ locations: inout LocationReader
  ) -> Dataset {
    let file = "data/n\(node)/out.csv"
    switch storage {
    case .files, .forms, .versions:
      return Dataset(
        name: storage == .forms ? "d\(node)@pandas" : "d\(node)",
        location: locations.location(of: file), written: file, versioned: storage == .versions)
    case .tables: return table("d\(node)", "shop.t\(node)", "warehouse")
    case .addresses:
      return Dataset(
        name: "d\(node)", location: locations.location(of: "s3://bucket/\(file)"), written: file)
    }
  }

  private static func table(_ name: String, _ written: String, _ connection: String) -> Dataset {
    let location = Location(table: written, connection: connection)
    return Dataset(name: name, location: location ?? .unknown("no table"), written: written)
  }

  /// Another dataset for what a node writes, or for what only looks like it.
  func dataset(of node: Int, _ locations: inout LocationReader) -> Dataset {
    let folder = "data/n\(node)"
    let path: String
    switch self {
    case .table: return Self.table("alias", "\"Shop\".T\(node)", "warehouse")
    case .otherTable: return Self.table("alias", "sales.t\(node)", "warehouse")
    case .otherDatabase: return Self.table("alias", "shop.t\(node)", "archive")
    case .name, .writer, .transcoded: path = "\(folder)/out.csv"
    case .relative: path = "./\(folder)//./out.csv"
    case .dots: path = "\(folder)/../../data/n\(node)/out.csv"
    case .absolute: path = "\(locations.root)/\(folder)/out.csv"
    case .folder: path = "\(folder)/"
    case .partition, .otherSuffix: path = folder
    case .glob: path = "\(folder)/*.csv"
    case .folderGlob: path = "data/**/n\(node)/o?t.csv"
    case .version: path = "\(folder)/out.csv/2026-01-01T00.00.00.000Z/out.csv"
    case .fileLink: path = "links/n\(node).csv"
    case .folderLink: path = "links/n\(node)/out.csv"
    case .linkedGlob: path = "links/n\(node)/*.csv"
    case .uri: path = "s3a://bucket/\(folder)/out.csv"
    case .uriFolder: path = "s3://bucket/\(folder)/"
    case .otherGlob: path = "\(folder)/*.json"
    case .longerName: path = "\(folder)/out.csv.gz"
    case .otherBucket: path = "s3://bucket-2/\(folder)/out.csv"
    }
    var dataset = Dataset(
      name: self == .transcoded ? "alias@spark" : "alias", location: locations.location(of: path),
      written: path)
    switch self {
    case .partition: dataset.partitionSuffix = ".csv"
    case .otherSuffix: dataset.partitionSuffix = ".json"
    default: break
    }
    return dataset
  }
}
