import Foundation
import OutsideWorld
import Testing

@testable import PythonReading

/// What no program should be: nothing of it crashes or hangs.
@Suite struct BadInputTests {
  /// How the evaluation of one file ends.
  private enum Ending: Sendable, Equatable {
    case known
    case raised(String)
    case tooLong, tooDeep, malformed, other
  }

  private func ending(of bytes: [UInt8]) async throws -> Ending {
    try await Oracle.with([]) { oracle in
      let folder = oracle.folder
      try Data(bytes).write(to: URL(fileURLWithPath: folder + "/bad.py"))
      let parsed = try await PythonParser(interpreter: "python3", world: Oracle.world).parse(
        PythonParser.Request(roots: [folder], modules: ["bad"]), timeLimit: 60)
      return await LastingThread.result(stackSize: 1 << 30) { () -> Ending in
        Self.evaluated(parsed, folder)
      } ?? .other
    }
  }

  private static func evaluated(_ parsed: ParsedModules, _ folder: String) -> Ending {
    guard let modules = parsed.read() else { return .malformed }
    let evaluator = Evaluator(modules: modules, workingFolder: folder, stepLimit: 100_000)
    let place = Place(
      file: "", range: SyntaxRange(line: 1, column: 0, endLine: 1, endColumn: 0))
    do throws(Stop) {
      _ = try evaluator.module("bad", at: place)
      return .known
    } catch {
      switch error {
      case .raised(let raised): return .raised(raised.type)
      case .tooLong: return .tooLong
      case .tooDeep: return .tooDeep
      default: return .other
      }
    }
  }

  private func ending(of text: String) async throws -> Ending {
    try await ending(of: Array(text.utf8))
  }

  @Test func `deep nesting is a syntax error or too deep`() async throws {
    for text in [
      String(repeating: "(", count: 10_000) + String(repeating: ")", count: 10_000),
      "x = " + String(repeating: "not ", count: 10_000) + "1",
      "x = 1" + String(repeating: " + 1", count: 10_000),
    ] {
      let ending = try await ending(of: text)
      #expect(ending == .raised("SyntaxError") || ending == .tooDeep || ending == .known)
    }
  }

  @Test(arguments: [
    "while True: pass", "x = 0\nwhile True: x += 1",
    "def f():\n  while True: yield 1\nfor x in f(): pass\nwhile 1: pass",
    "for a in range(100000):\n  for b in range(100000): pass",
    "xs = [1]\nfor x in xs: xs.append(1)",
  ])
  func `a loop without end is too long`(_ text: String) async throws {
    #expect(try await ending(of: text) == .tooLong)
  }

  @Test func `recursion without end is an error`() async throws {
    #expect(try await ending(of: "def f(): f()\nf()") == .raised("RecursionError"))
  }

  @Test func `what is no Python is a syntax error`() async throws {
    for bytes: [UInt8] in [
      [0, 1, 2, 3, 255], Array("x = 1\0".utf8), Array("def".utf8), [0xff, 0xfe, 0x78],
      Array("x = '\u{e9}".utf8), [0x78, 0x3d, 0x27, 0xe9, 0x27],
    ] {
      #expect(try await ending(of: bytes) == .raised("SyntaxError"))
    }
  }

  @Test func `other encodings are read`() async throws {
    let marked: [UInt8] = [0xef, 0xbb, 0xbf] + Array("x = 1\nassert x == 1\n".utf8)
    #expect(try await ending(of: marked) == .known)
    let latin = Array("# coding: latin-1\nassert len('".utf8) + [0xe9] + Array("') == 1\n".utf8)
    #expect(try await ending(of: latin) == .known)
    #expect(try await ending(of: "") == .known)
    #expect(try await ending(of: String(repeating: "x = 1\n", count: 20_000)) == .known)
  }

  @Test func `a damaged stream is refused`() async throws {
    let program = Program(
      name: "a",
      modules: [.init(name: "a", text: "def f(a, *b, c=1): return [a, {**b}, f'{c}']\n")],
      isKnown: false)
    try await Oracle.with([program]) { oracle in
      let parsed = try await PythonParser(interpreter: "python3", world: Oracle.world).parse(
        PythonParser.Request(roots: [oracle.folder], modules: ["a"]), timeLimit: 60)
      #expect(parsed.read() != nil)
      let output = try #require(parsed.outputs.first)
      for length in stride(from: 0, to: output.count, by: 7) {
        #expect(ParsedModules().adding(Array(output[..<length])).read() == nil)
      }
      for index in output.indices {
        for change in [UInt8(1), 0x80, 0xff] {
          var damaged = output
          damaged[index] ^= change
          _ = ParsedModules().adding(damaged).read()
        }
      }
    }
  }
}
