import Analysis
import PipelineModel
import Reporting
import Tracing

/// What a traced command touched.
enum TouchText {
  /// A line for each path.
  static func table(_ touches: [Touch]) -> String {
    guard !touches.isEmpty else { return "nothing was touched\n" }
    let words = touches.map { $0.actions.sorted().map(\.rawValue).joined(separator: ", ") }
    let width = words.map(\.count).max() ?? 0
    return zip(touches, words).map { touch, words in
      "\(ShownText.fitted(words, to: width))  \(ShownText.of(touch.path))\n"
    }.joined()
  }

  static func json(_ touches: [Touch], command: [String], status: Int32) -> JSONValue {
    [
      "schemaVersion": 1,
      "command": JSONValue(command),
      "status": JSONValue(Int(status)),
      "files": .array(
        touches.map { touch in
          [
            "path": .string(touch.path),
            "actions": JSONValue(touch.actions.sorted().map(\.rawValue)),
            "program": .string(touch.program),
          ]
        }),
    ]
  }
}
