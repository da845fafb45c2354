"""One function for many nodes, each with arguments of its own."""
from functools import partial, update_wrapper

from kedro.pipeline import node, pipeline

from .nodes import fetch

TABLES = {"customers": {"key": "id"}, "orders": {"key": "order_id", "late": True}, "items": {"key": "item"}}


def named(function, name, **arguments):
    made = update_wrapper(partial(function, **arguments), function)
    made.__name__ = name
    return made


def register_pipelines():
    raw = pipeline(
        [
            node(partial(fetch, table=table, **options), inputs="connection", outputs=f"{table}_raw", name=f"fetch_{table}")
            for table, options in TABLES.items()
        ],
        tags="raw",
    )
    clean = pipeline([node(named(fetch, f"clean_{t}", table=t, key="k"), f"{t}_raw", f"{t}_clean") for t in TABLES])
    return {"__default__": raw + clean, "raw": raw}
