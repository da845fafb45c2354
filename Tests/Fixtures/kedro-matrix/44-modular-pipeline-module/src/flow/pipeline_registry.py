"""The import of before Kedro 1."""
from kedro.pipeline.modular_pipeline import pipeline
from kedro.pipeline.node import Node, node
from kedro.pipeline.pipeline import Pipeline

from .nodes import one


def register_pipelines():
    made = Pipeline([node(one, "raw", "clean", name="clean"), Node(one, "clean", "model", name="model")])
    return {"__default__": pipeline(made, namespace="old", inputs="raw"), "plain": pipeline([made])}
