"""A pipeline that needs nothing."""
from kedro.pipeline import node, pipeline

from .nodes import one


def create_pipeline():
    return pipeline([node(one, "raw", "clean", name="clean")])
