"""Parameters named as text and as a set."""
from kedro.pipeline import node, pipeline

from .nodes import two

PAIR = [node(two, ["raw", "params:alpha"], "clean", name="clean"), node(two, ["clean", "params:beta"], "model", name="model")]


def register_pipelines():
    one_kept = pipeline(PAIR, namespace="one", inputs="raw", parameters="params:alpha")
    both_kept = pipeline(PAIR, namespace="both", inputs="raw", parameters={"params:alpha", "params:beta"})
    return {"__default__": one_kept + both_kept}
