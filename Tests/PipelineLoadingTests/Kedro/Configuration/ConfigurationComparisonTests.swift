import PipelineModel
import Testing

@testable import PipelineLoading

/// The static reading against the real Kedro, on every fixture, version and environment.
@Suite struct ConfigurationComparisonTests {
  /// Those that `make setup` installs.
  static let versions = ["1.7.0", "0.19.15", "0.18.14"]

  /// What a version refuses: before 0.19 no two files might share a key of parameters.
  static let refused = ["nested-parameters 0.18.14"]

  @Test(arguments: ConfigurationCase.all, versions)
  func `it reads what Kedro reads`(_ item: ConfigurationCase, _ version: String) async throws {
    guard item.isRead(by: version) else { return }
    for environment in [nil] + item.reader(version).environments() {
      let kedro = try await RealKedro.shared.answer(item.name, environment, version)
      let content: KedroConfigurationContent
      do {
        content = try item.reader(version, environment: environment).read()
      } catch {
        #expect(kedro.error != nil, "only here: \(error)")
        #expect(Self.refused.contains("\(item.name) \(version)"), "\(kedro.error ?? "")")
        continue
      }
      let place = Comment(rawValue: "in \(environment ?? "the default environment")")
      #expect(kedro.error == nil, place)
      #expect(content.parameters.written == kedro.parameters, place)
      #expect(content.parameterPaths == kedro.paths, place)
      if item.description.loader == nil { #expect(content.globals.written == kedro.globals, place) }
      let entries = content.catalog.entries.entries.map { ($0.key.text, $0.value.written) }
      #expect(Dictionary(entries) { $1 } == kedro.entries, place)
      #expect(content.catalog.patterns == kedro.patterns, place)
      for (name, entry) in try #require(kedro.resolved) {
        let own = try? content.catalog.resolve(name)
        #expect(own?.entry.written == entry, "\(name) \(place)")
      }
      for (name, described) in try #require(kedro.described) {
        let own = try? content.catalog.describe(name)
        #expect(own?.facts(version) == described?.facts(version), "\(name) \(place)")
      }
    }
  }

  @Test func `there are enough fixtures, and each has its description`() {
    #expect(ConfigurationCase.all.count >= 19)
  }
}

extension KedroInspection.InspectedDataset {
  /// All that a live inspection says as well.
  func facts(_ version: String) -> [String] {
    var facts = [
      "type \(type ?? "-")", "path \(path ?? "-")", "memory \(memory)", "parameter \(parameter)",
      "versioned \(versioned)", "pattern \(pattern ?? "-")", "registered \(registered)",
      "table \(table ?? "-")", "connection \(connection ?? "-")", "suffix \(filenameSuffix ?? "-")",
    ]
    // The live inspection looks into the installed types, of which there are none for 0.18.
    if version != "0.18.14" { facts.append("single process \(singleProcess ?? false)") }
    return facts
  }
}
