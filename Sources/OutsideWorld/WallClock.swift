import Glibc

/// Tells the time and waits.
package protocol WallClock: Sendable {
  /// Seconds since 1970.
  func now() -> Double
  /// Seconds since some fixed moment; never goes back.
  func elapsed() -> Double
  /// Waits; ends early when the task is cancelled.
  func sleep(seconds: Double) async
}

/// The clock of the machine.
package struct SystemClock: WallClock {
  package init() {}

  package func now() -> Double { read(CLOCK_REALTIME) }

  package func elapsed() -> Double { read(CLOCK_MONOTONIC) }

  package func sleep(seconds: Double) async {
    try? await Task.sleep(nanoseconds: UInt64(max(0, seconds) * 1e9))
  }

  private func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
