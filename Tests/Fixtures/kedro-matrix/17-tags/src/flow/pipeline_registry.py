"""Tags on nodes and pipelines."""
from kedro.pipeline import Pipeline, node, pipeline

from .nodes import one

ALL = ("all", "every")


def register_pipelines():
    tagged = pipeline(
        [
            node(one, "a", "b", name="text", tags="light"),
            node(one, "b", "c", name="list", tags=["light", "fast"]),
            node(one, "c", "d", name="set", tags={"heavy"}),
            node(one, "d", "e", name="later").tag("late").tag(["later", "latest"]),
            node(one, "e", "f", name="none"),
        ],
        tags="outer",
    )
    listed = Pipeline([node(one, "x", "y", name="x", tags=[f"t{i}" for i in range(2)])], tags=[*ALL, "listed"])
    return {"__default__": tagged + listed, "again": tagged.tag("again").tag(ALL)}
