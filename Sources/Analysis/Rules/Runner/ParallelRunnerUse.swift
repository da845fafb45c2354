import PipelineModel

extension AnalysisContext {
  /// More than information where a script of the project runs ParallelRunner; nil elsewhere.
  var severityUnderParallelRunner: Severity? {
    let runners = pipeline.project.commands.flatMap(\.options).filter { $0.name == .runner }
    let isUsed = runners.contains { $0.value?.name.hasSuffix("ParallelRunner") == true }
    return isUsed ? .warning : nil
  }
}
