"""Helpers that make nodes."""
from kedro.pipeline import node, pipeline

from .nodes import one


def make_node(source, target, name=None, **options):
    return node(one, source, target, name=name or f"{source}_to_{target}", **options)


def cleaning_node(region, suffix="clean", **kwargs):
    return make_node(f"{region}_raw", f"{region}_{suffix}", **kwargs)


def make_all(*names, prefix):
    return [make_node(name, f"{prefix}_{name}") for name in names]


def chain(name, depth):
    if depth == 0:
        return []
    return [make_node(name, f"{name}_{depth}")] + chain(f"{name}_{depth}", depth - 1)


def build(**pairs):
    def step(target, source):
        return make_node(source, target, name=pairs.get("name"))

    return pipeline([step("built_clean", pairs["raw"]), step(source=pairs["clean"], target="built_model")])
