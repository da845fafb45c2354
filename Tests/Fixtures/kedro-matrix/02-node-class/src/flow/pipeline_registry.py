"""The classes instead of the functions."""
from kedro.pipeline import Node, Pipeline

from .nodes import one, two


def register_pipelines() -> dict[str, Pipeline]:
    inner = Pipeline([Node(one, "raw", "clean", name="clean"), Node(two, ["clean", "rates"], "priced")])
    placed = Pipeline(inner, namespace="north", inputs={"raw", "rates"}, tags=["region"])
    last = Node(func=one, inputs="north.priced", outputs="summary", name="sum", namespace="end")
    return {"__default__": placed + Pipeline([last], tags="last")}
