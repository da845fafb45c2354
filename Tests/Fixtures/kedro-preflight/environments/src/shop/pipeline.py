from kedro.pipeline import node, pipeline

from .nodes import describe


def create_pipeline():
    inputs = ["orders_of_today", "params:horizon"]
    return pipeline([node(describe, inputs, "table", name="describe")])
