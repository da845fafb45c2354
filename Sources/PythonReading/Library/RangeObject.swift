/// `range(…)`.
final class RangeObject: ForeignObject {
  let start: Int
  let step: Int
  let count: Int
  let typeName = "range"
  private let end: Int

  /// Nil when it is longer than numbers are counted here.
  init?(from start: Int, to end: Int, by step: Int) {
    let (span, overflow) =
      step > 0
      ? end.subtractingReportingOverflow(start) : start.subtractingReportingOverflow(end)
    guard !overflow, step != Int.min else { return nil }
    self.start = start
    self.end = end
    self.step = step
    count = span <= 0 ? 0 : (span - 1) / abs(step) + 1
  }

  private var last: Int { start + (count - 1) * step }

  private func holds(_ number: Int) -> Bool {
    guard count > 0, min(start, last) <= number, number <= max(start, last) else { return false }
    return number.subtractingReportingOverflow(start).partialValue % step == 0
  }

  /// The range of some of its numbers, as a slice takes them.
  func slice(_ indices: [Int], by width: Int) -> RangeObject? {
    let (width, overflow) = step.multipliedReportingOverflow(by: width)
    guard !overflow else { return nil }
    guard let first = indices.first, let final = indices.last else {
      return RangeObject(from: start, to: start, by: width)
    }
    return RangeObject(
      from: start + first * step, to: start + final * step + (width > 0 ? 1 : -1), by: width)
  }

  var key: Key? {
    let parts = count == 0 ? [] : count == 1 ? [start] : [start, step]
    return .foreign("range", [.int(count)] + parts.map { .int($0) })
  }

  var text: String? {
    step == 1 ? "range(\(start), \(end))" : "range(\(start), \(end), \(step))"
  }

  func items(_ evaluator: Evaluator, at place: Place) throws(Stop) -> [Value]? {
    guard count <= 1_000_000 else {
      evaluator.unknownsMade += 1
      return [.rest(Unknown("the range is too long", at: place))]
    }
    return (0..<count).map { .int(start + $0 * step) }
  }

  func attribute(_ name: String, _ evaluator: Evaluator, at place: Place) throws(Stop) -> Value? {
    switch name {
    case "start": .int(start)
    case "stop": .int(end)
    case "step": .int(step)
    default: nil
    }
  }

  func call(
    _ method: String, _ arguments: CallArguments, _ evaluator: Evaluator, at place: Place
  ) throws(Stop) -> Value? {
    if let unknown = arguments.unknown { return .unknown(unknown) }
    let given = arguments.positional.first?.plain
    switch (method, given) {
    case ("__len__", nil): return .int(count)
    case ("__contains__", .int(let number)?): return .bool(holds(number))
    case ("count", .int(let number)?): return .int(holds(number) ? 1 : 0)
    case ("index", .int(let number)?):
      guard holds(number) else {
        throw evaluator.failure("ValueError", "\(number) is not in range", at: place)
      }
      return .int((number - start) / step)
    case ("__getitem__", .int(let index)?):
      let position = index < 0 ? count + index : index
      guard 0..<count ~= position else {
        throw evaluator.failure("IndexError", "range object index out of range", at: place)
      }
      return .int(start + position * step)
    default: return nil
    }
  }
}
