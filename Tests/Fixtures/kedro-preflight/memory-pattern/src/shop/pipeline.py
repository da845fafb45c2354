from kedro.pipeline import node, pipeline

from .nodes import clean, describe


def create_pipeline():
    return pipeline([
        node(clean, "orders", "kept", name="clean"),
        node(id, "kept", "copied", name="again"),
        node(describe, ["kept", "copied"], "report", name="describe"),
    ])
