import Analysis
import PipelineLoading
import PipelineModel
import Planning

/// The commands that run a pipeline in stages.
package struct SplitCommands: Sendable {
  package struct Stage: Sendable {
    /// Names of nodes.
    package let nodes: [String]
    /// A line for the shell.
    package let command: String
  }

  package let pipeline: String
  package let stages: [Stage]

  package init(_ fix: SplitFix, of analysis: PipelineAnalysis, in project: LoadedProject) {
    pipeline = analysis.pipeline.name
    stages = fix.stages.map { nodes in
      let names = analysis.names(nodes)
      let command =
        switch project.details {
        case .native(let document): Self.headway(names, file: document.source.file)
        case .kedro(let kedro): Self.kedro(names, analysis.pipeline.name, kedro)
        }
      return Stage(nodes: names, command: command)
    }
  }

  private static func headway(_ names: [String], file: String) -> String {
    // A comma parts names, so a name that holds one is given on its own.
    let isPlain = !names.contains { $0.contains(",") }
    let lists = isPlain ? [names.joined(separator: ",")] : names.map(escapedComma)
    let only = lists.map { "--only \(ShellWord.quoted($0))" }.joined(separator: " ")
    return "headway run \(ShellWord.quoted(fileName(file))) \(only)"
  }

  private static func escapedComma(_ name: String) -> String {
    name.split(separator: ",", omittingEmptySubsequences: false).joined(separator: "\\,")
  }

  private static func fileName(_ file: String) -> String {
    file.split(separator: "/").last.map(String.init) ?? file
  }

  /// Kedro itself, as `kedro run` of the project's version takes it.
  private static func kedro(
    _ names: [String], _ pipeline: String, _ project: KedroProject
  ) -> String {
    var words = ["kedro", "run"]
    if pipeline != "__default__" {
      words += [takesPipelines(project.kedroVersion) ? "--pipelines" : "--pipeline", pipeline]
    }
    if let environment = project.environment { words += ["--env", environment] }
    words += ["--nodes", names.joined(separator: ",")]
    if names.count > 1 { words += ["--runner", "ParallelRunner"] }
    return words.map(ShellWord.quoted).joined(separator: " ")
  }

  /// `--pipelines` came with Kedro 1.5.
  private static func takesPipelines(_ version: String) -> Bool {
    let numbers = version.split(separator: ".").compactMap { Int($0) }
    guard let major = numbers.first else { return false }
    return major > 1 || (major == 1 && (numbers.dropFirst().first ?? 0) >= 5)
  }
}

/// Words for a POSIX shell.
enum ShellWord {
  static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-./,=:@%+".contains($0)) }
    if isPlain { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }

  /// A text that stands in a comment: on one line whatever it holds.
  static func comment(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}
