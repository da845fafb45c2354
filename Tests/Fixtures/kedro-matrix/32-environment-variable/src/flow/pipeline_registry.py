"""Nodes that an environment variable decides on."""
import os

from kedro.pipeline import node, pipeline

from .nodes import one

MODE = os.environ.get("FLOW_MODE", "daily")


def register_pipelines():
    made = [node(one, "raw", "clean", name="clean")]
    made.append(node(one, "clean", f"{MODE}_report", name="report"))
    if os.getenv("FLOW_EXTRA"):
        made.append(node(one, "clean", "extra", name="extra"))
    return {"__default__": pipeline(made)}
