"""Nodes written out one by one."""
from kedro.pipeline import node, pipeline

from .nodes import many, one, two


def register_pipelines():
    cleaning = pipeline(
        [
            node(one, "raw", "clean"),
            node(two, ["clean", "rates"], "priced", name="price"),
            node(func=many, inputs=["priced", "clean", "raw"], outputs=["report", "summary"], name="report"),
        ]
    )
    return {"__default__": cleaning, "cleaning": cleaning}
