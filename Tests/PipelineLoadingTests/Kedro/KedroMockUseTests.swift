import PipelineLoading
import Testing

/// Which pipelines may be other ones because an absent module was replaced.
struct KedroMockUseTests {
  private static let registry = """
    from kedro.framework.project import find_pipelines

    def register_pipelines():
        return find_pipelines()

    """

  private func pipeline(_ text: String) -> String {
    "from kedro.pipeline import node, pipeline\n" + text
  }

  private func project(_ pipelines: [String: String], _ kedro: Kedro) throws -> ProjectFolder {
    var files = ["src/odd/pipelines/__init__.py": ""]
    for (name, text) in pipelines {
      files["src/odd/pipelines/\(name)/__init__.py"] = pipeline(text)
    }
    return try kedro.project(registry: Self.registry, others: files)
  }

  @Test(arguments: Kedro.allCases)
  func `a mock that is only handed on is not named`(kedro: Kedro) async throws {
    let folder = try project(
      [
        "a": """
        import absent_frames as frames
        log = frames.logger(__name__)
        class Model(frames.Model):
            limit: frames.Limit = frames.limit(3)
        @frames.checked
        def one(x: frames.Frame): return x
        def create_pipeline():
            return pipeline([node(one, "x", "y", name="a")])

        """
      ], kedro)
    let notes = try await kedro.load(folder: folder.path).notes
    #expect(notes.count == 1)
    #expect(notes[0].hasSuffix("has no absent_frames: loaded with mocks in their place"))
  }

  @Test(arguments: Kedro.allCases)
  func `a mock that is tested names the pipelines it may change`(kedro: Kedro) async throws {
    let folder = try project(
      [
        "a": """
        from absent_flags import enabled, limit
        def create_pipeline():
            made = [node(len, "x", "y", name="a")]
            if enabled("late"):
                made.append(node(len, "y", f"z{limit > 3}", name="late"))
            return pipeline(made)

        """,
        "b": "def create_pipeline():\n    return pipeline([node(len, 'p', 'q', name='b')])\n",
      ], kedro)
    let notes = try await kedro.load(folder: folder.path).notes
    #expect(
      notes.last
        == "with absent_flags the pipeline 'a' may be other than here: absent_flags.enabled is "
        + "tested (src/odd/pipelines/a/__init__.py:5 and 1 more)")
  }

  @Test(arguments: Kedro.allCases)
  func `a loop over a mock, which leaves no node, may change any pipeline`(
    kedro: Kedro
  ) async throws {
    let folder = try project(
      [
        "a": """
        import absent_names
        def create_pipeline():
            return pipeline([node(len, n, n + "_done") for n in absent_names.NAMES])

        """,
        "b": "def create_pipeline():\n    return pipeline([node(len, 'p', 'q', name='b')])\n",
      ], kedro)
    let notes = try await kedro.load(folder: folder.path).notes
    #expect(
      notes.last
        == "with absent_names the pipelines '__default__', 'a', 'b' may be other than here: "
        + "absent_names.NAMES is iterated over (src/odd/pipelines/a/__init__.py:4)")
  }

  @Test func `the version of an absent module is a guess`() async throws {
    let folder = try project(
      [
        "a": """
        import absent_frames
        NAME = "new" if absent_frames.__version__ >= "2" else "old"
        def create_pipeline():
            return pipeline([node(len, NAME, "y", name="a")])

        """
      ], .new)
    let notes = try await Kedro.new.load(folder: folder.path).notes
    #expect(notes.last?.contains("absent_frames is asked for its version") == true)
  }
}
