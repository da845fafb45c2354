"""Pipelines that come from everywhere under every name."""
import flow.pipelines.clean as cleaning
import flow.pipelines.train.pipeline
from flow import pipelines

from .pipelines import *
from .pipelines.late.builder import build_late_pipeline as late
from .shared import helpers as h


def register_pipelines():
    return {
        "__default__": cleaning.create_pipeline() + flow.pipelines.train.pipeline.create_pipeline(),
        "starred": make_starred(),
        "reexported": pipelines.reexported(),
        "late": late("late"),
        "shared": h.wrap(NAME),
    }
