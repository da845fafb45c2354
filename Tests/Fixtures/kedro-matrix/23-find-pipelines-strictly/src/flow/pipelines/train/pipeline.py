"""Train."""
from kedro.pipeline import Pipeline, node, pipeline

from .nodes import fit


def create_pipeline(**kwargs) -> Pipeline:
    return pipeline([node(fit, "clean", "model", name="train")])
