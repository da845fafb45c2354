"""Nodes that come out of helper functions of other modules."""
from kedro.pipeline import pipeline

from .helpers import build, chain, cleaning_node, make_all, make_node


def local(name, *, suffix="clean"):
    """A helper of this module."""
    return make_node(f"{name}_raw", f"{name}_{suffix}")


def register_pipelines():
    return {
        "__default__": pipeline(
            [
                cleaning_node("north"),
                cleaning_node("south", suffix="tidy", tags=["south"]),
                make_node("first", "second", name="given"),
                local("east"),
                local("west", suffix="neat"),
                *make_all("a", "b", prefix="all"),
                *chain("start", 2),
            ]
        ),
        "built": build(raw="built_raw", clean="built_clean"),
    }
