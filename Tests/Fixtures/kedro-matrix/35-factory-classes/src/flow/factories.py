"""Classes that make pipelines."""
from abc import ABC, abstractmethod

from kedro.pipeline import node, pipeline

from .nodes import one, two


class Factory(ABC):
    kind = "none"

    def __init__(self, region, keep=False):
        self.region = region
        self.keep = keep
        self._nodes = []

    @property
    def name(self):
        return f"{self.kind}_{self.region}"

    @abstractmethod
    def nodes(self):
        """Give the nodes."""

    def add(self, function, inputs, outputs, name=None):
        self._nodes.append(node(function, inputs, outputs, name=name or f"{self.name}_{len(self._nodes)}"))
        return self

    def create(self):
        self.nodes()
        return pipeline(self._nodes, tags=[self.kind])


class Cleaning(Factory):
    kind = "cleaning"

    def nodes(self):
        self.add(one, f"{self.region}_raw", f"{self.region}_clean")
        if self.keep:
            self.add(one, f"{self.region}_raw", f"{self.region}_kept", name=f"keep_{self.region}")


class Training(Factory):
    kind = "training"

    def __init__(self, region, depth, **kwargs):
        super().__init__(region, **kwargs)
        self.depth = depth

    @classmethod
    def of(cls, region, depth):
        return cls(region, depth=depth, keep=True)

    @staticmethod
    def target(region, depth):
        return f"{region}_model_{depth}"

    def nodes(self):
        self.add(two, [f"{self.region}_clean", "rates"], self.target(self.region, self.depth)).add(
            one, self.target(self.region, self.depth), f"{self.region}_score"
        )
