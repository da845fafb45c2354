"""One dataset under several types."""
from kedro.pipeline import node, pipeline

from .nodes import one, two


def register_pipelines():
    made = pipeline(
        [
            node(one, "raw", "clean@json", name="clean"),
            node(two, ["clean@text", "rates@json"], "model", name="model"),
            node(one, "clean@json", "summary", name="summary"),
        ]
    )
    return {"__default__": made, "spaced": pipeline(made, namespace="spaced", inputs={"rates@json"})}
