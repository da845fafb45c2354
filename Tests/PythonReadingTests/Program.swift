import OutsideWorld
import Testing

/// A small Python program that leaves something in `result`.
struct Program: Sendable {
  let name: String
  let modules: [Module]
  /// Whether nothing of what it leaves may be unknown.
  let isKnown: Bool

  struct Module: Sendable {
    let name: String
    let text: String
  }

  /// The modules and the folders that they lie in.
  var names: [String] {
    var names: [String] = []
    for module in modules {
      let parts = module.name.split(separator: ".")
      for count in 1...parts.count { names.append(parts.prefix(count).joined(separator: ".")) }
    }
    return names
  }

  var main: String { modules[0].name }

  /// The programs of the fixtures in a folder.
  ///
  /// `#: name` begins a program that must be known, `#? name` one that need not; `#+ name` adds a
  /// module to it.
  static func fixtures(in folder: String) throws -> [Program] {
    let path = Paths.joined(Oracle.fixtures, folder)
    let files = DiskFiles()
    var programs: [Program] = []
    for file in try files.entries(of: path).sorted() where file.hasSuffix(".py") {
      let bytes = try files.read(Paths.joined(path, file))
      programs += read(
        String(decoding: bytes, as: UTF8.self), prefix: "\(folder)_\(file.dropLast(3))")
    }
    return programs
  }

  private static func read(_ text: String, prefix: String) -> [Program] {
    var programs: [Program] = []
    var name = ""
    var isKnown = false
    var modules: [(name: String, lines: [Substring])] = []
    func end() {
      guard !modules.isEmpty else { return }
      let made = modules.map {
        Module(name: $0.name, text: $0.lines.joined(separator: "\n") + "\n")
      }
      programs.append(
        Program(name: name, modules: made, isKnown: isKnown))
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if ["#: ", "#? "].contains(where: line.hasPrefix) {
        end()
        isKnown = line.hasPrefix("#: ")
        name = "\(prefix): \(line.dropFirst(3))"
        modules = [("\(prefix)_\(programs.count)", [])]
      } else if line.hasPrefix("#+ ") {
        modules.append((String(line.dropFirst(3)), []))
      } else if !modules.isEmpty {
        modules[modules.count - 1].lines.append(line)
      }
    }
    end()
    return programs
  }
}
