import Analysis
import OutsideWorld
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
    let workers = analysis.limits.workers
    stages = fix.stages.map { nodes in
      let names = analysis.names(nodes)
      let words =
        switch project.details {
        case .native(let document): Self.headway(names, document.source.file, workers)
        case .kedro(let kedro): Self.kedro(nodes, names, analysis, kedro)
        }
      return Stage(nodes: names, command: words.map(ShellWord.quoted).joined(separator: " "))
    }
  }

  private static func headway(_ names: [String], _ file: String, _ workers: Int?) -> [String] {
    let name = Paths.lastComponent(of: file)
    // A comma parts names, so names that hold one, or what escapes it, are given on their own.
    let isPlain = !names.contains { $0.contains(",") || $0.contains("\\") }
    let lists = isPlain ? [names.joined(separator: ",")] : names.map(escapedComma)
    return ["headway", "run", name.hasPrefix("-") ? "./" + name : name]
      + lists.flatMap { option("--only", $0) }
      + (workers.map { option("--workers", String($0)) } ?? [])
  }

  private static func escapedComma(_ name: String) -> String {
    name.split(separator: ",", omittingEmptySubsequences: false).joined(separator: "\\,")
  }

  /// Kedro itself, as `kedro run` of the project's version takes it.
  private static func kedro(
    _ nodes: [Int], _ names: [String], _ analysis: PipelineAnalysis, _ project: KedroProject
  ) -> [String] {
    let pipeline = analysis.pipeline.name
    var words = ["kedro", "run"]
    if pipeline != "__default__" {
      // The plural came with Kedro 1.5.
      words += option(isVersion(project, atLeast: 5) ? "--pipelines" : "--pipeline", pipeline)
    }
    if let environment = project.environment { words += option("--env", environment) }
    if let parameters = project.parameters { words += option("--params", parameters) }
    words += option("--nodes", names.joined(separator: ","))
    return words + runner(for: nodes, analysis, project)
  }

  /// Several nodes at one time, unless fewer workers than nodes were asked for and this Kedro
  /// cannot be told so.
  private static func runner(
    for nodes: [Int], _ analysis: PipelineAnalysis, _ project: KedroProject
  ) -> [String] {
    let workers = analysis.limits.workers ?? nodes.count
    guard nodes.count > 1, workers > 1 else { return [] }
    let origins = project.origins[analysis.pipeline.name] ?? []
    // A lambda cannot be sent to another process.
    let isThreaded = nodes.contains {
      origins.indices.contains($0) && origins[$0].functionKind == "lambda"
    }
    let runner = option("--runner", isThreaded ? "ThreadRunner" : "ParallelRunner")
    if workers >= nodes.count { return runner }
    guard isVersion(project, atLeast: 6) else { return [] }
    return runner + option("--runner-params", "max_workers=\(workers)")
  }

  /// Whether it is that minor version of Kedro 1, or a later one.
  private static func isVersion(_ project: KedroProject, atLeast minor: Int) -> Bool {
    let numbers = project.kedroVersion.split(separator: ".").map { Int($0) ?? 0 }
    guard let major = numbers.first else { return false }
    return major > 1 || (major == 1 && (numbers.dropFirst().first ?? 0) >= minor)
  }

  /// A value that looks like an option is tied to its own.
  private static func option(_ name: String, _ value: String) -> [String] {
    value.hasPrefix("-") ? ["\(name)=\(value)"] : [name, value]
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
