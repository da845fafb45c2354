import OutsideWorld
import PipelineModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Lets the interpreter that has the user's Kedro import the project.
struct KedroPython {
  /// Absolute, canonical.
  let root: String
  let shownRoot: String
  let settings: KedroConfiguration
  /// What follows `kedro run --params`.
  let parameters: String?
  let interpreter: KedroInterpreter
  /// Seconds the project may take to import.
  let timeLimit: Double
  let world: World

  /// Seconds, beyond those of the project, for Python to start and for the script to say where the
  /// project was when its time was over.
  private static let grace = 30.0

  /// The project in a sentence.
  private var project: String { LoadRequest.named(shownRoot) }

  /// Why a project cannot be imported here, for no reason of its own.
  struct Absence: Error {
    let reason: String
    /// The folders that Kedro was looked for in.
    let searched: [String]
  }

  func inspect() async throws(InputProblem) -> KedroInspection {
    switch try await attempt() {
    case .answered(let result, let mocked):
      switch result {
      case .success(let inspection): return inspection
      case .failure(let failure): throw problem(failure, mocked: mocked)
      }
    case .noPython(let problem): throw noPython(problem)
    }
  }

  /// What is in the project, unless this machine has no Python with Kedro.
  func inspectIfPossible() async throws(InputProblem) -> Result<KedroInspection, Absence> {
    switch try await attempt() {
    case .answered(.success(let inspection), _): return .success(inspection)
    case .answered(.failure(let failure), let mocked):
      guard failure.kind == "kedro-missing", settings.python == nil else {
        throw problem(failure, mocked: mocked)
      }
      return .failure(Absence(reason: failure.message, searched: failure.searched ?? []))
    case .noPython(let problem):
      // One that the user named is to be used.
      throw noPython(problem)
    }
  }

  private enum Attempt {
    case answered(Result<KedroInspection, KedroFailure>, mocked: [String])
    case noPython(ProcessProblem)
  }

  private func noPython(_ problem: ProcessProblem) -> InputProblem {
    settings.problem(
      "\(project) needs Python to be loaded: \(problem)",
      at: settings.python, help: help([KedroInterpreter.naming]))
  }

  private func attempt() async throws(InputProblem) -> Attempt {
    let folder = try temporaryFolder()
    defer { try? world.files.remove(folder) }
    let result = Paths.joined(folder, "result.json")
    let request = InspectionRequest(
      project: root, env: settings.environment?.name, params: parameters,
      timeLimit: timeLimit, result: result)
    let words = [interpreter.path, "-W", "ignore", "-c", Self.script, request.text]
    let finished: CapturedProcess
    do throws(ProcessProblem) {
      finished = try await world.capture(
        ChildCommand(words, environment: world.environment, directory: root),
        timeLimit: timeLimit + Self.grace)
    } catch { return .noPython(error) }
    let answer = try answer(of: finished, in: result)
    return .answered(answer.result, mocked: answer.mockedModules)
  }

  private func answer(
    of finished: CapturedProcess, in result: String
  ) throws(InputProblem) -> KedroAnswer {
    if finished.timedOut { throw InputProblem(overdue, help: help([Self.overdueAdvice])) }
    guard let bytes = try? world.files.read(result), let answer = KedroAnswer(bytes) else {
      let printed = String(decoding: finished.error.suffix(2000), as: UTF8.self)
      let lines = printed.split(separator: "\n").suffix(3).map(String.init)
      throw InputProblem(
        "\(interpreter.path) ended without saying what is in \(project)",
        help: help(lines.isEmpty ? ["the project may call exit() while it is imported"] : lines))
    }
    return answer
  }

  private var overdue: String {
    "importing \(project) took longer than \(TimeSpan.described(timeLimit))"
  }
  private static let overdueAdvice = "see what the project does when it is imported"

  private func problem(_ failure: KedroFailure, mocked: [String]) -> InputProblem {
    let message = failure.kind == "time" ? overdue : failure.message
    let advice = advice(on: failure)
    let help = help([failure.detail, advice].compactMap(\.self), mocked: mocked)
    guard let file = failure.file,
      let text = try? world.source(
        Paths.joined(root, file), shown: Paths.normalised(Paths.joined(shownRoot, file)))
    else {
      return settings.problem(message, at: setting(behind: failure), help: help)
    }
    var span = failure.line.map { text.span(ofLine: $0) } ?? text.span(0..<0)
    if let line = failure.line, let column = failure.column, column > 0 {
      let place = text.position(line: line, byteColumn: column - 1)
      span = SourceSpan(file: text.file, start: place, end: place)
    }
    return InputProblem(message, span: span, source: text, help: help)
  }

  /// The setting that a failure without a file comes from.
  private func setting(behind failure: KedroFailure) -> Reference? {
    switch failure.kind {
    case "config": settings.environment
    case "params", "time": nil
    default: settings.python
    }
  }

  /// What to do about a Python that does not fit the project.
  private func advice(on failure: KedroFailure) -> String? {
    switch failure.kind {
    case "kedro-missing": "install Kedro there, or " + KedroInterpreter.naming
    case "kedro-unsupported": KedroInterpreter.naming
    case "time": Self.overdueAdvice
    default: nil
    }
  }

  /// Lines of help, with what is to be said of the interpreter at their end.
  private func help(_ lines: [String], mocked: [String] = []) -> String? {
    let all = lines + interpreter.notes(mocked: mocked)
    return all.isEmpty ? nil : all.joined(separator: "\n")
  }

  private func temporaryFolder() throws(InputProblem) -> String {
    do throws(FileProblem) { return try world.files.makeTemporaryDirectory() } catch {
      throw InputProblem("\(error)", help: "set TMPDIR to a folder that can be written")
    }
  }

  /// The parts of the embedded script, in the order in which each needs those before it.
  private static let script =
    [
      PackageResources.inspect_sources_py, PackageResources.inspect_mocks_py,
      PackageResources.inspect_mock_uses_py,
      PackageResources.inspect_origins_py, PackageResources.inspect_catalog_py,
      PackageResources.inspect_tables_py,
      PackageResources.inspect_preflight_py, PackageResources.inspect_errors_py,
      PackageResources.inspect_guards_py, PackageResources.inspect_reads_py,
      PackageResources.inspect_dropped_py,
      PackageResources.inspect_py,
    ].map { String(decoding: $0, as: UTF8.self) }.joined()
}

/// What the script is asked.
private struct InspectionRequest: Encodable {
  /// Absolute path of the project.
  let project: String
  /// Kedro's run environment; its own default when nil.
  let env: String?
  /// What follows `kedro run --params`: Kedro itself reads it, each version in its own way.
  let params: String?
  /// Seconds the project may take to be imported.
  let timeLimit: Double
  /// Where the answer goes.
  let result: String

  /// The request as JSON.
  ///
  /// Texts can always be encoded.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: (try? encoder.encode(self)) ?? Data(), as: UTF8.self)
  }
}
