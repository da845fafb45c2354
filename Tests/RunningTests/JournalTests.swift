import OutsideWorld
import PipelineModel
import Testing

@testable import Running

struct JournalTests {
  @Test func `every attempt is announced before it starts and told when it has ended`()
    async throws
  {
    let project = try TestProject()
    let summary = try await project.run([
      shell("A", "cp .headway/runs/*/journal.jsonl seen-by-A"),
      shell("B", "cp .headway/runs/*/journal.jsonl seen-by-B; exit 1", after: ["A"], retries: 1),
    ])
    func events(_ path: String) -> [String] {
      JournalReader.entries(path, files: project.files).map {
        "\($0.event.rawValue) \($0.node ?? "-") \($0.attempt ?? 0)"
      }
    }
    #expect(events(project.root + "/seen-by-A") == ["run - 0", "start A 1"])
    #expect(
      events(project.root + "/seen-by-B") == [
        "run - 0", "start A 1", "end A 1", "start B 1", "end B 1", "start B 2",
      ])
    let all = JournalReader.entries(summary.folder + "/journal.jsonl", files: project.files)
    #expect(all.first?.nodes == ["A", "B"])
    #expect(all.last?.event == .close && all.last?.status == "failed")
  }

  @Test func `a full disk under the journal is said and the run goes on`() async throws {
    let journal = try Journal("/dev/full")
    journal.append(JournalEntry(.run, time: 1))
    let problem = await journal.close()
    #expect(problem?.reason == "the disk is full")
  }

  @Test func `names that are hard to write are read back`() async throws {
    let project = try TestProject()
    let names = ["a\nb", "\"quoted\"", "\u{1B}[31m", "🎉", "\\"]
    let path = project.root + "/journal.jsonl"
    let journal = try Journal(path)
    for name in names {
      var entry = JournalEntry(.start, time: 1)
      entry.node = name
      journal.append(entry)
    }
    #expect(await journal.close() == nil)
    #expect(JournalReader.entries(path, files: project.files).map(\.node) == names)
  }

  @Test func `every field of a line is read back`() async throws {
    let project = try TestProject()
    let path = project.root + "/journal.jsonl"
    var run = JournalEntry(.run, time: 1_795_456_279.8655105)
    run.run = "20260131-142501-4711"
    run.pipeline = "a \"b\" \\ \u{1} é"
    run.processID = 4711
    run.nodes = ["A", "", "B\n"]
    run.memoryCapacity = .max
    var end = JournalEntry(.end, time: 1e300)
    end.node = "A"
    end.attempt = 3
    end.status = "failed"
    end.code = -1
    end.signal = 9
    end.duration = 1e-7
    end.peakMemory = 0
    end.user = 0.5
    end.system = 12_345.678
    let journal = try Journal(path)
    journal.append(run)
    journal.append(end)
    #expect(await journal.close() == nil)
    #expect(JournalReader.entries(path, files: project.files) == [run, end])
  }

  @Test(arguments: ["", "junk", "{}", "{\"event\":\"run\"}", "\u{0}\u{1}\n\n"])
  func `a journal that is none tells of no run`(_ text: String) throws {
    let project = try TestProject()
    let path = project.root + "/journal.jsonl"
    try project.files.write(Array(text.utf8), to: path)
    #expect(RunRecord(JournalReader.entries(path, files: project.files)) == nil)
  }
}
