"""Datasets that patterns make."""
from kedro.pipeline import node, pipeline

from .nodes import many, one


def register_pipelines():
    inner = pipeline([node(one, "raw", "clean", name="clean"), node(one, "clean", "model", name="model")])
    return {
        "__default__": pipeline(inner, namespace="north")
        + pipeline(inner, namespace="south")
        + pipeline(
            [
                node(many, ["north.model", "south.model", "raw_rates"], "first_second_table", name="join"),
                node(one, "first_second_table", "memory_only", name="keep"),
                node(one, "memory_only", "anything", name="rest"),
                node(one, "params:alpha", "exact_one", name="exact"),
            ]
        )
    }
