"""Parts of a pipeline."""
from kedro.pipeline import node, pipeline

from .nodes import one, two


def register_pipelines():
    full = pipeline(
        [
            node(one, "raw", "clean", name="clean", tags=["prepare"]),
            node(one, "clean", "features", name="features", tags=["prepare", "train"]),
            node(two, ["features", "params:alpha"], "model", name="train", tags=["train"]),
            node(two, ["model", "features"], "score", name="score", tags=["score"]),
            node(one, "score", "report", name="report", tags=["score"]),
            node(one, "other_raw", "other", name="other"),
        ]
    )
    return {
        "__default__": full,
        "tags": full.only_nodes_with_tags("train", "score"),
        "from_nodes": full.from_nodes("train"),
        "to_nodes": full.to_nodes("features", "other"),
        "from_inputs": full.from_inputs("features"),
        "to_outputs": full.to_outputs("model"),
        "nodes": full.only_nodes("clean", "report"),
        "with_inputs": full.only_nodes_with_inputs("features"),
        "with_outputs": full.only_nodes_with_outputs("model", "score"),
        "filtered": full.filter(tags=["train", "score"], from_nodes=["features"], to_outputs=["score"]),
        "filtered_names": full.filter(node_names=["clean", "other"], from_inputs=["raw"]),
        "chained": full.from_nodes("clean").to_nodes("score").only_nodes_with_tags("train"),
        "rest": full - full.only_nodes_with_tags("prepare"),
    }
