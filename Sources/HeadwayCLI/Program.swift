import Glibc
import OutsideWorld

extension Headway {
  /// The whole program: this process's arguments and world.
  package static func main() async -> Int32 {
    await run(Array(CommandLine.arguments.dropFirst()), in: .ofProcess())
  }
}

extension World {
  /// The world of this process.
  static func ofProcess() -> World {
    var variables: [String: String] = [:]
    var entry = environ
    while let pointer = entry.pointee {
      let pair = String(cString: pointer)
      if let sign = pair.firstIndex(of: "=") {
        variables[String(pair[..<sign])] = String(pair[pair.index(after: sign)...])
      }
      entry += 1
    }
    let directory = getcwd(nil, 0)
    defer { free(directory) }
    return World(
      files: DiskFiles(), processes: SystemProcesses(), clock: SystemClock(),
      console: .ofProcess(), environment: variables,
      currentDirectory: directory.map { String(cString: $0) } ?? "/")
  }
}
