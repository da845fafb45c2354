import PipelineModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads a JSON text into the same tree as YAML. Foundation says whether it is JSON at all; the
/// places come from libyaml, of whose language JSON is a part.
package enum JSONReader {
  package static func read(_ source: SourceText) throws(InputProblem) -> SourceNode? {
    guard !source.bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) else { return nil }
    do {
      _ = try JSONDecoder().decode(AnyJSON.self, from: Data(source.bytes))
    } catch let DecodingError.dataCorrupted(context) {
      throw problem(in: source, context)
    } catch {
      throw InputProblem("\(source.file) is not JSON", span: source.span(0..<0), source: source)
    }
    let joined = JoinedSurrogates(source)
    guard let tree = try YAMLReader.read(joined.source) else { return nil }
    return joined.isChanged ? joined.restored(tree) : tree
  }

  private static func problem(
    in source: SourceText, _ context: DecodingError.Context
  ) -> InputProblem {
    let cause = context.underlyingError.map { "\($0)" } ?? context.debugDescription
    let numbers = cause.split { !$0.isNumber }.compactMap { Int($0) }
    let isPlaced = cause.contains("line") && numbers.count >= 2
    let words = cause.prefix { $0 != "." && $0 != "\n" }
    let reason = isPlaced ? readable(cause) : words.isEmpty ? "it cannot be read" : String(words)
    guard isPlaced, let column = numbers.last, let line = numbers.dropLast().last else {
      return InputProblem(
        "this is not JSON: \(reason)", span: source.span(0..<0), source: source)
    }
    let place = source.position(line: line, byteColumn: max(0, column - 1))
    return InputProblem(
      "this is not JSON: \(reason)",
      span: SourceSpan(file: source.file, start: place, end: place), source: source)
  }

  /// Foundation's sentence, out of its dump of an error value.
  private static func readable(_ cause: String) -> String {
    let quoted = cause.split(separator: "\"").first { $0.contains("around line") } ?? cause[...]
    let sentence = quoted.components(separatedBy: " around line").first ?? String(quoted)
    return sentence.prefix(1).lowercased() + sentence.dropFirst()
  }
}

/// Accepts every JSON value and keeps nothing.
private struct AnyJSON: Decodable {
  init(from decoder: any Decoder) throws {}
}

/// libyaml does not know JSON's pairs of `\u` escapes, which stand for one character beyond the
/// first 65,536. They are joined before reading, and places are put back afterwards.
private struct JoinedSurrogates {
  let source: SourceText
  /// Offsets in the joined text just after a join; each lost two bytes.
  private let joins: [Int]
  private let original: SourceText

  var isChanged: Bool { !joins.isEmpty }

  init(_ original: SourceText) {
    self.original = original
    let bytes = original.bytes
    var joined: [UInt8] = []
    var joins: [Int] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\"), let scalar = Self.pair(in: bytes, at: index) {
        let digits = String(scalar, radix: 16, uppercase: true)
        joined += Array(("\\U" + String(repeating: "0", count: 8 - digits.count) + digits).utf8)
        joins.append(joined.count)
        index += 12
      } else if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
        joined += bytes[index...(index + 1)]
        index += 2
      } else {
        joined.append(bytes[index])
        index += 1
      }
    }
    self.joins = joins
    source = joins.isEmpty ? original : SourceText(file: original.file, bytes: joined)
  }

  func restored(_ node: SourceNode) -> SourceNode {
    let range = original(node.range.lowerBound)..<original(node.range.upperBound)
    switch node.content {
    case .scalar: return SourceNode(node.content, range: range)
    case .sequence(let items, let isFlow):
      return SourceNode(.sequence(items.map(restored), isFlow: isFlow), range: range)
    case .mapping(let entries, let isFlow):
      let entries = entries.map {
        SourceNode.Entry(key: restored($0.key), value: restored($0.value))
      }
      return SourceNode(.mapping(entries, isFlow: isFlow), range: range)
    }
  }

  private func original(_ offset: Int) -> Int {
    offset + 2 * joins.prefix { $0 <= offset }.count
  }

  private static func pair(in bytes: [UInt8], at index: Int) -> UInt32? {
    guard let high = unit(in: bytes, at: index), 0xD800..<0xDC00 ~= high,
      let low = unit(in: bytes, at: index + 6), 0xDC00..<0xE000 ~= low
    else { return nil }
    return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
  }

  private static func unit(in bytes: [UInt8], at index: Int) -> UInt32? {
    guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    else { return nil }
    return UInt32(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
  }
}
