import PipelineModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Plan {
  /// Whether a JSON text is meant to be a plan.
  package static func isPlan(_ source: SourceText) -> Bool {
    struct Mark: Decodable {
      let schemaVersion: Int
      let digest: String
    }
    return (try? JSONDecoder().decode(Mark.self, from: Data(source.bytes))) != nil
  }

  package static func read(_ source: SourceText) throws(InputProblem) -> Plan {
    let plan: Plan
    do { plan = try JSONDecoder().decode(Plan.self, from: Data(source.bytes)) } catch {
      throw problem(error, source)
    }
    guard plan.schemaVersion == schemaVersion else {
      throw InputProblem(
        "\(source.file) is a plan of schema version \(plan.schemaVersion), not \(schemaVersion)",
        help: "make it anew: headway plan -o \(source.file)")
    }
    return plan
  }

  private static func problem(_ error: any Error, _ source: SourceText) -> InputProblem {
    let path: [any CodingKey]
    let reason: String
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      (path, reason) = (context.codingPath, "'\(key.stringValue)' is missing")
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      (path, reason) = (context.codingPath, "it has a value of the wrong type")
    default: (path, reason) = ([], "it is not JSON as headway plan writes it")
    }
    let place = path.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
    return InputProblem(
      "\(source.file) is not a plan\(place.isEmpty ? "" : ", at \(place.dropFirst())"): \(reason)",
      span: source.span(0..<0), help: "make it anew: headway plan -o \(source.file)")
  }
}
