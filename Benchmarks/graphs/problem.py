"""What the benchmarks measure on: nodes with an order, durations, demands and capacities.

The file that the engine and its peers both read is Patterson's format for project scheduling
(Patterson 1984): the number of nodes and of resources, the capacities, then for each node its
duration, its demand of each resource, the number of its successors and the successors, counted
from 1.
"""

import json
import random
from dataclasses import dataclass, field

MEBIBYTE = 1 << 20
GIBIBYTE = 1 << 30


class Chance:
    """Draws that are the same in every version of Python: only `random()` is promised to be."""

    def __init__(self, seed):
        self._random = random.Random(seed).random

    def below(self, limit):
        return int(self._random() * limit)

    def between(self, first, last):
        return first + self.below(last - first + 1)

    def share(self):
        return self._random()

    def pick(self, items):
        return items[self.below(len(items))]


@dataclass
class Problem:
    """`demands[resource][node]`; nodes are 0 to n − 1 and every edge leads to a later one."""

    successors: list
    durations: list
    demands: list = field(default_factory=list)
    capacities: list = field(default_factory=list)

    @property
    def node_count(self):
        return len(self.successors)

    @property
    def edge_count(self):
        return sum(map(len, self.successors))

    def edges(self):
        return ((u, v) for u, row in enumerate(self.successors) for v in row)

    def predecessors(self):
        rows = [[] for _ in self.successors]
        for source, target in self.edges():
            rows[target].append(source)
        return rows

    def earliest_start(self):
        """When each node starts if nothing but the order holds it back."""
        start = [0] * self.node_count
        for source, target in self.edges():
            start[target] = max(start[target], start[source] + self.durations[source])
        return start

    def critical_path(self):
        return max(map(sum, zip(self.earliest_start(), self.durations)), default=0)


def write_patterson(problem, path):
    with open(path, "w") as file:
        file.write(f"{problem.node_count} {len(problem.capacities)}\n")
        file.write(" ".join(map(str, problem.capacities)) + "\n")
        for node, row in enumerate(problem.successors):
            line = [problem.durations[node], *(amounts[node] for amounts in problem.demands)]
            line += [len(row), *(target + 1 for target in row)]
            file.write(" ".join(map(str, line)) + "\n")


def read_patterson(path):
    with open(path) as file:
        numbers = map(int, file.read().split())
    count, resources = next(numbers), next(numbers)
    capacities = [next(numbers) for _ in range(resources)]
    successors, durations, demands = [], [], [[] for _ in range(resources)]
    for _ in range(count):
        durations.append(next(numbers))
        for amounts in demands:
            amounts.append(next(numbers))
        successors.append([next(numbers) - 1 for _ in range(next(numbers))])
    return Problem(successors, durations, demands, capacities)


def _pipeline_nodes(problem):
    for node, before in enumerate(problem.predecessors()):
        yield f"n{node}", {
            "inputs": [f"d{source}" for source in before],
            "outputs": [f"d{node}"],
            "memory": problem.demands[0][node],
            "duration": problem.durations[node],
        }


def write_json_pipeline(problem, path):
    """A native pipeline; the first resource is memory, in bytes."""
    machine = {"memory": problem.capacities[0]}
    with open(path, "w") as file:
        json.dump({"machine": machine, "nodes": dict(_pipeline_nodes(problem))}, file, indent=1)


def write_yaml_pipeline(problem, path):
    """The same as YAML, a node a line."""
    with open(path, "w") as file:
        file.write(f"machine: {{memory: {problem.capacities[0]}}}\nnodes:\n")
        for name, node in _pipeline_nodes(problem):
            keys = ", ".join(f"{key}: {value}".replace("'", "") for key, value in node.items())
            file.write(f"  {name}: {{{keys}}}\n")
