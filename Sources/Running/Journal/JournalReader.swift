import OutsideWorld

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads journals back.
package enum JournalReader {
  /// The entries of a journal up to the first line that is not whole, which is where a run was cut
  /// off.
  ///
  /// Empty when there is no such file.
  package static func entries(_ path: String, files: any FileStore) -> [JournalEntry] {
    guard let bytes = try? files.read(path) else { return [] }
    let decoder = JSONDecoder()
    var entries: [JournalEntry] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let entry = try? decoder.decode(JournalEntry.self, from: Data(line)) else { break }
      entries.append(entry)
    }
    return entries
  }
}
