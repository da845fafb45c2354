"""The registry of a project of Kedro 1, with a pipeline that is left out and one of its own."""
from kedro.framework.project import find_pipelines
from kedro.pipeline import Pipeline

WITHOUT = {"train"}


def register_pipelines() -> "dict[str, Pipeline]":
    pipelines = find_pipelines(raise_errors=True)
    default = sum((made for name, made in pipelines.items() if name not in WITHOUT), Pipeline([]))
    pipelines["__default__"] = default
    pipelines["all"] = pipelines["clean"] + pipelines["train"]
    return pipelines
