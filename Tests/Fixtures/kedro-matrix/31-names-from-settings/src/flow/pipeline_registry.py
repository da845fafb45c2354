"""Nodes that the settings decide on."""
from kedro.pipeline import node, pipeline

from flow.settings import REGIONS, STAGES

from . import settings
from .nodes import one


def register_pipelines():
    made = [node(one, f"{r}_raw", f"{r}_clean", name=f"clean_{r}") for r in REGIONS]
    made += [node(one, f"{REGIONS[0]}_clean", f"{s}_out", name=s) for s, wanted in STAGES.items() if wanted]
    made.append(node(one, "north_clean", settings.LAST, name="last"))
    return {"__default__": pipeline(made)}
