"""Every form that inputs and outputs have."""
from kedro.pipeline import node, pipeline

from .nodes import make, one, pair, two, write


def register_pipelines():
    return {
        "__default__": pipeline(
            [
                node(make, None, "made", name="none_in"),
                node(write, ["made", "params:target"], None, name="none_out"),
                node(two, {"second": "rates", "first": "made"}, "both", name="dict_in"),
                node(two, inputs=dict(first="both", second="params:model.alpha"), outputs="scored", name="dict_call"),
                node(pair, "scored", {"left": "left_part", "right": "right_part"}, name="dict_out"),
                node(pair, ["right_part"], ["up", "down"], name="list_out", confirms="up"),
                node(two, ["up", "up"], "twice", name="twice"),
                node(one, "parameters", "settings_copy", name="all_parameters"),
                node(two, ["down", "left_part"], ["packed"], name="single_list"),
            ]
        )
    }
