import PipelineLoading
import PipelineModel

/// A file from which the project can be loaded without Python.
struct SnapshotExporter: Exporter {
  func bytes(of project: LoadedProject) throws(InputProblem) -> [UInt8] {
    try project.snapshot(version: Version.text)
  }
}
