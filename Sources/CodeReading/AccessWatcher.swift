import PipelineModel
import PythonReading

/// Gathers what a program that is followed asks of libraries.
final class AccessWatcher: CallWatcher {
  /// What happens; behind it what may not, one for each beginning that has no end yet.
  private var open = [CodeFacts()]
  private var origins = Origins()
  /// Why relative paths are not known any more: the program changed its working folder.
  private var movedAway: String?

  var facts: CodeFacts { open[0] }

  // MARK: What is called

  func called(
    _ name: String, _ given: CallArguments, giving result: Unknown, at place: PythonReading.Place
  ) {
    origins.add(result, madeBy: name, given)
    apply(name, given, at: place)
  }

  private func apply(_ function: String, _ given: CallArguments, at place: PythonReading.Place) {
    let call = Call(means: function, given: given, place: place, maker: nil)
    for effect in Libraries.all.effects(of: function) { call.apply(effect, self) }
  }

  func called(
    _ names: [String], of unknown: Unknown, _ given: CallArguments, at place: PythonReading.Place
  ) {
    guard let method = names.last else { return }
    // A method of a path that the listing of a folder gave.
    if let receiver = unknown.previous, case .places = path(.unknown(receiver)),
      origins.origin(of: receiver)?.function.hasPrefix("pathlib.") == true
    {
      var all = given
      all.positional.insert(.unknown(receiver), at: 0)
      return apply("pathlib.Path.\(method)", all, at: place)
    }
    let origin = origins.origin(of: unknown)
    // What only stands for something in a test does nothing.
    if origin?.function.hasPrefix("unittest.mock.") == true { return }
    let call = Call(means: "." + method, given: given, place: place, maker: origin)
    if call.isOfBucket { return call.applyBucket(self) }
    let effects = Libraries.all.effects(
      ofMethod: method, maker: origin?.function, isDirect: unknown.steps == 1)
    for effect in effects { call.apply(effect, self) }
    guard effects.isEmpty else { return }
    call.applySpark(names, self)
    call.applyDatabase(method, self)
    call.applyFileSystem(method, self)
  }

  func function(behind unknown: Unknown) -> Value? {
    guard let origin = origins.origin(of: unknown), !origin.isAmbiguous,
      ["joblib.delayed", "dask.delayed"].contains(origin.function)
    else { return nil }
    return origin.given.positional.first
  }

  func begin() { open.append(CodeFacts()) }

  func end() -> () -> Void {
    let gathered = open.removeLast()
    return { [self] in open[open.count - 1].add(gathered) }
  }

  // MARK: What is found

  func add(_ kind: Access.Kind, _ value: PathValue, _ call: Call) {
    switch value {
    case .none: return
    case .unresolved(let reason): addUnresolved(kind, reason, call)
    case .places(let places):
      for location in places {
        if let movedAway, location.isRelative {
          addUnresolved(kind, movedAway, call)
        } else {
          open[open.count - 1].add(
            FoundAccess(kind: kind, location: location, means: call.means, place: call.place))
        }
      }
    }
  }

  func addUnresolved(_ kind: Access.Kind, _ reason: String, _ call: Call) {
    open[open.count - 1].add(
      FoundUnresolved(kind: kind, means: call.means, reason: reason, place: call.place))
  }

  func add(_ state: SharedStateUse.State, _ call: Call) {
    open[open.count - 1].add(FoundState(state: state, means: call.means, place: call.place))
  }

  /// More may follow that is not followed.
  func giveUp(_ reason: String, at place: PythonReading.Place) {
    open[0].add(FoundUnresolved(kind: .read, means: "", reason: reason, place: place))
  }

  func missed(_ reason: String, at place: PythonReading.Place) { giveUp(reason, at: place) }

  func moveAway(_ call: Call) { movedAway = "\(call.means)() changes the working folder before" }

  func path(_ value: Value?, mayMatch: Bool = false) -> PathValue {
    PathValue.of(value, origins, mayMatch: mayMatch)
  }

  func isNoPath(_ unknown: Unknown) -> Bool { origins.isNoPath(unknown) }

  func origin(of value: Value?) -> Origins.Origin? {
    value?.unknown.flatMap { origins.origin(of: $0) }
  }
}

extension Location {
  /// Whether it is taken from the folder that the program is started in.
  fileprivate var isRelative: Bool {
    switch self {
    case .path(let text), .glob(let text): !text.hasPrefix("/")
    default: false
    }
  }
}
