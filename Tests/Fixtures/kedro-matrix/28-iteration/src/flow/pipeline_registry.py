"""Nodes from zip, enumerate, range, sorted, items, map, filter and itertools."""
import itertools
from itertools import chain, product

from kedro.pipeline import node, pipeline

from .nodes import many, one

REGIONS = ["south", "north"]
YEARS = (2023, 2024)
TARGETS = {"south": "s_out", "north": "n_out"}


def split(pair):
    region, year = pair
    return node(one, f"{region}_raw", f"{region}_{year}", name=f"split_{region}_{year}")


def register_pipelines():
    made = list(map(split, product(REGIONS, YEARS)))
    made += [node(one, f"{r}_{y}", f"{r}_{y}_late", name=f"late_{i}") for i, (r, y) in enumerate(zip(REGIONS, YEARS))]
    made += [node(one, f"{r}_2023", t, name=f"{t}") for r, t in sorted(TARGETS.items())]
    names = list(filter(lambda name: name.endswith("_out"), TARGETS.values()))
    made.append(node(many, names, "joined", name="join"))
    made.append(node(many, sorted(sorted(set(REGIONS + ["east"])), key=len, reverse=True)[:1] + ["joined"], "longest", name="longest"))
    made.append(node(many, list(chain(TARGETS, ["west"])), "chained", name="chained"))
    for first, second in itertools.combinations(["p", "q", "r"], 2):
        made.append(node(many, [first, second], first + second, name=f"{first}-{second}"))
    steps = ["one", "two", "three"]
    made += [node(one, a, f"{b}_next", name=f"{a}.{b}") for a, b in zip(steps[:-1], steps[1:])]
    made.append(node(many, [f"part_{i}" for i in range(0, 6, 2)], f"parts_{max(YEARS)}_{sum(YEARS)}", name=f"n{len(made)}"))
    made += [node(one, k, v, name=k) for k, v in dict(zip("ab", "cd")).items() if any(k in r for r in ["a", "b"])]
    return {"__default__": pipeline(made)}
