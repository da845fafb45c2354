import Ordering
import Testing

@Suite struct ScheduleTests {
  @Test(arguments: 1...80)
  func `schedules respect order and capacities and the lower bound`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let count = 2 + random.below(11)
    let problem = try random.problem(nodeCount: count, percent: random.below(40))
    let priority = random.amounts(count, upTo: 20)
    let serial = problem.serialSchedule(priority: priority)
    let parallel = problem.parallelSchedule(priority: priority)
    let budget = SearchBudget(schedules: 40, steps: 20_000, seed: UInt64(seed))
    let found = problem.bestSchedule(budget: budget)
    let best = found.schedule
    for schedule in [serial, parallel, best] {
      expectSound(schedule, for: problem, seed: seed)
      #expect(schedule.makespan >= problem.makespanLowerBound, "seed \(seed)")
    }
    #expect(found == problem.bestSchedule(budget: budget), "seed \(seed)")
    #expect(found.lowerBound <= best.makespan && !found.isCutShort, "seed \(seed)")
    let latestFinish = problem.latestFinish()
    #expect(best.makespan <= problem.parallelSchedule(priority: latestFinish).makespan)
  }

  private func expectSound(_ schedule: Schedule, for problem: SchedulingProblem, seed: Int) {
    let start = schedule.start
    let end = zip(start, problem.durations).map { $0 + $1 }
    #expect(start.allSatisfy { $0 >= 0 } && schedule.makespan == end.max(), "seed \(seed)")
    for edge in problem.order.graph.edges {
      #expect(end[edge.source] <= start[edge.target], "seed \(seed): \(edge)")
    }
    for (amounts, capacity) in zip(problem.demands, problem.capacities) {
      for moment in start {
        let used = start.indices.filter { start[$0] <= moment && moment < end[$0] }
          .reduce(0) { $0 + amounts[$1] }
        #expect(used <= capacity, "seed \(seed) at \(moment)")
      }
    }
  }

  @Test(arguments: 1...150)
  func `small problems get the shortest schedule and the proof of it`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let count = 1 + random.below(6)
    let problem = try random.problem(nodeCount: count, percent: random.below(40))
    let found = problem.bestSchedule(budget: SearchBudget(schedules: 1))
    expectSound(found.schedule, for: problem, seed: seed)
    let shortest = shortestByTryingAll(problem)
    #expect(found.schedule.makespan == shortest && found.isOptimal, "seed \(seed)")
    #expect(problem.makespanLowerBound <= shortest, "seed \(seed)")
  }

  @Test(arguments: 1...40)
  func `no budget gives a schedule below what the exhaustive search proves`(seed: Int) throws {
    var random = TestRandom(seed: seed)
    let problem = try random.problem(nodeCount: 7 + random.below(4), percent: random.below(25))
    let best = problem.bestSchedule()
    expectSound(best.schedule, for: problem, seed: seed)
    #expect(best.isOptimal, "seed \(seed)")
    for schedules in [1, 20, 300] {
      let other = problem.bestSchedule(
        budget: SearchBudget(schedules: schedules, steps: 0, seed: UInt64(seed)))
      expectSound(other.schedule, for: problem, seed: seed)
      #expect(other.schedule.makespan >= best.schedule.makespan, "seed \(seed)")
      #expect(other.lowerBound <= best.schedule.makespan, "seed \(seed)")
    }
  }

  /// Every order in which the serial scheme can place the nodes: one of them is shortest.
  private func shortestByTryingAll(_ problem: SchedulingProblem) -> Int64 {
    var shortest = Int64.max
    var rank = [Int64](repeating: 0, count: problem.nodeCount)
    func extend(_ left: Set<Int>, next: Int64) {
      if left.isEmpty {
        shortest = min(shortest, problem.serialSchedule(priority: rank).makespan)
      }
      for node in left {
        rank[node] = next
        extend(left.subtracting([node]), next: next + 1)
      }
    }
    extend(Set(0..<problem.nodeCount), next: 0)
    return shortest
  }

  @Test func `a search whose time is up says so and still has a schedule`() throws {
    var random = TestRandom(seed: 3)
    let problem = try random.problem(nodeCount: 60, percent: 4)
    let found = problem.bestSchedule(budget: SearchBudget(isTimeUp: { true }))
    expectSound(found.schedule, for: problem, seed: 3)
    #expect(found.isCutShort != found.isOptimal)
  }

  @Test func `a heavy node that must be alone costs its own time`() throws {
    let problem = try SchedulingProblem(
      graph: DirectedGraph(nodeCount: 4, edges: []), durations: [60, 50, 40, 30],
      demands: [[1, 1, 1, 16]], capacities: [16])
    #expect(problem.bestSchedule().schedule.makespan == 90)
  }

  @Test func `the lower bound counts work and nodes that cannot overlap`() throws {
    let problem = try SchedulingProblem(
      graph: DirectedGraph(nodeCount: 3, edges: []), durations: [4, 4, 4],
      demands: [[2, 2, 2], [1, 1, 1]], capacities: [3, 2])
    #expect(problem.makespanLowerBound == 12)
  }

  @Test(arguments: [17_179_869_184, 1_125_899_906_842_624, Int64.max / 3] as [Int64])
  func `demands of bytes for years do not trap`(capacity: Int64) throws {
    let durations = (1...12).map { Int64($0) * 80_000_000_000_000 }
    let demands = (0..<12).map { capacity / Int64(2 + $0 % 4) }
    let problem = try SchedulingProblem(
      graph: DirectedGraph(nodeCount: 12, edges: [Edge(0, 5), Edge(3, 7)]), durations: durations,
      demands: [demands], capacities: [capacity])
    let small = try SchedulingProblem(
      graph: problem.order.graph, durations: (1...12).map { Int64($0) },
      demands: [(0..<12).map { [30, 20, 15, 12][$0 % 4] }], capacities: [60])
    let found = problem.bestSchedule(budget: SearchBudget(schedules: 50))
    expectSound(found.schedule, for: problem, seed: 0)
    #expect(found.lowerBound <= found.schedule.makespan)
    if capacity < 1 << 60 {
      #expect(
        found.schedule.makespan == small.bestSchedule().schedule.makespan * 80_000_000_000_000)
    }
  }

  @Test func `what cannot be a problem is refused`() {
    let free = DirectedGraph(nodeCount: 2, edges: [])
    func refusal(
      _ graph: DirectedGraph, _ durations: [Int64], _ demands: [[Int64]], _ capacities: [Int64]
    ) -> SchedulingError? {
      do throws(SchedulingError) {
        _ = try SchedulingProblem(
          graph: graph, durations: durations, demands: demands, capacities: capacities)
        return nil
      } catch {
        return error
      }
    }
    #expect(refusal(free.adding([Edge(0, 1), Edge(1, 0)]), [1, 1], [], []) == .cycle([0, 1]))
    #expect(refusal(free, [1], [], []) == .countMismatch)
    #expect(refusal(free, [1, 1], [[1, 1]], []) == .countMismatch)
    #expect(refusal(free, [1, -1], [], []) == .negativeDuration(node: 1))
    #expect(refusal(free, [.max, .max], [], []) == .durationsOutOfRange)
    #expect(refusal(free, [1, 1], [[0, -2]], [3]) == .negativeDemand(node: 1, resource: 0))
    #expect(refusal(free, [1, 1], [[0, 4]], [3]) == .exceedsCapacity(node: 1, resource: 0))
    #expect(refusal(free, [1, 1], [[0, 0]], [-3]) == nil)
  }
}
