import OutsideWorld
import PipelineModel

/// The end of a node's log, for people.
enum LogLines {
  /// At most `count` last lines that are not empty.
  ///
  /// Of a line that a progress bar wrote over, what was written last. Colours are taken out.
  static func last(_ count: Int, of path: String) -> [String] {
    guard let bytes = FileTail.read(path, limit: 1 << 16) else { return [] }
    let lines = bytes.split(separator: UInt8(ascii: "\n")).map { line in
      let shown = line.split(separator: UInt8(ascii: "\r")).last ?? []
      return plain(String(decoding: shown.prefix(2000), as: UTF8.self))
    }
    return Array(lines.filter { !$0.allSatisfy(\.isWhitespace) }.suffix(count))
  }

  /// Without the escape sequences `ESC [ … letter`; other control characters written as escapes,
  /// tabs as spaces.
  private static func plain(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if scalar == "\u{1B}", scalars.first == "[" {
        scalars = scalars.dropFirst().drop { !("\u{40}"..."\u{7E}").contains($0) }.dropFirst()
      } else {
        kept.append(scalar == "\t" ? " " : scalar)
      }
    }
    return ShownText.of(String(kept))
  }
}
