#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What Python wrote of the modules it parsed, one output after another.
package struct ParsedModules: Sendable {
  /// Of the modules that were found.
  package private(set) var names: Set<String> = []
  private(set) var outputs: [[UInt8]] = []

  package init() {}

  /// What stands at the beginning of an output; see parse.py.
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
      let type: String?
      let line: Int?
      let column: Int?
    }
  }

  package func adding(_ output: [UInt8]) -> ParsedModules {
    var all = self
    all.outputs.append(output)
    if let head = try? Self.head(of: output).0 { all.names.formUnion(head.files.map(\.module)) }
    return all
  }

  /// The modules in the order in which they were met; nil when an output is not of the script.
  ///
  /// Of a module that was parsed twice the last one counts. Deep trees need a thread with a stack for
  /// them.
  package func read() -> [ModuleSyntax]? {
    var places: [String: Int] = [:]
    var modules: [ModuleSyntax] = []
    for output in outputs {
      guard let more = try? Self.read(output) else { return nil }
      for module in more {
        if let place = places[module.name] {
          modules[place] = module
        } else {
          places[module.name] = modules.count
          modules.append(module)
        }
      }
    }
    return modules
  }

  private static func head(of output: [UInt8]) throws -> (Head, end: Int) {
    guard let end = output.firstIndex(of: UInt8(ascii: "\n")) else {
      throw SyntaxReader.Malformed()
    }
    return (try JSONDecoder().decode(Head.self, from: Data(output[..<end])), end)
  }

  private static func read(_ output: [UInt8]) throws -> [ModuleSyntax] {
    let (head, end) = try head(of: output)
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
    let strings = try JSONDecoder().decode([String].self, from: Data(output[numbersEnd...]))
    var reader = SyntaxReader(numbers: numbers, strings: strings)
    return try head.files.map { file in
      ModuleSyntax(
        name: file.module, path: file.path, isPackage: file.package,
        body: try file.start.map { try reader.module(at: $0) } ?? [],
        problem: file.error.map {
          SyntaxProblem(
            type: file.type ?? "SyntaxError", message: $0, line: file.line, column: file.column)
        })
    }
  }
}
