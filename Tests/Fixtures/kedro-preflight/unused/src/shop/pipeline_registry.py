from kedro.pipeline import node, pipeline

from .nodes import clean, describe


def register_pipelines():
    main = pipeline([node(clean, "orders", "table@json", name="clean")])
    other = pipeline([node(describe, "orders", "report", name="describe")])
    return {"__default__": main, "other": other}
