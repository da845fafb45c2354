import Planning

extension Plan {
  /// The plan as its file has it: `Plan.read` reads it back.
  package var json: JSONValue {
    [
      "schemaVersion": JSONValue(schemaVersion),
      "pipeline": .string(pipeline),
      "digest": .string(digest),
      "limits": [
        "capacities": .amounts(limits.capacities), "workers": JSONValue(limits.workers),
      ],
      "nodes": .array(nodes.map(\.json)),
      "edges": .array(edges.map(\.json)),
      "stages": .array(stages.map { JSONValue($0) }),
      "makespan": .number(makespan),
      "makespanBound": JSONValue(makespanBound),
      "peak": .amounts(peak),
      "verdicts": .array(verdicts.map(\.json)),
    ]
  }
}

extension PlannedNode {
  fileprivate var json: JSONValue {
    [
      "name": .string(name),
      "digest": .string(digest),
      "demand": .amounts(demand),
      "locks": JSONValue(locks),
      "start": .number(start),
      "end": .number(end),
      "durationKnown": .bool(durationKnown),
    ]
  }
}

extension PlannedEdge {
  fileprivate var json: JSONValue {
    [
      "from": .string(from), "to": .string(to), "kind": .string(kind.rawValue),
      "why": .string(why),
    ]
  }
}

extension PlannedVerdict {
  fileprivate var json: JSONValue {
    [
      "resource": .string(resource), "verdict": .string(verdict),
      "capacity": JSONValue(capacity), "peak": .number(peak),
    ]
  }
}

extension JSONValue {
  /// Amounts by resource, by name.
  fileprivate static func amounts(_ amounts: [String: Double]) -> JSONValue {
    .object(amounts.sorted { $0.key < $1.key }.map { Member($0.key, .number($0.value)) })
  }
}
