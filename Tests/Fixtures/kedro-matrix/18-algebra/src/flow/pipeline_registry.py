"""Pipelines that are added, taken away and summed."""
import operator
from functools import reduce

from kedro.pipeline import Pipeline, node, pipeline

from .nodes import one


def single(name, source, target):
    return pipeline([node(one, source, target, name=name)])


def register_pipelines():
    a, b, c = single("a", "x", "y"), single("b", "y", "z"), single("c", "z", "w")
    everything = a + b + c
    pipelines = {
        "minus": everything - b,
        "both": everything & (b + c),
        "either": a | c,
        "sum": sum([a, b]),
        "sum_from": sum((b, c), Pipeline([])),
        "reduced": reduce(lambda left, right: left + right, [a, c]),
        "operated": reduce(operator.add, [a, b, c], pipeline([])),
        "nested": Pipeline([a, b, node(one, "z", "v", name="extra")]),
        "empty": Pipeline([]),
    }
    total = a
    total += b
    total |= c
    pipelines["__default__"] = total
    return pipelines
