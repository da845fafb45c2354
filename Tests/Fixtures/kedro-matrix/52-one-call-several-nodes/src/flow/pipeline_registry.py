"""One call of node() whose node is renamed in several ways, and nodes that joining drops."""
from kedro.pipeline import node, pipeline

from .nodes import copied, one


def part(function=one):
    return pipeline([node(function, "raw", "clean", name="clean")])


def other():
    return pipeline([node(copied, "raw", "clean", name="clean")])


def register_pipelines():
    return {
        "__default__": part(),
        "validation": pipeline(part(), inputs={"raw": "raw_validation"}),
        "test": pipeline(part(), inputs={"raw": "raw_test"}),
        "joined": pipeline(part(), namespace="north")
        + pipeline(part(), namespace="south")
        + pipeline(other(), namespace="north")
        + pipeline(other(), namespace="south"),
    }
