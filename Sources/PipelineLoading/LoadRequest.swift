import OutsideWorld
import PipelineModel

/// What to load.
package struct LoadRequest: Sendable {
  /// A project folder or a pipeline file, as the user gave it.
  package var path: String
  /// The kind, when the user said it.
  package var kind: PipelineKind?
  /// Names of pipelines; empty is the default one, or all when there is none.
  package var pipelines: [String]
  /// The configuration file, when the user named one.
  package var configuration: String?
  /// Whether configuration files are left aside.
  package var isIsolated: Bool
  /// How Kedro projects are loaded: from the configuration, filled in by `loadProject`.
  package var kedro = KedroConfiguration()
  /// Runtime parameters, as they follow `kedro run --params`: `KEY=VALUE,KEY.KEY=VALUE`.
  package var parameters: String?
  /// Whether what was read of a project before may be used again.
  package var usesCache = false
  /// Seconds a Kedro project may take to be imported.
  package var importTimeLimit = 300.0
  /// Absolute path of the working folder: names are shown as seen from there.
  package let currentDirectory: String

  package init(
    path: String, kind: PipelineKind? = nil, pipelines: [String] = [],
    configuration: String? = nil, isIsolated: Bool = false, currentDirectory: String
  ) {
    self.path = path
    self.kind = kind
    self.pipelines = pipelines
    self.configuration = configuration
    self.isIsolated = isIsolated
    self.currentDirectory = currentDirectory
  }

  /// A path as messages show it: from the working folder when inside it, else absolute.
  package func shown(_ path: String) -> String {
    let absolute = Paths.normalised(Paths.joined(currentDirectory, path))
    return Paths.relative(absolute, to: currentDirectory)
  }

  /// A shown path in a sentence: "this folder" for `.`.
  static func named(_ shown: String) -> String {
    Paths.normalised(shown) == "." ? "this folder" : shown.shortened
  }
}

extension World {
  /// Reads a text file; a failure is the user's problem, with the path in it.
  package func source(_ path: String, shown: String) throws(InputProblem) -> SourceText {
    // A device or a pipe may never end.
    if files.kind(of: path) == .other {
      throw InputProblem("cannot read \(shown.shortened): it is not a file")
    }
    do throws(FileProblem) {
      return SourceText(file: shown, bytes: try files.read(path))
    } catch {
      throw InputProblem("cannot read \(shown.shortened): \(error.reason)")
    }
  }
}
