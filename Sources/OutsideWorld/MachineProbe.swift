/// What this machine really has for us, control group limits included.
package struct MachineProbe: Sendable {
  /// Bytes of memory; nil when the system does not say.
  package let memory: Int64?
  /// Processors that may be used, at least one.
  package let cpus: Double

  package init(memory: Int64?, cpus: Double) {
    self.memory = memory
    self.cpus = cpus
  }

  /// Reads `/proc` and `/sys`.
  package init(_ files: any FileStore) {
    let total = Self.total(files)
    let limits = Self.groupFolders(files).compactMap { Self.memoryLimit(in: $0, files) }
    memory = ([total].compactMap(\.self) + limits).min()
    let quotas = Self.groupFolders(files).compactMap { Self.cpuQuota(in: $0, files) }
    cpus = max(1, ([Self.affinity(files)] + quotas).min() ?? 1)
  }

  private static func total(_ files: any FileStore) -> Int64? {
    guard let text = text("/proc/meminfo", files) else { return nil }
    for line in text.split(separator: "\n") where line.hasPrefix("MemTotal:") {
      return line.split(separator: " ").dropFirst().first.flatMap { Int64($0) }.map { $0 * 1024 }
    }
    return nil
  }

  /// The control groups of this process from its own up to the root, of both versions.
  private static func groupFolders(_ files: any FileStore) -> [String] {
    guard let text = text("/proc/self/cgroup", files) else { return [] }
    return text.split(separator: "\n").flatMap { line -> [String] in
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { return [] }
      let base = parts[1].isEmpty ? "/sys/fs/cgroup" : "/sys/fs/cgroup/\(parts[1])"
      var folders: [String] = []
      var path = Paths.normalised(base + parts[2])
      while path.count >= base.count {
        folders.append(path)
        guard path != base, let parent = Paths.parent(of: path) else { break }
        path = parent
      }
      return folders
    }
  }

  private static func memoryLimit(in folder: String, _ files: any FileStore) -> Int64? {
    let names = ["memory.max", "memory.limit_in_bytes"]
    let limits = names.compactMap { text("\(folder)/\($0)", files) }
      .compactMap { Int64($0.filter { !$0.isWhitespace }) }
    // Version 1 writes a number near the largest one for "no limit".
    return limits.filter { $0 > 0 && $0 < 1 << 60 }.min()
  }

  private static func cpuQuota(in folder: String, _ files: any FileStore) -> Double? {
    if let words = text("\(folder)/cpu.max", files)?.split(whereSeparator: \.isWhitespace),
      words.count == 2, let quota = Double(words[0]), let period = Double(words[1]), period > 0
    {
      return quota / period
    }
    guard let quota = number("\(folder)/cpu.cfs_quota_us", files), quota > 0,
      let period = number("\(folder)/cpu.cfs_period_us", files), period > 0
    else { return nil }
    return quota / period
  }

  /// The processors this process may run on: `Cpus_allowed_list: 0-3,8`.
  private static func affinity(_ files: any FileStore) -> Double {
    let lines = text("/proc/self/status", files)?.split(separator: "\n") ?? []
    guard let line = lines.first(where: { $0.hasPrefix("Cpus_allowed_list:") }) else { return 1 }
    let ranges = line.dropFirst("Cpus_allowed_list:".count).split(separator: ",")
    return ranges.reduce(0.0) { count, range in
      let ends = range.split(separator: "-").compactMap { Int($0.filter(\.isNumber)) }
      guard let first = ends.first, let last = ends.last, last >= first else { return count }
      return count + Double(last - first + 1)
    }
  }

  private static func number(_ path: String, _ files: any FileStore) -> Double? {
    text(path, files).flatMap { Double($0.filter { !$0.isWhitespace }) }
  }

  private static func text(_ path: String, _ files: any FileStore) -> String? {
    (try? files.read(path)).map { String(decoding: $0, as: UTF8.self) }
  }
}
