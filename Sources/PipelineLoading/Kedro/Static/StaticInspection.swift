import OutsideWorld
import PipelineModel

extension StaticProgram {
  /// The whole report of a project.
  func inspection(
    root: String, metadata: KedroMetadata, environment: String?, world: World
  ) throws(InputProblem) -> KedroInspection {
    KedroInspection(
      kedroVersion: metadata.version, packageName: metadata.packageName,
      packageDirectory: metadata.packageFolder, catalogFiles: [], mockedModules: [],
      droppedPipelines: dropped, unknownRuntimeParams: [], nodes: nodes, pipelines: pipelines,
      datasets: [:], sources: sources)
  }
}
