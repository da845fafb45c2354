import Analysis
import PipelineModel
import Reporting
import Testing

/// Names that try to act on a terminal or to forge lines.
struct HostileNameTests {
  private static let names = [
    "a\nerror[HW999] forged", "\u{1B}[2J\u{1B}]0;title\u{7}", "\u{9B}31m", "b\r\nc\u{2028}d",
    "\u{202E}gpj.exe", "$(rm -rf /);'\"<script>", "../../etc/passwd", "😀 表 e\u{301}",
    "tab\there",
  ]

  private static func report(_ name: String) throws -> LintReport {
    let quoted = JSONValue.string(name).text()
    return try Samples.report(
      """
      name: \(quoted)
      machine: {memory: 2GiB, \(quoted): 1}
      nodes:
        \(quoted):
          {inputs: [lost], outputs: [\(quoted)], memory: 2GiB, locks: [\(quoted)]}
        B: {after: [\(quoted), x], memory: 3GiB}
        C: {memory: 1GiB, locks: [\(quoted)], resources: {\(quoted): 2}}
      """)
  }

  @Test(arguments: names)
  func `nothing of a name acts on a terminal`(name: String) throws {
    let report = try Self.report(name)
    #expect(report.findings.count >= 5)
    for format in ReportFormat.all {
      let text = format.render(report, .plain)
      for scalar in text.unicodeScalars where scalar != "\n" {
        let category = scalar.properties.generalCategory
        #expect(category != .control && category != .lineSeparator, "\(scalar.value)")
        #expect(category != .format || scalar == "\u{200D}", "\(scalar.value)")
      }
    }
  }

  @Test(arguments: names)
  func `a name makes no lines of its own`(name: String) throws {
    let report = try Self.report(name)
    let benign = try Self.report("benign")
    for format in [ReportFormat.concise, .json] {
      let lines = format.render(report, .plain).split(separator: "\n").count
      #expect(lines == format.render(benign, .plain).split(separator: "\n").count)
    }
    let text = ReportFormat.full.render(report, .plain)
    #expect(!text.contains("\nerror[HW999]"))
  }
}
