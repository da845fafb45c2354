from kedro.pipeline import node, pipeline

from .nodes import clean, describe, fit


def register_pipelines():
    main = pipeline([
        # Raw files beside results of nearly the same name that come later or are told apart.
        node(clean, "orders", "order", name="clean"),
        node(describe, "model_1", "model_2", name="number"),
        node(describe, "train_x", "train_y", name="letter"),
        # The reader runs before the writer: an edge would close a circle.
        node(describe, "features", "built", name="read"),
        node(describe, "built", "featuers", name="write"),
        # Read and written by the other pipeline.
        node(fit, "orders", "modle", name="fit"),
        node(describe, "model", "seen", name="see"),
    ])
    other = pipeline([
        node(describe, "modle", "model", name="convert"),
    ])
    return {"__default__": main, "other": other}
