import PipelineModel

extension Rule {
  package static let pipelineLeftOut = Rule(
    code: "HW108", name: "pipeline-left-out", group: .structure, severity: .error,
    summary: "Kedro leaves a pipeline out with no more than a warning, so its nodes never run.",
    why: """
      find_pipelines() looks into the folders of pipelines/. One whose import fails, or that has no \
      create_pipeline function, is left out of the registry with a warning between other lines of a \
      log. What is left runs and succeeds, and nothing can be said of the nodes that are missing.
      """,
    remedy: """
      Mend the import or add the function; a folder that holds no pipeline belongs elsewhere. \
      find_pipelines(raise_errors=True) makes Kedro itself refuse.
      """,
    bad: RuleExample(kedro: [
      "src/shop/pipeline_registry.py": registry,
      "src/shop/pipelines/sales/__init__.py": "from .pipelines import create_pipeline",
      "src/shop/pipelines/sales/pipeline.py": sales,
    ]),
    good: RuleExample(kedro: [
      "src/shop/pipeline_registry.py": registry,
      "src/shop/pipelines/sales/__init__.py": "from .pipeline import create_pipeline",
      "src/shop/pipelines/sales/pipeline.py": sales,
    ]),
    check: { context in
      guard context.pipeline.project.isTold else { return [] }
      return context.pipeline.project.leftOutPipelines.map { pipeline in
        Observation(
          "Kedro leaves out the pipeline \(pipeline.name): \(pipeline.reason)",
          evidence: .code, location: pipeline.span,
          help: "mend it, or have find_pipelines(raise_errors=True) refuse it",
          subjects: [pipeline.name])
      }
    })

  private static let registry = """
    from kedro.framework.project import find_pipelines


    def register_pipelines():
        pipelines = find_pipelines()
        pipelines["__default__"] = sum(pipelines.values())
        return pipelines
    """

  private static let sales = """
    from kedro.pipeline import node, pipeline

    from ...nodes import describe


    def create_pipeline():
        return pipeline([node(describe, "table", "sales", name="sales")])
    """
}
