from kedro.pipeline import node, pipeline

from .nodes import clean, describe


def create_pipeline():
    return pipeline([
        node(clean, "orders", "result", name="clean"),
        node(describe, "given", "table", name="describe"),
    ])
