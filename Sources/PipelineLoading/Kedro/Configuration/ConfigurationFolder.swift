import OutsideWorld
import PipelineModel

/// The folder of a project's configuration: its environments, and the files in them.
struct ConfigurationFolder {
  /// Absolute path of the project, canonical.
  let root: String
  let settings: KedroConfigurationSettings
  let world: World

  /// Folders are followed this deep, and no further in a circle of links.
  private static let mostLevels = 32

  /// Absolute path of the folder.
  var path: String { Paths.normalised(Paths.joined(root, settings.source)) }

  private func path(of environment: String) -> String { Paths.joined(path, environment) }

  private func exists(_ environment: String) -> Bool {
    world.files.kind(of: path(of: environment)) == .directory
  }

  // MARK: Environments

  /// The run environment: the one asked for, which must exist, else the default one if it has a
  /// folder, else the base.
  func environment() throws(InputProblem) -> String {
    let asked = settings.environment ?? world.environment["KEDRO_ENV"] ?? ""
    if asked.isEmpty {
      return exists(settings.defaultEnvironment)
        ? settings.defaultEnvironment : settings.baseEnvironment
    }
    guard !exists(asked) else { return asked }
    let known = folders(of: path)
    let nearest = NearestName.of(asked, among: known)
    let list = known.isEmpty ? "there are none" : "there are: \(known.joined(separator: ", "))"
    throw InputProblem(
      "there is no environment '\(asked.shortened)' (\(list))",
      help: nearest.map { "did you mean '\($0)'?" })
  }

  /// The environments that hold configuration or cannot be looked into, sorted, the base among them.
  func environments() -> [String] {
    folders(of: path).filter { name in
      walk(name).problem != nil
        || KedroConfigurationSettings.Kind.allCases.contains { !files(of: $0, in: name).isEmpty }
    }
  }

  /// Refuses an environment with a folder that cannot be looked into: Kedro would pass it over.
  func requireReadable(_ environment: String, shownRoot: String) throws(InputProblem) {
    guard let problem = walk(environment).problem else { return }
    let shown = Paths.relative(problem.path, to: root)
    throw InputProblem(
      "the folder '\(Paths.normalised(Paths.joined(shownRoot, shown)))' cannot be looked into: "
        + problem.reason)
  }

  private func folders(of path: String) -> [String] {
    ((try? world.files.entries(of: path)) ?? []).filter { name in
      !name.hasPrefix(".") && world.files.kind(of: Paths.joined(path, name)) == .directory
    }
  }

  // MARK: Files

  /// The files of a kind in an environment, as paths below its folder, sorted.
  func files(of kind: KedroConfigurationSettings.Kind, in environment: String) -> [String] {
    files(matching: settings.patterns(of: kind), in: environment)
  }

  func files(matching patterns: [String], in environment: String) -> [String] {
    let globs = patterns.map { ConfigurationGlob($0) }
    return everything(in: environment).filter { parts in
      globs.contains { $0.matches(parts) } && isRead(parts)
    }.map { $0.joined(separator: "/") }.sorted()
  }

  private func isRead(_ parts: [String]) -> Bool {
    guard let name = parts.last else { return false }
    if settings.ignoresHidden, parts.contains(where: { $0.hasPrefix(".") }) { return false }
    let endings = ["yml", "yaml", "json"]
    let old = ["ini", "pickle", "properties", "xml"]
    let known = settings.loader == .omega ? endings : endings + old
    return known.contains(Paths.ending(of: name))
  }

  /// All that can change what the configuration says, in whichever environment.
  func look() -> ConfigurationLook {
    var files: Set<String> = []
    for environment in environments() {
      for kind in KedroConfigurationSettings.Kind.allCases {
        for name in self.files(of: kind, in: environment) {
          files.insert(Paths.joined(path(of: environment), name))
        }
      }
    }
    var listed: Set<String> = [path]
    var open = [path]
    while let folder = open.popLast() {
      for name in folders(of: folder) {
        let inner = Paths.joined(folder, name)
        if listed.count < 10_000, listed.insert(inner).inserted { open.append(inner) }
      }
    }
    return ConfigurationLook(files: files, folders: listed)
  }

  /// The parts of the path of every file below an environment's folder.
  private func everything(in environment: String) -> [[String]] { walk(environment).files }

  /// The same, with the first folder that cannot be listed.
  private func walk(_ environment: String) -> (files: [[String]], problem: FileProblem?) {
    var found: [[String]] = []
    var problem: FileProblem?
    var open: [[String]] = [[]]
    var seen: Set<String> = []
    while let folder = open.popLast() {
      // An environment without a name is the whole folder.
      let path = Paths.normalised(
        Paths.joined(path(of: environment), folder.joined(separator: "/")))
      guard world.files.kind(of: path) == .directory,
        seen.insert(world.files.canonical(path)).inserted
      else { continue }
      let names: [String]
      do throws(FileProblem) {
        names = try world.files.entries(of: path)
      } catch {
        problem = problem ?? error
        continue
      }
      for name in names {
        switch world.files.kind(of: Paths.joined(path, name)) {
        case .directory where folder.count < Self.mostLevels: open.append(folder + [name])
        case .file: found.append(folder + [name])
        default: break
        }
      }
    }
    return (found, problem)
  }
}
