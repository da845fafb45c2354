"""Nodes that are made in loops."""
from kedro.pipeline import node, pipeline

from .nodes import many, one, two

REGIONS = ["north", "south"]


def register_pipelines():
    nodes = []
    for region in REGIONS:
        nodes.append(node(one, f"{region}_raw", f"{region}_clean", name=f"clean_{region}"))
    for index, region in enumerate(REGIONS, start=1):
        for year in range(2023, 2025):
            if region == "south" and year == 2023:
                continue
            made = node(one, f"{region}_clean", f"{region}_{year}", name=f"split_{index}_{year}")
            nodes += [made]
    step = 0
    while step < 2:
        nodes.extend([node(one, f"step_{step}", f"step_{step + 1}", name=f"step_{step}")])
        step += 1
    for left, right in zip(REGIONS, reversed(REGIONS)):
        nodes.insert(0, node(two, [f"{left}_clean", f"{right}_clean"], f"{left}_{right}", name=f"join_{left}"))
    for name in ("x", "y", "stop", "z"):
        if name == "stop":
            break
        nodes.append(node(one, name, f"{name}_done", name=name))
    else:
        nodes.append(node(one, "never", "never_done", name="never"))
    nodes.append(node(many, [f"{region}_clean" for region in REGIONS], "all_regions", name="all"))
    return {"__default__": pipeline(nodes)}
