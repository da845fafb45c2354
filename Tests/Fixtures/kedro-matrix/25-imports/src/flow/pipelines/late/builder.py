"""A pipeline of another name."""
from kedro.pipeline import node as step
from kedro.pipeline import pipeline as assemble

from ...shared.helpers import name_of
from ..clean.nodes import tidy as function


def build_late_pipeline(prefix, /, suffix="done"):
    return assemble([step(function, f"{prefix}_raw", name_of(prefix, suffix), name=prefix)])
