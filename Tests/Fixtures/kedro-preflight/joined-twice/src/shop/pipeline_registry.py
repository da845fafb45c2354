import functools

from kedro.pipeline import node, pipeline

from .nodes import describe


def create_pipeline():
    shown = functools.partial(describe)
    return pipeline([
        node(shown, "orders", "table", name="describe"),
        node(lambda orders: orders, "orders", "copy", name="copy"),
    ])


def register_pipelines():
    first = create_pipeline()
    again = create_pipeline()
    tagged = pipeline(create_pipeline(), tags="nightly")
    return {"__default__": first + again + tagged + first, "sum": sum([first, again])}
