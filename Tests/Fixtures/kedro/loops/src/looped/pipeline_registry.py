"""Nodes made in loops, in comprehensions and by a helper; nodes without a name."""
from functools import partial

import kedro.pipeline as kp
from kedro.pipeline import Pipeline, node as make

from .functions import (
    Scorer,
    chunks,
    decorated,
    train,
)

LETTERS = ["a", "b", "c"]


def step(letter):
    return make(train, f"in_{letter}", f"step_{letter}", name=f"step_{letter}")


def register_pipelines():
    nodes = []
    for letter in LETTERS:
        nodes.append(
            make(
                train,
                inputs=f"raw_{letter}",
                outputs=f"loop_{letter}",
                name=f"loop_{letter}",
            )
        )
    nodes += [make(train, f"loop_{x}", f"comp_{x}", name=f"comp_{x}") for x in LETTERS]
    nodes += [step(letter) for letter in LETTERS[:2]]
    nodes += [make(partial(train, depth=3), "comp_a", "deep", name="é_deep"), make(
        lambda data: data, "comp_b", "same", name="lambda")]
    nodes += [
        kp.node(train, "comp_c", "unnamed"),
        kp.node(chunks, "unnamed", "streamed", name="streamed"),
        kp
        .node(decorated, "streamed", "decorated", name="decorated"),
        make(Scorer(), "decorated", None, name="scored"),
        make(*[train, "deep", "starred"], **{"name": "starred"}),
    ]
    return {"__default__": Pipeline(nodes)}
