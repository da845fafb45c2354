import OutsideWorld
import PipelineLoading
import PipelineModel
import Testing

/// Projects that lean on modules which are not installed.
struct KedroMockTests {
  private static let registry = """
    import functools
    from absent_checks import check, wrap
    from kedro.pipeline import node, pipeline


    @check(adds="cols")
    def union(first, *rest, cols):
        return first


    def log(function):
        @functools.wraps(function)
        def logged(*args):
            return function(*args)
        return logged


    @log
    @wrap
    def two(left, right):
        return left


    class Model:
        @check
        def fit(self, frame, extra):
            return frame


    def plain(left, right):
        return left


    def register_pipelines():
        return {
            "__default__": pipeline([
                node(union, ["a", "b"], "c", name="missing"),
                node(union, {"first": "a", "more": "b"}, "d", name="unknown"),
                node(functools.partial(union, 1), ["a"], "e", name="partial"),
                node(two, {"left": "a"}, "f", name="wrapped"),
                node(Model().fit, "a", "g", name="method"),
                node(check.run, {"any": "a"}, "h", name="mock"),
                node(plain, PLAIN, "i", name="plain"),
            ])
        }

    """

  private func project(_ inputs: String, _ kedro: Kedro) throws -> ProjectFolder {
    let folder = try ProjectFolder(registry: Self.registry.replacing("PLAIN", with: inputs))
    try folder.write(
      "[tool.kedro]\npackage_name = \"odd\"\nproject_name = \"odd\"\n"
        + "kedro_init_version = \"\(kedro.rawValue)\"\n", to: "pyproject.toml")
    return folder
  }

  @Test(arguments: Kedro.allCases)
  func `what an absent decorator does to a signature is not held against a node`(
    kedro: Kedro
  ) async throws {
    let folder = try project("['a', 'b']", kedro)
    let project = try await kedro.load(folder: folder.path)
    let inputs = project.pipelines[0].nodes.map { ($0.name, $0.inputs.map(\.name)) }
    let known = Dictionary(uniqueKeysWithValues: inputs)
    #expect(
      known == [
        "missing": ["a", "b"], "unknown": ["a", "b"], "partial": ["a"], "wrapped": ["a"],
        "method": ["a"], "mock": ["a"], "plain": ["a", "b"],
      ])
  }

  @Test(arguments: Kedro.allCases)
  func `wrong inputs of a function that no mock has touched are reported`(
    kedro: Kedro
  ) async throws {
    let folder = try project("['a']", kedro)
    let problem = await kedro.problem(folder: folder.path)
    #expect(problem?.message.contains("Inputs of 'plain' function expected") == true)
    #expect(problem?.span?.file == "src/odd/pipeline_registry.py")
    #expect(problem?.span?.start.line == 43)
    let last = try #require(problem?.help?.split(separator: "\n").last)
    #expect(last.hasSuffix("has no absent_checks: loaded with mocks in their place"))
  }
}
