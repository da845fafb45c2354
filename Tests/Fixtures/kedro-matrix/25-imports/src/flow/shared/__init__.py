"""What the package gives away."""
from .helpers import reexported

__all__ = ["reexported"]
