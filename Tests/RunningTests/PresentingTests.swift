import OutsideWorld
import PipelineModel
import Synchronization
import Testing

@testable import Running

/// Keeps what is printed.
private final class TextLog: TextSink {
  private let kept = Mutex<[UInt8]>([])

  func write(_ bytes: [UInt8]) { kept.withLock { $0 += bytes } }

  var text: String { String(decoding: kept.withLock { $0 }, as: UTF8.self) }
}

private func outline(_ names: [String], memory: [Int64?]? = nil) -> RunOutline {
  RunOutline(
    id: "1", names: names, memoryDemands: memory ?? names.map { _ in nil },
    durations: names.map { _ in nil }, selection: Array(names.indices),
    memoryCapacity: 700 << 20)
}

private func record(
  _ node: Int, _ name: String, _ start: Double, _ end: Double,
  _ outcome: AttemptOutcome = .succeeded, attempt: Int = 1, peak: Int64? = 52 << 20
) -> AttemptRecord {
  AttemptRecord(
    node: node, name: name, attempt: attempt, start: start, end: end, outcome: outcome,
    peakMemory: peak, user: 0, system: 0)
}

private func summary(
  _ attempts: [AttemptRecord], names: [String], failures: [AttemptFailure] = [],
  left: [Int] = [], status: RunSummary.Status = .succeeded
) -> RunSummary {
  RunSummary(
    id: "1", started: 0, status: status, folder: "/p/.headway/runs/1", outline: outline(names),
    attempts: attempts, failures: failures, left: left,
    makespan: (attempts.map(\.end).max() ?? 0) - (attempts.map(\.start).min() ?? 0),
    peakMemory: 612 << 20, notes: [])
}

struct PresentingTests {
  @Test func `a run is told in lines`() {
    let log = TextLog()
    let presenter = PlainPresenter(sink: log)
    presenter.observe(.planned(outline(["A", "D\u{7}"])))
    presenter.observe(.started(node: 0, attempt: 1, at: 0))
    presenter.observe(
      .waiting(node: 1, shortfall: .amount(.memory, needed: 600 << 20, free: 572 << 20)))
    presenter.observe(.finished(record(0, "A", 0, 1.02)))
    presenter.observe(.started(node: 1, attempt: 1, at: 1.02))
    presenter.observe(
      .failed(
        AttemptFailure(
          record: record(1, "D\u{7}", 1.02, 2, .exited(3)), reason: "exited with 3",
          lastLines: ["oh"], log: "/l/D.log"), retried: false))
    #expect(
      log.text == """
        started A
        waiting D\\u{7} for 600 MiB of memory, 572 MiB is free
        finished A  1.02s  52 MiB
        started D\\u{7}
        failed D\\u{7}  0.98s  52 MiB  exited with 3
          | oh
          log: /l/D.log

        """)
  }

  @Test func `cpus and workers are waited for in silence`() {
    let log = TextLog()
    let presenter = PlainPresenter(sink: log)
    presenter.observe(.planned(outline(["A"])))
    presenter.observe(.waiting(node: 0, shortfall: .amount(.cpus, needed: 1000, free: 0)))
    presenter.observe(.waiting(node: 0, shortfall: .workers))
    #expect(log.text == "")
  }

  @Test(arguments: [20, 40, 80, 200])
  func `no line of the live view is wider than the terminal`(_ width: Int) {
    var view = LiveView(begin: 0)
    let names = (0..<30).map { "a rather long name of a node 🎉 数据 \($0)" }
    _ = view.take(.planned(outline(names, memory: names.map { _ in 1 << 30 })), now: 0)
    for node in names.indices { _ = view.take(.started(node: node, attempt: 1, at: 0), now: 0) }
    _ = view.take(
      .measured(MemorySample(nodes: [0: 512 << 20, 1: 3 << 30], total: 4 << 30)), now: 1)
    let lines = view.lines(width: width, now: 12.3)
    #expect(lines.count == LiveView.shownNodes + 2)
    for line in lines { #expect(ShownText.width(line) < width) }
    #expect(lines.last?.hasPrefix("0 of 30 done, ".prefix(width - 2)) == true)
  }

  @Test func `the live view is gone when the run has ended`() {
    let log = TextLog()
    let presenter = TerminalPresenter(sink: log, clock: SystemClock(), width: { 80 })
    presenter.observe(.planned(outline(["A", "B"])))
    presenter.observe(.started(node: 0, attempt: 1, at: 0))
    presenter.observe(.note("something"))
    presenter.observe(.ended(summary([record(0, "A", 0, 1)], names: ["A", "B"])))
    #expect(screen(log.text) == ["note: something"])
  }

  /// What a terminal shows of it: only what the presenter uses is understood.
  private func screen(_ text: String) -> [String] {
    var lines: [String] = []
    var rest = text[...]
    while !rest.isEmpty {
      if rest.hasPrefix("\u{1B}["), let letter = rest.firstIndex(of: "A") {
        let up = Int(rest[rest.index(rest.startIndex, offsetBy: 2)..<letter]) ?? 0
        lines.removeLast(min(up, lines.count))
        // Then a carriage return and the clearing of what is below: four characters.
        rest = rest[rest.index(after: letter)...].dropFirst(4)
      } else {
        let end = rest.firstIndex(of: "\n") ?? rest.endIndex
        lines.append(String(rest[..<end]))
        rest = end < rest.endIndex ? rest[rest.index(after: end)...] : ""
      }
    }
    return lines
  }

  @Test func `the report has makespan, peak, a timeline and what is left`() {
    let names = ["A", "B", "C", "D"]
    let failure = AttemptFailure(
      record: record(1, "B", 1, 2, .exited(3)), reason: "exited with 3", lastLines: ["oh"],
      log: "/l/B.log")
    let text = RunReport.text(
      summary(
        [
          record(0, "A", 0, 1), record(1, "B", 0, 1, .exited(3)),
          record(1, "B", 1, 2, .exited(3), attempt: 2),
        ], names: names, failures: [failure], left: [2, 3], status: .failed), width: 40)
    #expect(
      text == """
        1 of 4 nodes in 2s, peak 612 MiB of 700 MiB
          A ████████████············ 1s  52 MiB
          B ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ 1s  52 MiB
        failed: B exited with 3
          log: /l/B.log
        left: C, D

        """)
  }

  @Test func `of many nodes the slowest are in the timeline`() {
    let attempts = (0..<100).map { record($0, "n\($0)", 0, Double(1 + $0 % 50), peak: nil) }
    let text = RunReport.text(summary(attempts, names: attempts.map(\.name)), width: 80)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 1 + 40 + 1)
    #expect(lines.last == "  (the 40 slowest of 100 nodes)")
    #expect(!text.contains("n0 ") && text.contains("n99 "))
  }

  @Test(arguments: [
    ("plain", "plain"), ("a\nb\tc", "a\\nb\\tc"), ("\u{1B}[31m", "\\u{1b}[31m"),
    ("\u{202E}evil", "\\u{202e}evil"), ("🎉 é", "🎉 é"),
  ])
  func `names are shown without what moves the cursor`(_ name: String, _ shown: String) {
    #expect(ShownText.of(name) == shown)
  }

  @Test func `texts are cut and filled by the columns they take`() {
    #expect(ShownText.fitted("数据", to: 6) == "数据  ")
    #expect(ShownText.fitted("abcdef", to: 4) == "abc…")
    #expect(ShownText.width(ShownText.fitted("数据数据", to: 4)) == 4)
  }
}
