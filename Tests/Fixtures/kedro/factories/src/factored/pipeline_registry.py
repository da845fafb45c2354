"""One node that touches every kind of dataset."""
from kedro.pipeline import node, pipeline


def touch(*args, **kwargs):
    return args


def register_pipelines():
    return {
        "__default__": pipeline(
            [
                node(
                    touch,
                    inputs=[
                        "plain",
                        "interpolated",
                        "twin",
                        "shared@pandas",
                        "shared@spark",
                        "parts",
                        "kept",
                        "cached",
                        "query",
                        "table",
                        "remote",
                        "absolute",
                        "climbing",
                        "dated",
                        "int_customers",
                        "params:model.alpha",
                        "params:absent",
                        "parameters",
                    ],
                    outputs=["model_linear", "undeclared"],
                    name="touch",
                ),
                node(touch, "undeclared", "model_spark", name="again"),
            ]
        )
    }
