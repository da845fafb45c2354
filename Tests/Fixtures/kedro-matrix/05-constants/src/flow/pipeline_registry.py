"""Names that are constants of this and of other modules."""
from kedro.pipeline import node, pipeline

import flow.names as names
from flow.names import CLEAN, Layer, RAW as SOURCE

from . import nodes
from .nodes import one as clean_function

REPORT, SUMMARY = "report", "summary"
PAIR = [CLEAN, "rates"]
NAMES = {"first": "price", "second": Layer.MODEL}


def register_pipelines():
    joined = REPORT + "_" + SUMMARY
    left, *rest = (names.PRICED, joined, SUMMARY)
    return {
        "__default__": pipeline(
            [
                node(clean_function, SOURCE, CLEAN, name=names.CLEANING),
                node(nodes.two, PAIR, names.PRICED, name=NAMES["first"]),
                node(nodes.one, left, rest[0], name=NAMES.get("second")),
                node(nodes.one, inputs=names.PRICED, outputs=rest[-1], name=NAMES.get("third", "sum")),
            ]
        )
    }
