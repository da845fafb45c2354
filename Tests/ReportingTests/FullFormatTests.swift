import Analysis
import PipelineModel
import Reporting
import TestSupport
import Testing

struct FullFormatTests {
  @Test func `a finding is shown with its lines, its help and its fix`() throws {
    let report = try Samples.report(
      Samples.waiting, rules: [.memoryOverlap], fixes: [Samples.edgeFix])
    #expect(
      ReportFormat.full.render(report, .plain) == """
        error[HW201] memory-overlap: A and D may run at the same time and need 16.5 GiB of 16 GiB
         --> pipeline.yaml:7:3
          |
        2 | machine: {memory: 16GiB, gpu: 2}
          |                   ----- the machine has 16 GiB
        ...
        6 |     memory: 1GiB
          |             ---- A takes 1 GiB (pipeline file)
        7 |   D:
          |   ^^
        ...
        9 |     memory: 15.5GiB
          |             ------- D takes 15.5 GiB (pipeline file)
          |
          = fix: order D after A ('headway fix --apply' writes it)

        waiting (pipeline.yaml): 2 nodes, 0 edges
          memory: unsafe — 16.5 GiB of 16 GiB (A, D)
          gpu: safe — every schedule fits: at most 0.5 of 2 gpu (D)

        Found 1 error, 1 fixable with 'headway fix'.

        """)
  }

  @Test func `without findings the verdicts remain`() throws {
    let report = try Samples.report("name: p\nnodes: {A: {memory: 1GiB}}", rules: [])
    #expect(
      ReportFormat.full.render(report, .plain) == """
        p (pipeline.yaml): 1 node, 0 edges
          memory: unknown — nobody said what the machine has ('machine:' or --memory); what is \
        known takes up to 1 GiB (A)

        No findings.

        """)
  }

  @Test func `a place in another file has a frame of its own`() throws {
    let source = SourceText(file: "nodes.py", bytes: Array("node(f,\n  name='D')\n".utf8))
    let overlay = SourceText(file: "headway.yaml", bytes: Array("nodes:\n  D: 1GiB\n".utf8))
    let finding = Finding(
      rule: .memoryOverlap, pipeline: "p",
      observation: Observation(
        "too much", location: source.span(0..<18),
        related: [RelatedPlace("D takes 1 GiB", at: try Samples.span(of: "1GiB", in: overlay))]))
    let report = LintReport(
      version: "1", pipelines: [], findings: [finding],
      sources: ["nodes.py": source, "headway.yaml": overlay])
    #expect(
      ReportFormat.full.render(report, .plain).hasPrefix(
        """
        error[HW201] memory-overlap: too much
         --> nodes.py:1:1
          |
        1 | / node(f,
        2 | |   name='D')
          | |_^
         ::: headway.yaml:2:6
          |
        2 |   D: 1GiB
          |      ---- D takes 1 GiB
          |

        """))
  }

  @Test func `what only helps to understand takes few lines`() throws {
    let source = SourceText(
      file: "nodes.py", bytes: Array("a(\n  1\n)\nb(\n  1,\n  2,\n  3\n)\n".utf8))
    let finding = Finding(
      rule: .lockOverlap, pipeline: "p",
      observation: Observation(
        "meet", location: try Samples.span(of: "a(\n  1\n)", in: source),
        related: [
          RelatedPlace("b too", at: try Samples.span(of: "b(\n  1,\n  2,\n  3\n)", in: source))
        ]))
    let report = LintReport(
      version: "1", pipelines: [], findings: [finding], sources: ["nodes.py": source])
    #expect(
      ReportFormat.full.render(report, .plain).hasPrefix(
        """
        error[HW204] lock-overlap: meet
         --> nodes.py:1:1
          |
        1 | / a(
        2 | |   1
        3 | | )
          | |_^
        4 | / b(
        5 | |   1,
          | |_- to line 8: b too
          |

        """))
  }

  @Test func `a finding without a place names the pipeline's file`() throws {
    let sample = try PipelineText("name: p\nnodes: {}")
    let finding = Finding(
      rule: .unknownDemand, pipeline: "p", observation: Observation("nowhere", help: "look"))
    let report = LintReport(
      version: "1", pipelines: [sample.analysis()], findings: [finding])
    #expect(
      ReportFormat.full.render(report, .plain).hasPrefix(
        """
        error[HW206] unknown-demand: nowhere
          = in: pipeline.yaml
          = help: look

        """))
    #expect(
      ReportFormat.concise.render(report, .plain) == "pipeline.yaml: error[HW206] nowhere\n")
  }

  @Test func `many related places are counted, not shown`() throws {
    let nodes = (0..<12).map { "  n\($0): {}\n" }.joined()
    let report = try Samples.report("machine: {memory: 1GiB}\nnodes:\n" + nodes)
    let text = ReportFormat.full.render(report, .plain)
    #expect(text.contains("= note: and 3 more places\n"))
    #expect(text.components(separatedBy: "does not say either").count == 9)
  }

  @Test func `of several pipelines each finding says which it is about`() throws {
    let report = try Samples.report(Samples.waiting, rules: [.memoryOverlap])
    let both = LintReport(
      version: "1", pipelines: report.pipelines + report.pipelines, findings: report.findings,
      sources: report.sources)
    #expect(ReportFormat.full.render(both, .plain).contains("\n  = pipeline: waiting\n"))
    #expect(!ReportFormat.full.render(report, .plain).contains("= pipeline:"))
  }

  @Test func `severities are counted apart`() throws {
    let report = try Samples.report(
      """
      datasets: {unused: {path: a.csv}}
      nodes:
        a: {outputs: [t]}
        b: {inputs: [t], after: [a], outputs: [u]}
        c: {inputs: [none], after: [b, a], outputs: [v]}
      """)
    let text = ReportFormat.full.render(report, .plain)
    #expect(text.hasSuffix("\nFound 1 error, 2 warnings and 1 info.\n"))
  }

  @Test func `concise gives a line for each finding`() throws {
    let report = try Samples.report(Samples.waiting, rules: [.memoryOverlap])
    #expect(
      ReportFormat.concise.render(report, .plain)
        == "pipeline.yaml:7:3: error[HW201] A and D may run at the same time and need 16.5 GiB "
        + "of 16 GiB\n")
  }

  @Test func `colours change nothing but the colour`() throws {
    let report = try Samples.report(Samples.waiting)
    for format in ReportFormat.all where format.name != "json" {
      let coloured = format.render(report, Style(isColoured: true))
      #expect(coloured.contains("\u{1B}["))
      #expect(
        coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == format.render(report, .plain))
    }
  }

  @Test func `an unknown format is refused with the nearest name`() {
    let problem = #expect(throws: InputProblem.self) { try ReportFormat.named("jsn") }
    #expect(problem?.message == "there is no format 'jsn'")
    #expect(problem?.help == "did you mean 'json'?")
  }
}
