"""Nodes that are built from records."""
from collections import namedtuple
from dataclasses import dataclass, field
from enum import Enum
from typing import List, NamedTuple

from kedro.pipeline import node, pipeline

from .nodes import many, one


class Region(Enum):
    NORTH = "north"
    SOUTH = "south"


class Layer(str, Enum):
    RAW = "raw"
    CLEAN = "clean"


@dataclass(frozen=True)
class Model:
    name: str
    features: List[str] = field(default_factory=list)
    depth: int = 2

    @property
    def output(self):
        return f"{self.name}_model_{self.depth}"


class Step(NamedTuple):
    source: str
    target: str
    name: str = "step"


Pair = namedtuple("Pair", ["left", "right"])
MODELS = [Model("linear", ["north_clean"]), Model("tree", ["north_clean", "south_clean"], depth=5)]


def register_pipelines():
    made = [
        node(one, f"{r.value}_{Layer.RAW.value}", f"{r.value}_{Layer.CLEAN.value}", name=f"clean_{r.name.lower()}")
        for r in Region
    ]
    made += [node(many, model.features, model.output, name=model.name) for model in MODELS]
    step = Step("linear_model_2", target="score")
    source, target, name = step
    made.append(node(one, source, target, name=name))
    pair = Pair(left="score", right=Layer.CLEAN.value)
    made.append(node(many, [pair.left, pair[1]], "pair", name=Region("south").value))
    return {"__default__": pipeline(made)}
