"""Nodes that generator functions and cached functions give."""
from functools import lru_cache

from kedro.pipeline import node, pipeline

from .nodes import one


@lru_cache(maxsize=None)
def regions():
    return ("north", "south")


def stages(region):
    yield node(one, f"{region}_raw", f"{region}_clean", name=f"clean_{region}")
    if region != "south":
        yield node(one, f"{region}_clean", f"{region}_model", name=f"model_{region}")


def everything():
    for region in regions():
        yield from stages(region)
    yield node(one, "north_model", "report", name="report")


def register_pipelines():
    first = next(stages("first"))
    return {"__default__": pipeline(everything()), "first": pipeline([first]), "south": pipeline(list(stages("south")))}
