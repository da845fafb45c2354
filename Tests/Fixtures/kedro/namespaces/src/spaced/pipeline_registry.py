"""One modular pipeline, used twice, and joined by a third node."""
from kedro.pipeline import Node, Pipeline, node, pipeline


def clean(raw, alpha):
    return raw


def report(cleaned):
    return cleaned


def join(left, right):
    return left


def register_pipelines():
    template = Pipeline(
        [
            node(clean, ["raw", "params:alpha"], "cleaned", name="clean", tags="light"),
            node(func=report, inputs="cleaned", outputs="report", name="report"),
        ]
    )
    north = pipeline(template, namespace="north", inputs={"raw": "everything"}, tags="region")
    south = pipeline(
        template,
        namespace="south",
        inputs={"raw": "everything"},
        parameters={"params:alpha": "params:beta"},
    )
    joined = Node(
        join,
        inputs={"left": "north.report", "right": "south.report"},
        outputs={"out": "summary"},
        name="join",
    )
    return {"__default__": north + south + Pipeline([joined]), "north": north}
