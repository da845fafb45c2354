import PipelineLoading
import Testing

/// Every construct that real projects use, in every Kedro, beside what Kedro itself reports.
struct KedroMatrixTests {
  @Test(arguments: MatrixCase.all)
  func `the matrix is loaded as Kedro itself reports it`(_ test: MatrixCase) async throws {
    let reference = try await KedroReference.of(test.kedro)
    let expected = try reference.report(of: test.project, in: test.environment)
    let names = expected.pipelines.keys.sorted()
    // Stands for those whose names the source does not tell.
    let open = test.mayRegisterMore ? ["?"] : []
    let project = try await test.kedro.load(
      folder: try reference.folder(of: test.project).path, pipelines: names + open,
      environment: test.environment, mode: test.loading.mode)
    #expect(project.kedro?.registered.sorted() == (open + names).sorted())
    let found = KedroReport(project)
    if test.loading.readsSourceOnly {
      let matrix = MatrixProject(name: test.project)
      #expect(matrix.disagreement(with: unknowns(in: project)) == [])
      if !matrix.unresolved.isEmpty { return expectAgreement(found, with: expected) }
    }
    for name in names { #expect(found.pipelines[name] == expected.pipelines[name], "\(name)") }
    for name in Set(expected.datasets.keys).union(found.datasets.keys).sorted() {
      #expect(found.datasets[name] == expected.datasets[name], "\(name)")
    }
  }

  /// `FILE:LINE REASON` of everything that reading the source did not tell.
  private func unknowns(in project: LoadedProject) -> [String] {
    var found: Set<String> = []
    for pipeline in project.pipelines {
      for part in pipeline.unresolved {
        found.insert("\(part.span?.file ?? "?"):\(part.span?.start.line ?? 0) \(part.reason)")
      }
      for dataset in pipeline.datasets.values {
        // A table is known; only its place in a folder is none.
        guard case .unknown(let reason) = dataset.location, !reason.hasPrefix("the table"),
          !reason.hasPrefix("its type"), !reason.hasPrefix("a runtime parameter")
        else { continue }
        found.insert("\(dataset.span?.file ?? "?"):\(dataset.span?.start.line ?? 0) \(reason)")
      }
    }
    return found.sorted()
  }

  /// What was resolved is right, though not everything was.
  private func expectAgreement(_ found: KedroReport, with expected: KedroReport) {
    for (name, nodes) in found.pipelines.sorted(by: { $0.key < $1.key }) {
      for node in nodes { #expect(expected.pipelines[name]?.contains(node) ?? false, "\(node)") }
    }
  }

  @Test(arguments: Kedro.allCases)
  func `the matrix holds what this Kedro has`(kedro: Kedro) {
    #expect(MatrixProject.all(for: kedro).count >= 28)
  }

  @Test func `expected and found unknowns are compared one by one`() throws {
    let project = try #require(MatrixProject.all(for: .new).first { $0.unresolved.count == 2 })
    let known = project.unresolved.map {
      $0.replacing(" ", with: " since the ", maxReplacements: 1)
    }
    #expect(project.disagreement(with: known).isEmpty)
    #expect(
      project.disagreement(with: [known[0], "src/other.py:1 odd"]) == [
        "missing: " + project.unresolved[1], "surplus: src/other.py:1 odd",
      ])
  }
}
