"""Graphs of the shapes that pipelines have, of exactly so many nodes and edges.

A family takes nodes, edges and chance, and gives the successors of each node; every edge leads
to a later node. Edges that a family cannot have so many or so few of are a ValueError.
"""

from .problem import GIBIBYTE, MEBIBYTE, Chance, Problem

CAPACITY = 64 * GIBIBYTE


class _Edges:
    """Different edges, as many as wanted."""

    def __init__(self, nodes, wanted):
        self.rows = [[] for _ in range(nodes)]
        self.left = wanted
        self._nodes = nodes
        self._known = set()

    def add(self, source, target):
        key = source * self._nodes + target
        if key in self._known:
            return False
        self._known.add(key)
        self.rows[source].append(target)
        self.left -= 1
        return True

    def fill(self, draw):
        """Draws edges until there are enough; a family too dense for chance is refused."""
        misses = 0
        while self.left > 0:
            misses = 0 if self.add(*draw()) else misses + 1
            if misses > 10_000:
                raise ValueError("there are not so many edges to draw")
        return self.finished()

    def finished(self):
        if self.left != 0:
            raise ValueError(f"the family has {abs(self.left)} edges more or fewer than wanted")
        for row in self.rows:
            row.sort()
        return self.rows


def layered(nodes, edges, chance, width=None):
    """Layers, the square root of the nodes wide; a node needs some of the layer before."""
    width = width or max(1, round(nodes**0.5))
    graph = _Edges(nodes, edges)

    def before(target):
        first = (target // width - 1) * width
        return first + chance.below(width), target

    for target in range(width, nodes):
        graph.add(*before(target))
    return graph.fill(lambda: before(chance.between(width, nodes - 1)))


def layered_100(nodes, edges, chance):
    """Layers of 100."""
    return layered(nodes, edges, chance, width=100)


def series_parallel(nodes, edges, chance):
    """One edge, then edges of it split in two or joined by a way round, at random."""
    parallel = edges - nodes + 1
    series = nodes - 2 - parallel
    if parallel < 0 or series < 0:
        raise ValueError("a series-parallel graph has n − 1 to 2n − 3 edges")
    links = [(0, 1)]
    for step in range(2, nodes):
        place = chance.below(len(links))
        source, target = links[place]
        goes_round = chance.below(parallel + series) < parallel
        if goes_round:
            parallel -= 1
            links.append((source, step))
        else:
            series -= 1
            links[place] = (source, step)
        links.append((step, target))
    return _renumbered(nodes, links)


def _renumbered(nodes, links):
    """The nodes by their place in a topological order."""
    rows = [[] for _ in range(nodes)]
    waiting = [0] * nodes
    for source, target in links:
        rows[source].append(target)
        waiting[target] += 1
    order = [node for node in range(nodes) if waiting[node] == 0]
    for node in order:
        for target in rows[node]:
            waiting[target] -= 1
            if waiting[target] == 0:
                order.append(target)
    place = [0] * nodes
    for index, node in enumerate(order):
        place[node] = index
    return [sorted(place[target] for target in rows[node]) for node in order]


def fork_join(nodes, edges, chance):
    """Blocks one after another: a fork, 2 to 33 chains side by side, a join."""
    left = edges - nodes + 1
    branches = []
    while left > 0:
        branches.append(min(chance.between(1, 32), left) + 1)
        left -= branches[-1] - 1
    spare = nodes - sum(branches) - 2 * len(branches)
    if not branches or spare < 0:
        raise ValueError("a fork–join graph has n to about 2n edges")
    lengths = [[1] * count for count in branches]
    for _ in range(spare):
        block = chance.pick(lengths)
        block[chance.below(len(block))] += 1
    graph = _Edges(nodes, edges)
    node = 0
    for block in lengths:
        fork, join = node, node + sum(block) + 1
        for length in block:
            chain = [fork, *range(node + 1, node + length + 1), join]
            for source, target in zip(chain, chain[1:]):
                graph.add(source, target)
            node += length
        node = join + 1
        if node < nodes:
            graph.add(join, node)
    return graph.finished()


def scale_free(nodes, edges, chance):
    """A node needs earlier ones, those with many edges more often (Barabási, Albert 1999)."""
    graph = _Edges(nodes, edges)
    ends = [0]
    for target in range(1, nodes):
        wanted = min(target, target * edges // (nodes - 1) - (edges - graph.left))
        while wanted > 0:
            source = chance.pick(ends) if chance.below(4) else chance.below(target)
            if graph.add(source, target):
                ends.append(source)
                wanted -= 1
        ends.append(target)
    return graph.finished()


def chains(nodes, edges, chance, count=16):
    """16 long chains, side by side; what edges are left join one to another."""
    graph = _Edges(nodes, edges)
    for target in range(count, nodes):
        graph.add(target - count, target)

    def across():
        source = chance.below(nodes - count)
        return source, chance.between(source + 1, min(nodes - 1, source + 8 * count))

    return graph.fill(across)


def wide(nodes, edges, chance):
    """Two layers: half of the nodes need some of the other half."""
    half = nodes // 2
    graph = _Edges(nodes, edges)
    return graph.fill(lambda: (chance.below(half), chance.between(half, nodes - 1)))


# The shape with the edges for each node that is measured.
FAMILIES = {
    "layered": (layered, 2),
    "layered-100": (layered_100, 2),
    "series-parallel": (series_parallel, 1.5),
    "fork-join": (fork_join, 1.25),
    "scale-free": (scale_free, 2),
    "chains": (chains, 1.25),
    "wide": (wide, 1),
}


def family_problem(name, nodes, edges=None, seed=1):
    """A graph whose nodes take 1 MiB to 16 GiB, small ones as often as large, for 1 to 600 s."""
    make, density = FAMILIES[name]
    chance = Chance(f"{name} {nodes} {edges} {seed}")
    successors = make(nodes, int(nodes * density) if edges is None else edges, chance)
    demand = [
        int(MEBIBYTE * (16 * GIBIBYTE / MEBIBYTE) ** chance.share()) for _ in range(nodes)
    ]
    durations = [chance.between(1, 600) for _ in range(nodes)]
    return Problem(successors, durations, [demand], [CAPACITY])
