from kedro.pipeline import node, pipeline

from .nodes import clean


def create_pipeline():
    return pipeline([node(clean, "orders", "table", name="clean")])
