from kedro.pipeline import node, pipeline

from .nodes import describe, fit, predict


def create_pipeline():
    return pipeline([
        node(fit, "orders", "model", name="fit"),
        node(predict, "modle", "prediction", name="predict"),
        node(describe, "elsewhere", "table", name="describe"),
    ])
