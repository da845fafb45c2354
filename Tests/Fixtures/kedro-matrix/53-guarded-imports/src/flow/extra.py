"""A pipeline that needs a library that is not installed."""
import a_library_that_nobody_has
from kedro.pipeline import node, pipeline

from .nodes import one

NAME = a_library_that_nobody_has.NAME


def create_pipeline():
    return pipeline([node(one, "clean", "extra", name="extra")])
