#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What was found in a Kedro project: by the embedded script, by reading, or in a snapshot.
///
/// Field by field the script's own words.
struct KedroInspection: Codable, Sendable {
  let kedroVersion: String
  let packageName: String
  let packageDirectory: String?
  /// The run environment whose configuration `datasets` comes from.
  let environment: String?
  var catalogFiles: [ConfigurationFile]
  let mockedModules: [String]
  /// Where a stand-in for an absent module decided something.
  let mockUses: [MockUse]
  let droppedPipelines: [DroppedPipeline]
  let unknownRuntimeParams: [String]?
  let parameters: [String]?
  let lostNodes: [LostNode]?
  let hooks: [Hook]?
  private(set) var nodes: [InspectedNode]
  let pipelines: [InspectedPipeline]
  var datasets: [String: InspectedDataset]
  /// What the other run environments of the project say.
  let environments: [InspectedEnvironment]
  let sources: [String: InspectedSource]
  /// What was looked at to find all this.
  var reads: ReadThings?
  /// What is to be said of the way it was read.
  var readingNotes: [String]?

  /// The same with other nodes and datasets.
  func with(nodes: [InspectedNode], datasets: [String: InspectedDataset]) -> Self {
    var copy = self
    copy.nodes = nodes
    copy.datasets = datasets
    return copy
  }

  struct ConfigurationFile: Codable, Sendable, Hashable {
    let file: String
  }

  struct MockUse: Codable, Sendable {
    /// The module, and what of it was used.
    let module: String
    /// What was done with it, such as "tested".
    let use: String
    let file: String
    let line: Int
    /// The pipelines that may be other ones when the module is there.
    let pipelines: [String]
  }

  struct DroppedPipeline: Codable, Sendable {
    let name: String
    let message: String
    let file: String?
    let line: Int?
  }

  struct InspectedPipeline: Codable, Sendable {
    let name: String
    let nodes: [Int]
    /// What could not be resolved of it; nothing when the project was imported.
    var unresolved: [InspectedUnresolved]?
  }

  /// A part of a pipeline that is not known.
  struct InspectedUnresolved: Codable, Sendable {
    let reason: String
    /// Where it would be made.
    let call: Call?
    /// Where it began that something is not known.
    let origin: Call?
  }

  struct InspectedDataset: Codable, Sendable {
    let type: String?
    let path: String?
    let memory: Bool
    let parameter: Bool
    let versioned: Bool
    let pattern: String?
    let registered: Bool
    /// A table of a database, with its schema, as it is written.
    let table: String?
    let filenameSuffix: String?
    /// Whether it may not be handed to another process; nil when its type is not known.
    let singleProcess: Bool?
    /// Why its place or its presence is not known, when it was read without running the project.
    let unknown: String?
    /// What the table is reached by, without any secret; nil when that is not known.
    var connection: String?
  }

  /// A run environment that was not asked for.
  struct InspectedEnvironment: Codable, Sendable {
    let name: String
    let catalogFiles: [ConfigurationFile]
    let parameters: [String]
    let unknownRuntimeParams: [String]
    let datasets: [String: InspectedDataset]
    /// Why it cannot be read; all but the files is empty then.
    let error: KedroFailure?
  }

  struct InspectedSource: Codable, Sendable {
    let importLine: Int
  }

  struct InspectedNode: Codable, Sendable {
    let name: String
    let namespace: String?
    let tags: [String]
    let named: Bool
    let inputs: [String]
    let outputs: [String]
    let function: Function
    let obstacle: String?
    let call: Call?
    let callMakes: Int?
    /// What its function touches; nil when that was not read.
    var code: InspectedCode?
  }

  struct Function: Codable, Sendable {
    let name: String
    let module: String?
    let kind: String
  }

  /// A node that joining pipelines left out.
  struct LostNode: Codable, Sendable {
    let name: String
    let kept: Maker
    let lost: Maker

    struct Maker: Codable, Sendable {
      let function: String
      let call: Call?
    }
  }

  /// A class of hooks, with the line that it starts at.
  struct Hook: Codable, Sendable {
    let name: String
    let methods: [String]
    let place: Place?

    struct Place: Codable, Sendable {
      let file: String
      let line: Int
    }
  }

  /// Lines from 1, columns in bytes from 0.
  struct Call: Codable, Sendable, Hashable {
    let file: String
    let line: Int
    let column: Int
    let endLine: Int
    let endColumn: Int
  }
}

/// What the script could not do, and where in the project.
struct KedroFailure: Codable, Error, Sendable {
  let kind: String
  let message: String
  let file: String?
  let line: Int?
  let column: Int?
  let detail: String?
  /// The folders that Kedro was looked for in, when there is none.
  var searched: [String]?
}

/// The script's whole answer.
struct KedroAnswer: Sendable {
  let result: Result<KedroInspection, KedroFailure>
  /// Absent modules that were replaced, in a failure as well.
  let mockedModules: [String]

  /// Nil when the bytes are not an answer of the script.
  init?(_ bytes: [UInt8]) {
    struct Envelope: Decodable {
      let error: KedroFailure?
      let mockedModules: [String]
    }
    let decoder = JSONDecoder()
    let data = Data(bytes)
    guard let envelope = try? decoder.decode(Envelope.self, from: data) else { return nil }
    mockedModules = envelope.mockedModules
    if let failure = envelope.error {
      result = .failure(failure)
    } else {
      guard let inspection = try? decoder.decode(KedroInspection.self, from: data),
        inspection.pipelines.allSatisfy({ pipeline in
          pipeline.nodes.allSatisfy(inspection.nodes.indices.contains)
        })
      else { return nil }
      result = .success(inspection)
    }
  }
}
