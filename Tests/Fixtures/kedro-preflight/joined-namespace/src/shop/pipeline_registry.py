from kedro.pipeline import node, pipeline

from .nodes import clean, describe


def register_pipelines():
    kept = pipeline([node(clean, "orders", "table", name="prepare")])
    lost = pipeline([node(describe, "orders", "table", name="prepare")])
    joined = sum([kept, lost])
    north = pipeline(joined, namespace="north", inputs={"orders"})
    return {"__default__": north, "other": pipeline([])}
