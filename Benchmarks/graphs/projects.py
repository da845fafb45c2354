"""Instances of the resource-constrained project scheduling problem, made as ProGen makes them.

Written from the description in Kolisch, Sprecher, Drexl: "Characterization and generation of a
general class of resource-constrained project scheduling problems", Management Science 41(10),
1995. The parameters are those that its authors chose: 4 resources, durations and demands 1 to 10,
3 first and 3 last jobs, at most 3 successors and 3 predecessors.

- Network complexity: arcs for each node, none of them implied by others, source and sink counted.
- Resource factor: the share of resources that a job takes some of.
- Resource strength: 0, there is only what the most demanding job needs; 1, the earliest start
  schedule fits.
"""

from dataclasses import dataclass
from itertools import product

from .problem import Chance, Problem

COMPLEXITIES = (1.5, 1.8, 2.1)
FACTORS = (0.25, 0.5, 0.75, 1.0)
STRENGTHS = {
    30: (0.2, 0.5, 0.7, 1.0),
    60: (0.2, 0.5, 0.7, 1.0),
    120: (0.1, 0.2, 0.3, 0.4, 0.5),
}
RESOURCES = 4
DEGREE = 3
ENDS = 3
LARGEST = 10


@dataclass(frozen=True)
class Shape:
    """What an instance is to be like."""

    jobs: int
    complexity: float
    factor: float
    strength: float


def shapes(jobs, count):
    """Every combination of the parameters once, in leaps, so that a few are spread over all."""
    grid = list(product(COMPLEXITIES, FACTORS, STRENGTHS[jobs]))
    # A leap that has no divisor with the number of combinations, 48 or 60.
    return [Shape(jobs, *grid[index * 23 % len(grid)]) for index in range(count)]


def project(shape, seed=1):
    """An instance; node 0 is the source and the last the sink, both without duration."""
    chance = Chance(f"{shape} {seed}")
    successors = _network(shape, chance)
    durations = [0, *(chance.between(1, LARGEST) for _ in range(shape.jobs)), 0]
    problem = Problem(successors, durations)
    problem.demands = _demands(shape, chance)
    start = problem.earliest_start()
    problem.capacities = [_capacity(problem, start, row, shape.strength) for row in problem.demands]
    return problem


def _network(shape, chance):
    wanted = round(shape.complexity * (shape.jobs + 2))
    for _ in range(1_000):
        network = _Network(shape.jobs)
        if network.join(chance) and network.fill(wanted, chance):
            return [_members(row) for row in network.successors]
    raise ValueError(f"no network of {wanted} arcs was found for {shape.jobs} jobs")


class _Network:
    """Arcs between numbered jobs, none of which a path of others implies."""

    def __init__(self, jobs):
        self.count = jobs + 2
        self.first = range(1, ENDS + 1)
        self.last = range(jobs + 1 - ENDS, jobs + 1)
        # Rows are bit sets; the last two of all that a job reaches or is reached by, and itself.
        self.successors = [0] * self.count
        self.predecessors = [0] * self.count
        self.after = [1 << node for node in range(self.count)]
        self.before = [1 << node for node in range(self.count)]
        self.arcs = 0
        for node in self.first:
            self.add(0, node)

    def add(self, source, target):
        self.successors[source] |= 1 << target
        self.predecessors[target] |= 1 << source
        self.arcs += 1
        for node in _members(self.before[source]):
            self.after[node] |= self.after[target]
        for node in _members(self.after[target]):
            self.before[node] |= self.before[source]

    def may_join(self, source, target):
        """Whether an arc is new and makes no arc redundant, degrees kept."""
        if source >= target or target in self.first or source in self.last:
            return False
        degrees = self.successors[source].bit_count(), self.predecessors[target].bit_count()
        if max(degrees) >= DEGREE:
            return False
        if self.after[source] >> target & 1:
            return False
        return not any(
            self.successors[node] & self.after[target] for node in _members(self.before[source])
        )

    def join(self, chance):
        """A predecessor for each job, then a successor for each without."""
        jobs = range(1, self.count - 1)
        for target in jobs[ENDS:]:
            if not self.add_one(chance, [(source, target) for source in jobs]):
                return False
        for source in reversed(jobs[:-ENDS]):
            free = [(source, target) for target in jobs]
            if not self.successors[source] and not self.add_one(chance, free):
                return False
        for node in self.last:
            self.add(node, self.count - 1)
        return True

    def add_one(self, chance, arcs):
        possible = [arc for arc in arcs if self.may_join(*arc)]
        if possible:
            self.add(*chance.pick(possible))
        return bool(possible)

    def fill(self, wanted, chance):
        """Random arcs until there are as many as wanted; whether there could be."""
        jobs = range(1, self.count - 1)
        open_arcs = [(u, v) for u in jobs for v in jobs if u < v]
        while self.arcs < wanted:
            if not open_arcs:
                return False
            place = chance.below(len(open_arcs))
            arc, open_arcs[place] = open_arcs[place], open_arcs[-1]
            # What cannot be added now cannot be later either.
            open_arcs.pop()
            if self.may_join(*arc):
                self.add(*arc)
        return self.arcs == wanted


def _members(bits):
    return [place for place in range(bits.bit_length()) if bits >> place & 1]


def _demands(shape, chance):
    """Every job takes some of one resource; further ones at random until the factor is met."""
    taken = {(chance.below(RESOURCES), job) for job in range(1, shape.jobs + 1)}
    others = [(r, j) for r in range(RESOURCES) for j in range(1, shape.jobs + 1)]
    others = [pair for pair in others if pair not in taken]
    while len(taken) < round(shape.factor * shape.jobs * RESOURCES):
        taken.add(others.pop(chance.below(len(others))))
    rows = [[0] * (shape.jobs + 2) for _ in range(RESOURCES)]
    for resource, job in sorted(taken):
        rows[resource][job] = chance.between(1, LARGEST)
    return rows


def _capacity(problem, start, amounts, strength):
    """Between what the most demanding job needs and the peak of the earliest start schedule."""
    least = max(amounts)
    peak = 0
    for moment in set(start):
        running = (
            amount
            for begin, duration, amount in zip(start, problem.durations, amounts)
            if begin <= moment < begin + duration
        )
        peak = max(peak, sum(running))
    return least + round(strength * (peak - least))
