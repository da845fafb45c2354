"""Parts of a pipeline by namespace."""
from kedro.pipeline import node, pipeline

from .nodes import one


def register_pipelines():
    template = pipeline([node(one, "raw", "clean", name="clean"), node(one, "clean", "model", name="model")])
    north = pipeline(template, namespace="north")
    inner = pipeline(pipeline(template, namespace="deep"), namespace="south")
    full = north + inner + template
    return {
        "__default__": full,
        "north": full.only_nodes_with_namespace("north"),
        "south": full.only_nodes_with_namespace("south"),
        "filtered": full.filter(node_namespace="south.deep", to_nodes=["south.deep.clean"]),
    }
