from kedro.pipeline import node, pipeline

from .nodes import clean, fit


def create_pipeline():
    return pipeline([
        node(clean, "orders", "table", name="clean"),
        node(fit, "table", "model", name="fit"),
    ])
