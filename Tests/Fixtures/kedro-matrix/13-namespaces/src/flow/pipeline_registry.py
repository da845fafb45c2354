"""One pipeline in several namespaces, renamed in every form."""
from kedro.pipeline import node, pipeline

from .nodes import one, two


def create_pipeline(**kwargs):
    return pipeline(
        [
            node(two, ["raw", "params:alpha"], "clean", name="clean"),
            node(two, {"first": "clean", "second": "rates"}, "model", name="model"),
            node(two, ["model", "params:model.depth"], "score"),
        ]
    )


def register_pipelines():
    template = create_pipeline()
    text = pipeline(template, namespace="text", inputs="raw", outputs="score")
    names = pipeline(template, namespace="names", inputs={"raw", "rates"}, parameters={"params:alpha": "params:beta"})
    mapped = pipeline(
        template,
        namespace="mapped",
        inputs={"raw": "all_raw", "rates": "all_rates"},
        outputs={"score": "mapped_score"},
        parameters={"alpha": "gamma"},
    )
    renamed = pipeline(template, inputs={"raw": "other_raw"}, outputs={"score": "other_score"}).tag("renamed")
    return {"__default__": text + names + mapped, "renamed": renamed, "template": template}
