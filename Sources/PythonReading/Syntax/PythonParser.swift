import OutsideWorld

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Lets a Python parse modules with its own `ast`; nothing of them is run.
package struct PythonParser: Sendable {
  package let interpreter: String
  package let world: World

  package init(interpreter: String, world: World) {
    self.interpreter = interpreter
    self.world = world
  }

  /// What to parse.
  package struct Request: Encodable, Sendable {
    /// Absolute paths of the folders that modules are found in.
    package var roots: [String]
    /// The modules to start from; what they import is parsed too.
    package var modules: [String]
    /// Modules that are parsed already, and whose imports are not followed again.
    var known: [String] = []

    package init(roots: [String], modules: [String]) {
      self.roots = roots
      self.modules = modules
    }
  }

  /// Why nothing was parsed.
  package enum Problem: Error, Sendable {
    case noPython(ProcessProblem)
    case timedOut
    /// The last lines of what it printed.
    case failed([String])
  }

  /// Lets Python parse modules and everything that they import.
  ///
  /// - Parameter known: What was parsed before: it is kept, and only parsed again where it is asked
  ///   for by name.
  /// - Complexity: Linear in the text: about a second for 100,000 lines.
  package func parse(
    _ request: Request, after known: ParsedModules = ParsedModules(), timeLimit: Double
  ) async throws(Problem) -> ParsedModules {
    var request = request
    request.known = known.names.subtracting(request.modules).sorted()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let text = String(decoding: (try? encoder.encode(request)) ?? Data(), as: UTF8.self)
    let script = String(decoding: PackageResources.parse_py, as: UTF8.self)
    let finished: CapturedProcess
    do throws(ProcessProblem) {
      finished = try await world.capture(
        ChildCommand(
          [interpreter, "-I", "-S", "-W", "ignore", "-c", script, text],
          environment: world.environment, directory: request.roots.first ?? "/"),
        timeLimit: timeLimit)
    } catch { throw .noPython(error) }
    if finished.timedOut { throw .timedOut }
    guard finished.exit.code == 0, !finished.output.isEmpty else {
      let printed = String(decoding: finished.error.suffix(2000), as: UTF8.self)
      throw .failed(printed.split(separator: "\n").suffix(3).map(String.init))
    }
    return known.adding(finished.output)
  }
}
