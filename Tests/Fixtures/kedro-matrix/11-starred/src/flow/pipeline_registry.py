"""Arguments and lists that are unpacked."""
from kedro.pipeline import node, pipeline

from .nodes import many, one, two

COMMON = ["rates", "params:alpha"]
SPEC = (one, "raw", "clean")
OPTIONS = {"inputs": "clean", "outputs": "model", "name": "model"}
TAGS = {"tags": ["a", "b"]}


def register_pipelines():
    first = [node(*SPEC, name="clean"), node(one, **OPTIONS)]
    second = [node(many, [*COMMON, "model", *("x", "y")], "scored", name="score", **TAGS)]
    third = node(two, **{**OPTIONS, "inputs": ["scored", "clean"], "outputs": "report", "name": "report"})
    head, *others = [node(one, name, f"{name}_done", name=name) for name in ("p", "q", "r")]
    return {"__default__": pipeline([*first, *second, third]), "rest": pipeline([*others])}
