import Reporting
import Running

extension RunRecord {
  /// The run as `history --export` prints it.
  var json: JSONValue {
    [
      "id": .string(id),
      "pipeline": .string(pipeline),
      "started": .number(started),
      "makespan": JSONValue(makespan),
      "status": .string(status),
      "peakMemory": JSONValue(peakMemory.map(Int.init)),
      "memoryCapacity": JSONValue(memoryCapacity.map(Int.init)),
      "attempts": .array(attempts.map(\.json)),
    ]
  }
}

extension RunRecord.Attempt {
  fileprivate var json: JSONValue {
    [
      "node": .string(node),
      "attempt": JSONValue(attempt),
      "started": .number(started),
      "duration": JSONValue(duration),
      "status": .string(status),
      "code": JSONValue(code.map(Int.init)),
      "signal": JSONValue(signal.map(Int.init)),
      "peakMemory": JSONValue(peakMemory.map(Int.init)),
      "user": JSONValue(user),
      "system": JSONValue(system),
    ]
  }
}
