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
        "north": full.only_nodes_with_namespaces(["north"]),
        "both": full.only_nodes_with_namespaces(["north", "south.deep"]),
        "filtered": full.filter(node_namespaces=["south"], to_nodes=["south.deep.clean"]),
    }
