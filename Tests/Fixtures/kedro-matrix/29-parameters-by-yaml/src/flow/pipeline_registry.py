"""Nodes that the parameters decide on, read as plain YAML."""
from pathlib import Path

import yaml
from kedro.pipeline import node, pipeline

from .nodes import one, two

FILE = Path(__file__).resolve().parents[2] / "conf" / "base" / "parameters.yml"


def read(path=FILE):
    with open(path) as file:
        return yaml.safe_load(file)


PARAMETERS = read()


def register_pipelines():
    made = [node(one, f"{r}_raw", f"{r}_clean", name=f"clean_{r}") for r in PARAMETERS["regions"]]
    for name, options in yaml.safe_load(FILE.read_text())["models"].items():
        made.append(node(two, ["north_clean", f"params:models.{name}.depth"], f"{name}_{options['depth']}", name=name))
    if PARAMETERS.get("enabled", False):
        made.append(node(one, "south_clean", "report", name="report"))
    return {"__default__": pipeline(made)}
