import Analysis
import Foundation
import PipelineModel
import Reporting
import Testing

struct JSONFormatTests {
  @Test func `a report has the keys of schema version 1 in their order`() throws {
    let report = try Samples.report(
      Samples.waiting, rules: [.memoryOverlap], fixes: [Samples.edgeFix], notes: ["a note"])
    let text = ReportFormat.json.render(report, .plain)
    #expect(text.hasSuffix("}\n"))
    #expect(text.hasPrefix(Self.head))
    let finding = try #require(report.findings.first)
    #expect(finding.json.text() == Self.finding(fingerprint: finding.fingerprint))
    #expect(text.hasSuffix(Self.tail))
  }

  private static let head = """
    {
      "schemaVersion": 1,
      "tool": {
        "name": "headway",
        "version": "0.1.0"
      },
      "pipelines": [
        {
          "name": "waiting",
          "source": "pipeline.yaml",
          "nodes": 2,
          "edges": 0,
          "loading": null,
          "verdicts": [
            {
              "resource": "memory",
              "verdict": "unsafe",
              "capacity": 17179869184,
              "workers": null,
              "peak": 17716740096,
              "bound": 17716740096,
              "witness": [
                "A",
                "D"
              ],
              "witnessDatasets": [],
              "undeclared": []
            },
            {
              "resource": "gpu",
              "verdict": "safe",
              "capacity": 2,
              "workers": null,
              "peak": 0.5,
              "bound": 0.5,
              "witness": [
                "D"
              ],
              "witnessDatasets": [],
              "undeclared": []
            }
          ]
        }
      ],
      "findings": [
        {
          "code": "HW201",
    """

  private static let tail = """
      ],
      "summary": {
        "error": 1,
        "warning": 0,
        "info": 0,
        "fixable": 1
      },
      "notes": [
        "a note"
      ]
    }

    """

  private static func finding(fingerprint: String) -> String {
    """
    {
      "code": "HW201",
      "rule": "memory-overlap",
      "severity": "error",
      "pipeline": "waiting",
      "message": "A and D may run at the same time and need 16.5 GiB of 16 GiB",
      "nodes": [
        "A",
        "D"
      ],
      "datasets": [],
      "evidence": "declared",
      "location": {
        "file": "pipeline.yaml",
        "line": 7,
        "column": 3,
        "endLine": 10,
        "endColumn": 26
      },
      "related": [
        {
          "message": "A takes 1 GiB (pipeline file)",
          "location": {
            "file": "pipeline.yaml",
            "line": 6,
            "column": 13,
            "endLine": 6,
            "endColumn": 17
          }
        },
        {
          "message": "D takes 15.5 GiB (pipeline file)",
          "location": {
            "file": "pipeline.yaml",
            "line": 9,
            "column": 13,
            "endLine": 9,
            "endColumn": 20
          }
        },
        {
          "message": "the machine has 16 GiB",
          "location": {
            "file": "pipeline.yaml",
            "line": 2,
            "column": 19,
            "endLine": 2,
            "endColumn": 24
          }
        }
      ],
      "environments": [],
      "help": "order D after A, or split the run: 'headway fix' writes either",
      "url": "https://headway.readthedocs.io/rules/memory-overlap",
      "fixes": [
        {
          "title": "order D after A",
          "strategy": "edges",
          "applicability": "safe",
          "edges": [
            [
              "A",
              "D"
            ]
          ]
        }
      ],
      "fingerprint": "\(fingerprint)"
    }
    """
  }

  @Test func `what is not known is null`() throws {
    let report = try Samples.report("nodes: {A: {memory: 1GiB}, B: {}}", rules: [])
    let pipeline = try #require(report.pipelines.first)
    let verdict = try Self.object(pipeline.json, "verdicts")
    #expect(verdict["capacity"] is NSNull)
    #expect(verdict["bound"] is NSNull)
    #expect(verdict["verdict"] as? String == "unknown")
    #expect(verdict["undeclared"] as? [String] == ["B"])
    let observation = Observation("nowhere")
    let finding = Finding(rule: .unknownDemand, pipeline: "p", observation: observation)
    let text = finding.json.text(onOneLine: true)
    #expect(text.contains(#""location": null, "related": [], "environments": [], "help": null"#))
  }

  @Test(arguments: Rule.all.filter { $0.bad.kind == .native }.map(\.code))
  func `every rule's findings are valid JSON`(code: String) throws {
    let rule = try #require(Rule.named(code))
    let text = ReportFormat.json.render(try Samples.report(rule.bad.pipeline), .plain)
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(object?["schemaVersion"] as? Int == 1)
  }

  private static func object(_ value: JSONValue, _ key: String) throws -> [String: Any] {
    let data = Data(value.text().utf8)
    let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    return try #require((object?[key] as? [[String: Any]])?.first)
  }
}
