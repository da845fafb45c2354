import PipelineModel

extension Rule {
  package static let hooksNotRun = Rule(
    code: "HW605", name: "hooks-not-run", group: .runner, severity: .info,
    summary: "Hooks around nodes or datasets do not run in ParallelRunner's spawned processes.",
    why: """
      Under ParallelRunner a node runs in a child process. With the start methods spawn (macOS, \
      Windows) and forkserver (Linux from Python 3.14 on) the child knows nothing of the settings, \
      so hooks around nodes and datasets are not called, and nothing says so: what they measure, \
      check or log is missing. Hooks around the run and the catalog are called in the parent. A \
      warning where a script of the project runs ParallelRunner.
      """,
    remedy: """
      Run with KEDRO_MP_CONTEXT=fork (Kedro 1.0 and later) or with ThreadRunner where the hooks \
      matter.
      """,
    bad: RuleExample(kedro: [
      "src/shop/settings.py": settings,
      "src/shop/hooks.py": """
      from kedro.framework.hooks import hook_impl


      class Record:
          @hook_impl
          def after_node_run(self, node):
              with open("data/record.txt", "a") as file:
                  print(node.name, file=file)
      """,
    ]),
    good: RuleExample(kedro: [
      "src/shop/settings.py": settings,
      "src/shop/hooks.py": """
      from kedro.framework.hooks import hook_impl


      class Record:
          @hook_impl
          def after_pipeline_run(self):
              with open("data/record.txt", "a") as file:
                  print("done", file=file)
      """,
    ]),
    check: { context in
      guard context.pipeline.project.isTold else { return [] }
      return context.pipeline.project.hooks.map { hook in
        Observation(
          "under ParallelRunner with spawn or forkserver \(Prose.list(hook.methods)) of "
            + "\(hook.name) \(hook.methods.count == 1 ? "is" : "are") not called",
          evidence: .code, location: hook.span,
          help: "use KEDRO_MP_CONTEXT=fork, or ThreadRunner, where the hooks matter",
          severity: context.severityUnderParallelRunner, subjects: [hook.name])
      }
    })

  private static let settings = """
    from .hooks import Record

    HOOKS = (Record(),)
    """
}
