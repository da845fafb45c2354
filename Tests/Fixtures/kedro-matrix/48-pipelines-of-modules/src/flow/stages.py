"""Pipelines as constants."""
from kedro.pipeline import node, pipeline

from .nodes import one

_clean = node(one, "raw", "clean", name="clean")
_nodes = [_clean]
CLEANING = pipeline(_nodes)
train_pipeline = pipeline([node(one, "clean", "model", name="train"), node(one, "model", "score", name="score")], tags="train")
if train_pipeline:
    x_stage, y_stage = (pipeline([node(one, n, n + "_done", name=n)]) for n in ("x", "y"))
