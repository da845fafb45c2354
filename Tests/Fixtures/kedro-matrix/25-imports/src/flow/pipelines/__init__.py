"""What the star brings."""
from .late.builder import build_late_pipeline as _late
from ..shared import reexported

NAME = "starred"
__all__ = ["NAME", "make_starred"]


def make_starred():
    return _late(NAME)
