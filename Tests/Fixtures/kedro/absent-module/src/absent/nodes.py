"""Node functions that lean on absent libraries in every way a module can."""
from __future__ import annotations

import dataclasses
from typing import Dict, Optional

import absent_frames as pd
import absent_net.nn as nn
from absent_frames.errors import ParserError
from absent_frames.types import *  # noqa: F403

try:
    import absent_fast as fast
except ImportError:
    fast = None

try:
    import absent_required
except ImportError as error:
    raise RuntimeError("pip install absent_required") from error

pd.options.display.max_columns = 100
EPSILON = pd.FLOAT_EPS * 2 + 1
LOOKUP = {pd.Int64: "int", Column: "column"}  # noqa: F405


class Net(nn.Module, pd.Mixin):
    """A class with two absent bases."""

    def __init__(self, size):
        super().__init__(size)
        self.size = size


class BadRow(ParserError):
    """An error with an absent base."""


@dataclasses.dataclass
class Options:
    frame: Optional[pd.DataFrame] = None
    table: Dict[str, pd.DataFrame] = dataclasses.field(default_factory=dict)


@pd.api.register("accessor")
class Accessor:
    pass


@absent_required.task
def load(raw: pd.DataFrame) -> pd.DataFrame:
    return raw


@absent_required.task(retries=3)
def fit(frame: pd.DataFrame | None, net: Net = Net(3)) -> Net:
    try:
        return net
    except (ParserError, BadRow):
        raise
