"""Nodes that are made in comprehensions."""
from kedro.pipeline import node, pipeline

from .nodes import many, one

REGIONS = ["north", "south", "east"]
YEARS = {"north": [2023, 2024], "south": [2024], "east": []}


def register_pipelines():
    cleaning = pipeline([node(one, f"{r}_raw", f"{r}_clean", name=f"clean_{r}") for r in REGIONS])
    nested = pipeline(
        [node(one, f"{r}_clean", f"{r}_{y}", name=f"split_{r}_{y}") for r in REGIONS for y in YEARS[r] if y > 2023]
    )
    lazy = pipeline(node(one, f"{r}_clean", f"{r}_model", name=f"model_{r}") for r in REGIONS if r != "east")
    joined = pipeline(
        [node(many, list({r: f"{r}_clean" for r in REGIONS}.values()), "joined", name="join")]
    )
    by_region = {r: pipeline([node(one, f"{r}_model", f"{r}_score", name=f"score_{r}")]) for r in sorted({"south", "north"})}
    return {"__default__": cleaning + nested + lazy + joined + sum(by_region.values()), **by_region}
