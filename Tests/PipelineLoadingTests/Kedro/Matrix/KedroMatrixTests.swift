import PipelineLoading
import Testing

/// Every construct that real projects use, in every Kedro, beside what Kedro itself reports.
struct KedroMatrixTests {
  @Test(arguments: MatrixCase.all)
  func `the matrix is loaded as Kedro itself reports it`(_ test: MatrixCase) async throws {
    let reference = try await KedroReference.of(test.kedro)
    let expected = try reference.report(of: test.project, in: test.environment)
    let names = expected.pipelines.keys.sorted()
    let project = try await test.kedro.load(
      folder: try reference.folder(of: test.project).path, pipelines: names,
      environment: test.environment, mode: test.loading.mode)
    guard case .kedro(let details) = project.details else {
      Issue.record("not a Kedro project")
      return
    }
    #expect(details.registered.sorted() == names)
    let found = KedroReport(project)
    for name in names { #expect(found.pipelines[name] == expected.pipelines[name], "\(name)") }
    for name in Set(expected.datasets.keys).union(found.datasets.keys).sorted() {
      #expect(found.datasets[name] == expected.datasets[name], "\(name)")
    }
  }

  @Test(arguments: Kedro.allCases)
  func `the matrix holds what this Kedro has`(kedro: Kedro) {
    #expect(MatrixProject.all(for: kedro).count >= 28)
  }

  @Test func `expected and found unknowns are compared one by one`() throws {
    let project = try #require(MatrixProject.all(for: .new).first { $0.unresolved.count == 2 })
    let known = project.unresolved.map { $0.replacing(" ", with: " the reason is ") }
    #expect(project.disagreement(with: known).isEmpty)
    #expect(
      project.disagreement(with: [known[0], "src/other.py:1 odd"]) == [
        "missing: " + project.unresolved[1], "surplus: src/other.py:1 odd",
      ])
  }
}
