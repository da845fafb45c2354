"""A chain of nodes."""
from kedro.pipeline import node, pipeline

from .nodes import one, two


def register_pipelines():
    return {
        "__default__": pipeline(
            [
                node(one, "raw", "clean", name="clean"),
                node(two, ["clean", "params:alpha"], "model", name="model"),
                node(two, ["model", "params:deep.beta"], "score", name="score"),
            ]
        )
    }
