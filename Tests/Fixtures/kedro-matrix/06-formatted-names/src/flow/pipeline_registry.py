"""Names that are put together."""
from kedro.pipeline import node, pipeline

from .nodes import one, two

REGION, YEAR = "north", 2024
PREFIX = "{}_{}".format(REGION, YEAR)


def register_pipelines():
    return {
        "__default__": pipeline(
            [
                node(one, f"{REGION}_raw", f"{REGION}_{YEAR}_clean", name=f"clean_{REGION}"),
                node(one, "%s_%d_clean" % (REGION, YEAR), "%s_model" % REGION, name="model_%04d" % 7),
                node(one, "{}_model".format(REGION), "{0}_{name}".format(PREFIX, name="score"), name="score"),
                node(one, PREFIX + "_score", "_".join([REGION, str(YEAR), "report"]), name=f"report_{YEAR % 100:03d}"),
                node(
                    two,
                    [f"{PREFIX}_report", f"{REGION.upper()}_rates"],
                    "north" "_" "sum".replace("sum", "total"),
                    name=f"{REGION.title()}-{YEAR + 1}-{'a' if YEAR > 2000 else 'b'}",
                ),
                node(one, "north_total", f"{REGION!s:>7}".strip() + "_last", name="LAST".lower().ljust(6, ".")),
            ]
        )
    }
