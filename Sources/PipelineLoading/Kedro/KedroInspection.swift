#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the embedded script found in a Kedro project.
///
/// Field by field the script's own words.
struct KedroInspection: Decodable, Sendable {
  let kedroVersion: String
  let packageName: String
  let packageDirectory: String?
  let catalogFiles: [ConfigurationFile]
  let mockedModules: [String]
  let droppedPipelines: [DroppedPipeline]
  let unknownRuntimeParams: [String]?
  let nodes: [InspectedNode]
  let pipelines: [InspectedPipeline]
  let datasets: [String: InspectedDataset]
  let sources: [String: InspectedSource]

  struct ConfigurationFile: Decodable, Sendable {
    let file: String
  }

  struct DroppedPipeline: Decodable, Sendable {
    let name: String
    let message: String
    let file: String?
    let line: Int?
  }

  struct InspectedPipeline: Decodable, Sendable {
    let name: String
    let nodes: [Int]
    /// What could not be resolved of it; nothing when the project was imported.
    var unresolved: [InspectedUnresolved]?
  }

  /// A part of a pipeline that is not known.
  struct InspectedUnresolved: Decodable, Sendable {
    let reason: String
    /// Where it would be made.
    let call: Call?
    /// Where it began that something is not known.
    let origin: Call?
  }

  struct InspectedDataset: Decodable, Sendable {
    let type: String?
    let path: String?
    let memory: Bool
    let parameter: Bool
    let versioned: Bool
    let pattern: String?
    let registered: Bool
    let table: String?
    let filenameSuffix: String?
    /// Whether it may not be handed to another process; nil when its type is not known.
    let singleProcess: Bool?
    /// Why its place or its presence is not known, when it was read without running the project.
    let unknown: String?
  }

  struct InspectedSource: Decodable, Sendable {
    let importLine: Int
  }

  struct InspectedNode: Decodable, Sendable {
    let name: String
    let namespace: String?
    let tags: [String]
    let named: Bool
    let inputs: [String]
    let outputs: [String]
    let function: Function
    let call: Call?
    let callMakes: Int?
  }

  struct Function: Decodable, Sendable {
    let name: String
    let module: String?
    let kind: String
  }

  /// Lines from 1, columns in bytes from 0.
  struct Call: Decodable, Sendable, Hashable {
    let file: String
    let line: Int
    let column: Int
    let endLine: Int
    let endColumn: Int
  }
}

/// The script's whole answer.
struct KedroAnswer: Sendable {
  let result: Result<KedroInspection, Failure>
  /// Absent modules that were replaced, in a failure as well.
  let mockedModules: [String]

  struct Failure: Decodable, Error, Sendable {
    let kind: String
    let message: String
    let file: String?
    let line: Int?
    let column: Int?
    let detail: String?
  }

  /// Nil when the bytes are not an answer of the script.
  init?(_ bytes: [UInt8]) {
    struct Envelope: Decodable {
      let error: Failure?
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
