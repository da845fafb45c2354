"""Clean."""
from kedro.pipeline import Pipeline, node, pipeline

from .nodes import tidy


def create_pipeline(**kwargs) -> Pipeline:
    return pipeline([node(tidy, "raw", "clean", name="clean")])
