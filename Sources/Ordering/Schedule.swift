/// When each node starts.
package struct Schedule: Hashable, Sendable {
  /// The start of each node, in the unit of the durations; the first starts are 0.
  package let start: [Int64]
  /// When the last node ends.
  package let makespan: Int64

  init(start: [Int64], durations: [Int64]) {
    self.start = start
    makespan = zip(start, durations).map { $0 + $1 }.max() ?? 0
  }
}

/// What is free of one resource over time: `free[i]` from `times[i]` until `times[i + 1]`.
struct Profile {
  private var times: [Int64] = [0]
  private var free: [Int64]

  init(capacity: Int64) { free = [capacity] }

  /// The earliest time, not before `time`, from which `amount` is free for `duration`.
  func earliest(from time: Int64, duration: Int64, amount: Int64) -> Int64 {
    guard duration > 0 else { return time }
    var candidate = time
    var index = position(of: time)
    while index < times.count && times[index] < candidate + duration {
      if free[index] < amount {
        guard index + 1 < times.count else { return candidate }
        candidate = times[index + 1]
      }
      index += 1
    }
    return candidate
  }

  /// Takes `amount` from `start` for `duration`.
  mutating func take(_ amount: Int64, from start: Int64, duration: Int64) {
    guard duration > 0 else { return }
    let first = split(at: start)
    let end = split(at: start + duration)
    for index in first..<end { free[index] -= amount }
  }

  /// The segment that contains `time`.
  private func position(of time: Int64) -> Int {
    var low = 0
    var high = times.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if times[middle] <= time { low = middle } else { high = middle }
    }
    return low
  }

  /// The segment that starts at `time`, made if need be.
  private mutating func split(at time: Int64) -> Int {
    let index = position(of: time)
    if times[index] == time { return index }
    times.insert(time, at: index + 1)
    free.insert(free[index], at: index + 1)
    return index + 1
  }
}
