import Glibc

/// What this process itself holds.
enum OwnMemory {
  /// The most this process was ever seen to hold, in bytes.
  ///
  /// A child's `ru_maxrss` starts from this number, for Linux carries the mark of the memory that
  /// a child had before `exec` over to it. A child's number that is not above it says nothing.
  static func largest() -> Int64 {
    var usage = rusage()
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    return Int64(usage.ru_maxrss) * 1024
  }
}
