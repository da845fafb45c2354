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
    /// Modules whose function bodies are wanted whatever stands in them.
    package var bodies: [String] = []
    /// A module in which one of these texts stands is sent with its function bodies.
    package var words: [String]

    package init(roots: [String], modules: [String], words: [String]) {
      self.roots = roots
      self.modules = modules
      self.words = words
    }
  }

  /// Why nothing was parsed.
  package enum Problem: Error, Sendable {
    case noPython(ProcessProblem)
    case timedOut
    /// The last lines of what it printed.
    case failed([String])
  }

  private struct Head: Decodable {
    let count: Int
    let strings: Int
    let files: [File]

    struct File: Decodable {
      let module: String
      let path: String?
      let package: Bool
      let start: Int?
      let error: String?
      let line: Int?
      let column: Int?
    }
  }

  /// Lets Python parse modules and everything that they import.
  ///
  /// What it gives is read by `modules(in:)`, on a thread with a stack for deep trees.
  ///
  /// - Complexity: Linear in the text: about a second for 100,000 lines.
  package func parse(_ request: Request, timeLimit: Double) async throws(Problem) -> [UInt8] {
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
    return finished.output
  }

  /// The modules in what the script wrote, in the order in which they were met; nil when it is not
  /// of the script.
  package static func modules(in output: [UInt8]) -> [ModuleSyntax]? {
    try? read(output)
  }

  private static func read(_ output: [UInt8]) throws -> [ModuleSyntax] {
    guard let end = output.firstIndex(of: UInt8(ascii: "\n")) else {
      throw SyntaxReader.Malformed()
    }
    let decoder = JSONDecoder()
    let head = try decoder.decode(Head.self, from: Data(output[..<end]))
    guard 0...output.count ~= head.count, 0...output.count ~= head.strings else {
      throw SyntaxReader.Malformed()
    }
    let numbersEnd = end + 1 + 4 * head.count
    guard output.count == numbersEnd + head.strings else { throw SyntaxReader.Malformed() }
    let numbers = output[(end + 1)..<numbersEnd].withUnsafeBytes { bytes in
      (0..<head.count).map { index in
        Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * index, as: Int32.self))
      }
    }
    let strings = try decoder.decode([String].self, from: Data(output[numbersEnd...]))
    var reader = SyntaxReader(numbers: numbers, strings: strings)
    return try head.files.map { file in
      ModuleSyntax(
        name: file.module, path: file.path, isPackage: file.package,
        body: try file.start.map { try reader.module(at: $0) } ?? [],
        problem: file.error.map {
          SyntaxProblem(message: $0, line: file.line, column: file.column)
        })
    }
  }
}
