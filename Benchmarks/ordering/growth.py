"""Times the engine on graphs of every family and size, beside networkx and OR-tools.

usage: python3 -m ordering.growth [growth|families|peers|plans ...] [--largest 1000000]
       [--rounds 3] [--timeout 60] [--peer-timeout 40]
Each measurement is a process of its own. Peaks, closures and reductions that differ between the
engine and a peer end it with an error.
"""

import argparse
import math
from itertools import product

from graphs.families import FAMILIES
from measuring import print_table, seconds, size, write_results
from ordering.answers import Asking, require_equal

SIZES = (1_000, 10_000, 100_000, 1_000_000)


def growth(asking, options):
    """Near linear: time / (n log n) stays where it is."""
    for family in ("layered", "layered-100"):
        rows = []
        for nodes in (count for count in SIZES if count <= options.largest):
            file = asking.file(family, nodes)
            cells = [
                asking.engine(measure, file, rounds=options.rounds)
                for measure in ("graph", "order", "reduction", "peak")
            ]
            peak = cells[-1]
            peer = asking.peer("ortools-peak", file)
            require_equal("peak", file, peak, peer)
            normal = peak.median / (nodes * math.log2(nodes)) * 1e9
            rows.append(
                [f"{nodes:,}", *cells, f"{normal:.2f} ns", size(peak.max_rss), peer]
            )
        print_table(
            f"Growth: {family}, two edges for each node",
            ["nodes", "graph", "order", "reduction", "peak with witness", "peak / (n log₂ n)",
             "peak: memory", "peak by OR-tools"],
            rows,
        )  # fmt: skip


# What is asked of every family, with the options of a small and of a large graph.
FAMILY_COLUMNS = {
    "order": ("order", {}, {}),
    "index": ("index", {}, {}),
    "a query": ("queries", {"queries": 10_000}, {"queries": 10_000}),
    "reduction": ("reduction", {}, {}),
    "peak": ("peak", {}, {}),
    "worst set of a node": ("worst", {"queries": 20}, {"queries": 2}),
    "minimal sets": ("overloads", {}, {}),
    "k = 2": ("bounded-peak", {"workers": 2}, {"workers": 2}),
    "k = 8": ("bounded-peak", {"workers": 8}, {"workers": 8}),
    "k = 64": ("bounded-peak", {"workers": 64}, {"workers": 64}),
}


def families(asking, options):
    """All that is asked of a graph, for every family; what was cut off is not tried larger."""
    cut_off = set()
    for nodes in (count for count in (10_000, 100_000) if count <= options.largest):
        rows = []
        for family, (_, density) in FAMILIES.items():
            file = asking.file(family, nodes)
            row = [f"{family}, {density}"]
            for column, (measure, small, large) in FAMILY_COLUMNS.items():
                if (family, column) in cut_off:
                    row.append("–")
                    continue
                extra = small if nodes <= 10_000 else large
                answer = asking.engine(measure, file, rounds=options.rounds, **extra)
                if answer.note:
                    cut_off.add((family, column))
                row.append(told(answer))
            rows.append(row)
        print_table(
            f"Families: {nodes:,} nodes", ["family, edges for each node", *FAMILY_COLUMNS], rows
        )


def told(answer):
    """The time, of one query where there are several; how far bounds are apart."""
    numbers = answer.numbers
    if "queries" in numbers:
        return seconds(answer.median / numbers["queries"])
    if numbers.get("lower", 0) < numbers.get("upper", 0):
        return f"{answer} (gap {numbers['upper'] / numbers['lower'] - 1:.1%})"
    return str(answer)


def peers(asking, options):
    """The same answers from others, at sizes they manage."""
    for family in FAMILIES:
        tiny = asking.file(family, 14) if family not in ("layered-100", "chains") else None
        if tiny:
            exact = asking.engine("peak", tiny)
            require_equal("peak", tiny, exact, asking.peer("antichains", tiny))
    rows = []
    for family, nodes in product(FAMILIES, (1_000, 10_000)):
        file = asking.file(family, nodes)
        engine = {m: asking.engine(m, file) for m in ("index", "reduction", "peak")}
        closure = asking.peer("closure", file) if nodes <= 1_000 else "–"
        reduction = asking.peer("reduction", file)
        require_equal("edges", file, engine["reduction"], reduction)
        flows = [asking.peer("networkx-peak", file), asking.peer("ortools-peak", file)]
        if nodes <= 1_000:
            require_equal("pairs", file, engine["index"], closure)
            flows.append(asking.peer("closure-peak", file))
        require_equal("peak", file, engine["peak"], *flows)
        rows.append(
            [family, f"{nodes:,}", engine["index"], closure, engine["reduction"], reduction]
            + [engine["peak"], *flows[:2]]
        )
    print_table(
        "Peers: the same graphs, the same answers",
        ["family", "nodes", "closure", "networkx", "reduction", "networkx", "peak", "networkx",
         "OR-tools"],
        rows,
    )  # fmt: skip


def plans(asking, options):
    """Schedules, edges and stages of large graphs, 64 GiB for nodes of up to 16 GiB."""
    columns = {
        "schedule": ("schedule", None),
        "edges, least makespan": ("edges", "edges"),
        "fewest edges": ("fewest-edges", "edges"),
        "stages": ("stages", "stages"),
    }
    rows = []
    for family, nodes in product(("layered", "fork-join", "scale-free"), (2_000, 20_000)):
        if nodes > options.largest:
            continue
        file = asking.file(family, nodes)
        row = [family, f"{nodes:,}"]
        for measure, counted in columns.values():
            answer = asking.engine(measure, file, rounds=1)
            row.append(str(answer))
            if answer.numbers:
                over = answer.numbers["makespan"] / answer.numbers["criticalPath"]
                count = f"{answer.numbers[counted]:,} {counted}, " if counted else ""
                row[-1] = f"{count}{over:.2f} × in {answer}"
        rows.append(row)
    print_table(
        "Plans: makespan in critical paths, and the time to find it; one resource",
        ["family", "nodes", *columns],
        rows,
    )


PARTS = {"growth": growth, "families": families, "peers": peers, "plans": plans}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", metavar="PART", choices=[*PARTS, []])
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--timeout", type=float, default=60)
    parser.add_argument("--peer-timeout", type=float, default=40)
    options = parser.parse_args()
    for part in options.parts or PARTS:
        asking = Asking(options.timeout, options.peer_timeout)
        PARTS[part](asking, options)
        asking.say_missing()
        write_results(f"ordering-{part}", asking.answers)


if __name__ == "__main__":
    main()
