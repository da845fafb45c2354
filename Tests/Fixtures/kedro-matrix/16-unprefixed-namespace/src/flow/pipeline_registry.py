"""A namespace that leaves the datasets alone."""
from kedro.pipeline import Pipeline, node, pipeline

from .nodes import one, two


def register_pipelines():
    parts = [node(one, "raw", "clean", name="clean"), node(two, ["clean", "params:rate"], "model", name="model")]
    plain = pipeline(parts, namespace="plain", prefix_datasets_with_namespace=False)
    renamed = Pipeline(parts, namespace="renamed", prefix_datasets_with_namespace=False, outputs={"clean": "c", "model": "m"})
    return {"__default__": plain, "renamed": renamed}
