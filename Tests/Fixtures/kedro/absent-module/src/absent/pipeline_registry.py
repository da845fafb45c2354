"""The shape of the pipeline depends on what the project says it can do without."""
from kedro.pipeline import node, pipeline

import absent_frames as pd

from .nodes import fast, fit, load


def register_pipelines():
    nodes = [
        node(load, "raw", "frame", name="load"),
        node(fit, "frame", "net", name="fit"),
        node(pd.concat, ["frame", "net"], "both", name="concat"),
    ]
    if fast is not None:
        nodes.append(node(fast.predict, "net", "predicted", name="fast"))
    return {"__default__": pipeline(nodes)}
