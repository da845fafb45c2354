import Glibc
import OutsideWorld
import PipelineModel

/// What the machine that this runs on really has, the limits of its control group included.
package enum MachineCapacity {
  /// Bytes of memory and thousandths of cpus.
  ///
  /// What cannot be found out is left out.
  package static func found(in files: any FileStore) -> [Resource: Int64] {
    var capacities: [Resource: Int64] = [.cpus: cpus(files)]
    capacities[.memory] = memory(files)
    return capacities
  }

  private static func memory(_ files: any FileStore) -> Int64? {
    let limits = groups(files, controller: "memory").flatMap { folder in
      ["memory.max", "memory.limit_in_bytes"].compactMap {
        number(files, folder + "/" + $0)
      }
    }
    return (limits + [physicalMemory(files)].compactMap(\.self)).min()
  }

  private static func physicalMemory(_ files: any FileStore) -> Int64? {
    guard let text = text(files, "/proc/meminfo") else { return nil }
    for line in text.split(separator: "\n") where line.hasPrefix("MemTotal:") {
      return line.split(separator: " ").dropFirst().first.flatMap { Int64($0) }.map { $0 * 1024 }
    }
    return nil
  }

  /// At least one cpu: a part of one makes nodes slow, it does not forbid them.
  private static func cpus(_ files: any FileStore) -> Int64 {
    var cpus = Int64(allowedCpus(files) ?? sysconf(Int32(_SC_NPROCESSORS_ONLN))) * 1000
    for folder in groups(files, controller: "cpu") {
      if let quota = quota(files, folder) { cpus = min(cpus, quota) }
    }
    return max(1000, cpus)
  }

  /// How many cpus this process may run on: `0-3,8` are five.
  private static func allowedCpus(_ files: any FileStore) -> Int? {
    let mark = "Cpus_allowed_list:"
    guard let status = text(files, "/proc/self/status"),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix(mark) })
    else { return nil }
    var count = 0
    for range in String(line.dropFirst(mark.count)).trimmingBlanks().split(separator: ",") {
      let ends = range.split(separator: "-").compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last else { return nil }
      count += last - first + 1
    }
    return count > 0 ? count : nil
  }

  /// Thousandths of cpus that a control group may use.
  private static func quota(_ files: any FileStore, _ folder: String) -> Int64? {
    if let both = text(files, folder + "/cpu.max")?.split(whereSeparator: \.isWhitespace),
      both.count == 2, let quota = Int64(both[0]), let period = Int64(both[1]), period > 0
    {
      return quota * 1000 / period
    }
    guard let quota = number(files, folder + "/cpu.cfs_quota_us"), quota > 0,
      let period = number(files, folder + "/cpu.cfs_period_us"), period > 0
    else { return nil }
    return quota * 1000 / period
  }

  /// The folders of this process's control group and those above it, for versions 1 and 2.
  private static func groups(_ files: any FileStore, controller: String) -> [String] {
    guard let text = text(files, "/proc/self/cgroup") else { return [] }
    var folders: [String] = []
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let names = parts[1].split(separator: ",")
      let roots =
        parts[1].isEmpty
        ? ["/sys/fs/cgroup", "/sys/fs/cgroup/unified"]
        : names.contains(Substring(controller)) ? ["/sys/fs/cgroup/" + parts[1]] : []
      var path = String(parts[2])
      while true {
        folders += roots.map { Paths.normalised($0 + path) }
        guard path != "/", let parent = Paths.parent(of: path) else { break }
        path = parent
      }
    }
    return folders.filter { files.kind(of: $0) == .directory }
  }

  private static func number(_ files: any FileStore, _ path: String) -> Int64? {
    text(files, path).flatMap { Int64($0.trimmingBlanks()) }
  }

  private static func text(_ files: any FileStore, _ path: String) -> String? {
    guard let bytes = try? files.read(path) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
