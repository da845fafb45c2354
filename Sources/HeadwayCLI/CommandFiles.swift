import OutsideWorld
import PipelineModel

extension World {
  /// Writes what a command makes into a file that the user named.
  func write(_ bytes: [UInt8], to file: String) throws(InputProblem) {
    do throws(FileProblem) {
      try files.write(bytes, to: Paths.joined(currentDirectory, file))
    } catch {
      throw InputProblem("cannot write \(file.shortened): \(error.reason)")
    }
  }
}

extension InputProblem {
  /// A node that the user named and that is not there.
  static func unknownNode(_ name: String, in pipeline: Pipeline) -> InputProblem {
    let nearest = NearestName.of(name, among: pipeline.nodes.map(\.name))
    return InputProblem(
      "the pipeline '\(pipeline.name.shortened)' has no node '\(name.shortened)'",
      help: nearest.map { "did you mean '\($0)'?" })
  }
}
