"""Nodes that depend on constants."""
from kedro.pipeline import node, pipeline

from .nodes import one, two
from .options import DEPTH, EXTRA, MODE, STAGES

try:
    from .absent import choose
except ImportError:
    choose = one


def create_pipeline(with_report=False, **kwargs):
    nodes = [node(choose, "raw", "clean", name="clean")]
    if MODE == "full":
        nodes.append(node(one, "clean", "full_model", name="full"))
    elif MODE == "quick" and not EXTRA:
        nodes.append(node(one, "clean", "quick_model", name="quick"))
    else:
        nodes.append(node(one, "clean", "other_model", name="other"))
    if with_report:
        nodes.append(node(one, "clean", "report", name="report"))
    if "score" in STAGES and 1 < DEPTH <= 3:
        nodes.append(node(two, ["clean", "rates" if DEPTH > 2 else "none"], "score", name="score"))
    if kwargs.get("never") or not STAGES:
        nodes.append(node(one, "clean", "never", name="never"))
    nodes += [node(one, "clean", "extra", name="extra")] if EXTRA is not None else []
    assert nodes, "there is always one"
    return pipeline(nodes)


def register_pipelines():
    return {"__default__": create_pipeline(), "reported": create_pipeline(with_report=True)}
