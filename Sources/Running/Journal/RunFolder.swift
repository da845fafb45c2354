import Glibc
import OutsideWorld

/// Where things are in a project's `.headway/`.
package struct ProjectFolder: Sendable {
  package let path: String
  /// Absolute path of the project itself.
  let root: String

  package init(projectRoot: String) {
    root = projectRoot
    path = HeadwayFolder(projectRoot: projectRoot).path
  }

  package var history: String { path + "/history.sqlite" }
  package var lock: String { path + "/lock" }
  package var runs: String { path + "/runs" }
}

/// The folder of one run: `journal.jsonl`, `logs/`, `spill/`.
package struct RunFolder: Sendable {
  /// The moment in UTC and the process: `20260131-142501-4711`.
  package let id: String
  package let path: String

  package var journal: String { path + "/journal.jsonl" }
  package var logs: String { path + "/logs" }
  package var spill: String { path + "/spill" }
  package var traces: String { path + "/traces" }

  /// Makes the folder of a new run.
  ///
  /// Only whoever holds the project's lock may.
  init(in project: ProjectFolder, world: World) throws(FileProblem) {
    let base = Self.stamp(world.clock.now()) + "-\(getpid())"
    var id = base
    var more = 2
    while world.files.kind(of: project.runs + "/" + id) != nil {
      id = "\(base)-\(more)"
      more += 1
    }
    self.id = id
    path = project.runs + "/" + id
    try world.files.makeDirectory(logs)
  }

  private static func stamp(_ time: Double) -> String {
    var seconds = time_t(time)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let day = "\(parts.tm_year + 1900)\(two(parts.tm_mon + 1))\(two(parts.tm_mday))"
    return day + "-\(two(parts.tm_hour))\(two(parts.tm_min))\(two(parts.tm_sec))"
  }
}

/// File names for the logs of nodes.
enum LogName {
  /// A name that any file system takes and that no other node of the run has.
  ///
  /// Plain names stand as they are; others lose what is not plain and get their index behind `~`,
  /// which no plain name holds.
  static func of(_ node: String, index: Int) -> String {
    if node.utf8.allSatisfy(isPlain), !node.isEmpty, node.utf8.count <= 200 { return node + ".log" }
    let kept = String(decoding: node.utf8.prefix(80).map { isPlain($0) ? $0 : 0x5F }, as: UTF8.self)
    return "\(kept)~\(index).log"
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}
