"""Datasets of every kind."""
from kedro.pipeline import node, pipeline

from .nodes import many, one


def register_pipelines():
    return {
        "__default__": pipeline(
            [
                node(many, ["versioned", "parts", "cached", "nested_parts"], "table", name="read"),
                node(one, "table", "remote", name="send"),
                node(many, ["remote", "same_place", "outside"], "kept", name="keep"),
                node(one, "kept", ["absolute"], name="end"),
            ]
        )
    }
