"""Kedro's own names, with all that they are made of."""
from functools import partial

from kedro.pipeline import node, pipeline

from .nodes import many, one, two


class Scaler:
    def __call__(self, value):
        return value

    def fit(self, value):
        return value


def register_pipelines():
    plain = pipeline(
        [
            node(one, "a", "b"),
            node(two, ["b", "params:rate"], "c"),
            node(two, {"second": "c", "first": "a"}, {"left": "d", "right": "e"}),
            node(many, ["d", "e"], ["f", "g"]),
            node(lambda value: value, "f", "h"),
            node(partial(two, second=1), "g", "i"),
            node(Scaler().fit, "i", "j"),
            node(Scaler(), "j", "k", name="callable"),
            node(len, "j", "l"),
        ]
    )
    return {"__default__": plain, "spaced": pipeline(plain, namespace="spaced")}
