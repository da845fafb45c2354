import Glibc

/// Where programs are.
package enum ProgramSearch {
  /// The path of a program that may be executed: a name without a slash is looked for in `PATH`.
  ///
  /// Nil when it is nowhere.
  package static func path(of program: String, in environment: [String: String]) -> String? {
    if program.contains("/") { return access(program, X_OK) == 0 ? program : nil }
    let folders = environment["PATH"] ?? "/usr/bin:/bin"
    let candidates: [String] = folders.split(separator: ":").map { "\($0)/\(program)" }
    return candidates.first { access($0, X_OK) == 0 }
  }
}
