/// What is free of each resource over time, all in flat arrays.
///
/// The segments of resource r are `base[r]..<base[r] + count[r]`; `free[i]` holds from `times[i]`
/// until the next segment begins, the last one for ever.
struct Timelines: Sendable {
  private let capacities: [Int64]
  private var base: [Int]
  private var count: [Int]
  private var times: [Int64]
  private var free: [Int64]

  /// Every node that takes some of a resource adds two segments at most.
  init(_ problem: SchedulingProblem) {
    capacities = problem.capacities
    base = []
    var total = 0
    for amounts in problem.demands {
      base.append(total)
      total += 2 * amounts.count { $0 > 0 } + 2
    }
    count = [Int](repeating: 1, count: base.count)
    times = [Int64](repeating: 0, count: total)
    free = times
  }

  /// Nothing is taken any more.
  mutating func clear() {
    for resource in base.indices {
      count[resource] = 1
      times[base[resource]] = 0
      free[base[resource]] = capacities[resource]
    }
  }

  /// Lends the segments without bounds checks.
  mutating func withSegments(_ body: (Segments) -> Void) {
    base.withUnsafeMutableBufferPointer { base in
      count.withUnsafeMutableBufferPointer { count in
        times.withUnsafeMutableBufferPointer { times in
          free.withUnsafeMutableBufferPointer { free in
            body(Segments(base: base, count: count, times: times, free: free))
          }
        }
      }
    }
  }

  /// The segments while they are lent.
  struct Segments {
    fileprivate let base: UnsafeMutableBufferPointer<Int>
    fileprivate let count: UnsafeMutableBufferPointer<Int>
    fileprivate let times: UnsafeMutableBufferPointer<Int64>
    fileprivate let free: UnsafeMutableBufferPointer<Int64>

    /// The earliest time, not before `time`, from which `amount` is free for `duration`.
    func earliest(from time: Int64, duration: Int64, amount: Int64, of resource: Int) -> Int64 {
      var index = segment(of: time, resource)
      let end = base[resource] + count[resource]
      var candidate = time
      while index < end && times[index] < candidate + duration {
        if free[index] < amount { candidate = times[index + 1] }
        index += 1
      }
      return candidate
    }

    /// Takes `amount` between two times.
    func take(_ amount: Int64, of resource: Int, from start: Int64, to end: Int64) {
      let first = split(at: start, resource)
      let last = split(at: end, resource)
      for index in first..<last { free[index] -= amount }
    }

    /// The segment that contains a time.
    private func segment(of time: Int64, _ resource: Int) -> Int {
      var low = base[resource]
      var high = low + count[resource]
      while high - low > 1 {
        let middle = (low + high) / 2
        if times[middle] <= time { low = middle } else { high = middle }
      }
      return low
    }

    /// The segment that starts at a time, made if need be.
    private func split(at time: Int64, _ resource: Int) -> Int {
      let index = segment(of: time, resource)
      if times[index] == time { return index }
      var last = base[resource] + count[resource]
      while last > index + 1 {
        times[last] = times[last - 1]
        free[last] = free[last - 1]
        last -= 1
      }
      times[last] = time
      free[last] = free[index]
      count[resource] += 1
      return last
    }
  }
}
