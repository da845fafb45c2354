"""Helpers, some of which import late."""
import kedro.pipeline as kp
from kedro import pipeline as kedro_pipeline


def name_of(prefix, suffix):
    return prefix + "_" + suffix


def reexported():
    return kp.pipeline([kedro_pipeline.node(len, "rows", name_of("rows", "counted"), name="count")])


def wrap(name):
    from ..pipelines.late import builder

    return kp.Pipeline([builder.build_late_pipeline(name, suffix="wrapped")])
