"""Nodes that are built from dicts and lists of settings."""
from kedro.pipeline import node, pipeline

from . import nodes
from .nodes import many, one

STEPS = [
    {"function": one, "inputs": "raw", "outputs": "clean", "name": "clean"},
    {"function": many, "inputs": ["clean", "rates"], "outputs": "priced", "name": "price", "tags": ["money"]},
]
MODELS = {
    "linear": {"features": ["clean", "priced"], "score": True},
    "tree": {"features": ["clean"], "score": False},
}
FUNCTIONS = {"one": nodes.one, "many": nodes.many}


def register_pipelines():
    made = [node(s["function"], s["inputs"], s["outputs"], name=s["name"], tags=s.get("tags", [])) for s in STEPS]
    for name, options in MODELS.items():
        made.append(node(FUNCTIONS["many"], options["features"], f"{name}_model", name=f"fit_{name}"))
        if options["score"]:
            made.append(node(getattr(nodes, "one"), f"{name}_model", f"{name}_score", name=f"score_{name}"))
    keys = list(MODELS)
    made.append(node(many, [f"{key}_model" for key in keys], keys[0] + "_or_" + keys[-1], name="choose"))
    return {"__default__": pipeline(made)}
