"""Namespaces in namespaces, and on the node itself."""
from kedro.pipeline import node, pipeline

from .nodes import one, two


def register_pipelines():
    inner = pipeline([node(one, "raw", "clean", name="clean"), node(one, "clean", "done", namespace="own")])
    middle = pipeline(inner, namespace="middle", outputs="done")
    outer = pipeline(
        [middle, node(two, ["done", "middle.clean"], "result", name="join")],
        namespace="outer",
        inputs={"middle.raw": "raw"},
    )
    return {"__default__": outer, "middle": middle, "deep": pipeline(outer, namespace="top.level", outputs="outer.result")}
