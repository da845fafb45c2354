import Analysis
import PipelineModel

/// The texts that a split can be written as.
///
/// A new one is a case and a function here.
package enum SplitFormat: String, Sendable, CaseIterable {
  case shell
  case make

  package func text(_ commands: SplitCommands) throws(FixRefusal) -> String {
    switch self {
    case .shell: Self.shellScript(commands)
    case .make: try Self.makefile(commands)
    }
  }

  private static func head(_ commands: SplitCommands) -> String {
    let stages = Prose.count(commands.stages.count, "stage")
    return """
      # The pipeline \(ShellWord.comment(commands.pipeline)) in \(stages): nodes of one stage may \
      run together, and fit.
      # Written by headway fix --strategy split. Run it in the folder of the project.

      """
  }

  private static func shellScript(_ commands: SplitCommands) -> String {
    let stages = commands.stages.enumerated().map { index, stage in
      "# Stage \(index + 1): \(ShellWord.comment(stage.nodes.joined(separator: ", ")))\n"
        + stage.command + "\n"
    }
    return "#!/usr/bin/env bash\n" + head(commands) + "set -euo pipefail\n\n"
      + stages.joined(separator: "\n")
  }

  private static func makefile(_ commands: SplitCommands) throws(FixRefusal) -> String {
    if let stage = commands.stages.first(where: { $0.command.contains(where: \.isNewline) }) {
      let names = Prose.list(stage.nodes.map(\.shortened))
      throw FixRefusal(
        "a Makefile cannot hold a name with a line end: \(names)",
        help: "use --emit shell")
    }
    let count = commands.stages.count
    let targets = (0..<count).map { "stage-\($0 + 1)" }.joined(separator: " ")
    let rules = commands.stages.enumerated().map { index, stage in
      // Each stage waits for the one before it, whatever the number of jobs.
      let earlier = index == 0 ? "" : " stage-\(index)"
      let command = stage.command.split(separator: "$", omittingEmptySubsequences: false)
        .joined(separator: "$$")
      return "stage-\(index + 1):\(earlier)\n\t\(command)\n"
    }
    return head(commands) + ".PHONY: all \(targets)\nall: stage-\(count)\n\n"
      + rules.joined(separator: "\n")
  }
}
