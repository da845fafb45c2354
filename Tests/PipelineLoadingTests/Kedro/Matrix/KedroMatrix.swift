import OutsideWorld
import Testing

/// A way of loading Kedro projects, which has to find what Kedro itself reports.
///
/// A new way is a case here: every project of the matrix is then loaded in that way too.
enum KedroLoading: String, CaseIterable, Sendable {
  case live
  case `static`

  /// `mode:` of the configuration.
  var mode: String { rawValue }

  /// Whether nothing is run, so that something may stay unknown.
  var readsSourceOnly: Bool { self != .live }
}

/// One project of `Tests/Fixtures/kedro-matrix`, one Kedro, one way of loading.
struct MatrixCase: Sendable, CustomTestStringConvertible {
  let project: String
  let kedro: Kedro
  /// The run environment; Kedro's default one when nil.
  let environment: String?
  let loading: KedroLoading

  var testDescription: String {
    let place = environment.map { "\(project)@\($0)" } ?? project
    return "\(place), \(kedro.testDescription), \(loading)"
  }

  /// Whether there may be pipelines whose names are not known.
  var mayRegisterMore: Bool {
    loading.readsSourceOnly && MatrixProject(name: project).mayRegisterMore
  }

  static let all: [MatrixCase] = Kedro.allCases.flatMap { kedro in
    MatrixProject.all(for: kedro).flatMap { project in
      ([nil] + project.environments).flatMap { environment in
        KedroLoading.allCases.map {
          MatrixCase(
            project: project.name, kedro: kedro, environment: environment, loading: $0)
        }
      }
    }
  }
}

/// A project of the matrix, with what its own files say of it.
struct MatrixProject: Sendable {
  static let folder = Paths.joined(Fixtures.root, "kedro-matrix")

  let name: String

  var path: String { Paths.joined(Self.folder, name) }
  /// Run environments besides the default one.
  var environments: [String] { lines(of: "environments") }
  /// `FILE:LINE PART-OF-THE-REASON` of all that the source alone does not tell.
  var unresolved: [String] { lines(of: "unresolved") }

  /// Whether the source alone does not tell all names of pipelines.
  var mayRegisterMore: Bool { DiskFiles().kind(of: Paths.joined(path, "open")) != nil }

  /// The projects whose constructs a Kedro has.
  static func all(for kedro: Kedro) -> [MatrixProject] {
    let names = (try? DiskFiles().entries(of: folder)) ?? []
    return names.sorted().map(MatrixProject.init).filter { project in
      let versions = project.lines(of: "versions")
      return DiskFiles().kind(of: project.path) == .directory
        && (versions.isEmpty || versions.contains(kedro.rawValue))
    }
  }

  private func lines(of file: String) -> [String] {
    guard let bytes = try? DiskFiles().read(Paths.joined(path, file)) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// What does not agree between the places that stayed unknown, each `FILE:LINE REASON`, and those
  /// that are expected to.
  func disagreement(with found: [String]) -> [String] {
    var surplus = found
    var missing: [String] = []
    for expected in unresolved {
      let words = expected.split(separator: " ", maxSplits: 1).map(String.init)
      let index = surplus.firstIndex { line in
        line.hasPrefix(words[0] + " ") && line.contains(words[words.count - 1])
      }
      if let index { surplus.remove(at: index) } else { missing.append("missing: " + expected) }
    }
    return missing + surplus.map { "surplus: " + $0 }
  }
}
