import CodeReading
import Foundation
import OutsideWorld
import PipelineModel
import PythonReading
import Testing

/// Functions of which it is known what they touch, half of them harmless look-alikes, against what
/// following them shows.
@Suite struct LabelledFunctionTests {
  private static let world = World(
    files: DiskFiles(), processes: SystemProcesses(), clock: SystemClock(),
    console: Console.ofProcess(), environment: ProcessInfo.processInfo.environment,
    currentDirectory: "/")

  /// A function with what was found of it.
  struct Outcome: Sendable {
    let name: String
    let labels: Set<String>
    let found: Set<String>
  }

  static func outcomes(of set: LabelledSet) async throws -> [Outcome] {
    let root = set.root
    let names = try set.modules().map(\.name)
    let request = PythonParser.Request(
      roots: [Paths.joined(root, "src")], modules: names)
    let parsed = try await PythonParser(interpreter: "python3", world: world)
      .parse(request, timeLimit: 60)
    return await LastingThread.result(stackSize: 1 << 29) { () -> [Outcome] in
      guard let modules = parsed.read(), let functions = try? LabelledFunction.all(of: set) else {
        return []
      }
      let evaluator = Evaluator(modules: modules, files: DiskFiles(), workingFolder: root)
      return functions.map { outcome(of: $0, evaluator, root: root) }
    } ?? []
  }

  private static func outcome(
    of function: LabelledFunction, _ evaluator: Evaluator, root: String
  ) -> Outcome {
    let place = Place(
      file: root, range: SyntaxRange(line: 1, column: 0, endLine: 1, endColumn: 0))
    var found: Set<String> = []
    do throws(Stop) {
      let module = try evaluator.module(function.module, at: place)
      let value = try evaluator.attribute(function.name, of: .module(module), at: place)
      let facts = try CodeReader(evaluator).facts(
        of: value, function.arguments(of: value, at: place), at: place)
      found = facts.labels(root: root)
    } catch {
      found = ["failed: \(error)"]
    }
    return Outcome(
      name: "\(function.module).\(function.name)", labels: function.labels, found: found)
  }

  @Test(arguments: LabelledSet.all)
  func `what labelled functions touch is found, and hardly anything else`(set: LabelledSet)
    async throws
  {
    let outcomes = try await Self.outcomes(of: set)
    #expect(outcomes.count >= 150)
    func isProved(_ label: String) -> Bool { !label.hasSuffix(" ?") }
    var (wanted, told, right) = (0, 0, 0)
    for outcome in outcomes {
      let labels = outcome.labels.filter(isProved)
      let found = outcome.found.filter(isProved)
      wanted += labels.count
      told += found.count
      right += labels.intersection(found).count
      if labels != found {
        print(
          outcome.name, "missed:", labels.subtracting(found).sorted(), "wrong:",
          found.subtracting(labels).sorted(), "found:", outcome.found.sorted())
      }
    }
    print(
      "\(set.name): functions \(outcomes.count), wanted \(wanted), told \(told), right \(right)")
    #expect(Double(right) >= 0.9 * Double(wanted))
    #expect(Double(right) >= 0.98 * Double(told))
  }
}

extension LabelledFunction {
  /// What a call gets: values that are given, the defaults, and nothing known of the rest.
  func arguments(of value: Value, at place: Place) -> CallArguments {
    guard case .function(var function) = value else { return CallArguments() }
    while case .function(let wrapped)? = function.attributes["__wrapped__"] { function = wrapped }
    let parameters = function.syntax.parameters
    let positional = parameters.positionalOnly + parameters.positional
    let needed = positional.prefix(positional.count - parameters.defaults.count)
    var arguments = CallArguments()
    for name in needed {
      arguments.positional.append(
        given[name] ?? .unknown(Unknown("the argument \(name) is not known", at: place)))
    }
    for name in positional.dropFirst(needed.count) + parameters.keywordOnly {
      if let value = given[name] { arguments.keywords.append((name, value)) }
    }
    return arguments
  }
}
