"""Times the engine on graphs of every family and size, beside networkx and OR-tools.

usage: python3 -m ordering.growth [growth|families|peers|plans ...] [--largest 1000000]
       [--rounds 3] [--timeout 120] [--peer-timeout 20]
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


def families(asking, options):
    """All that is asked of a graph, for every family."""
    for nodes in (count for count in (10_000, 100_000) if count <= options.largest):
        spots = max(10, 100_000 // nodes)
        rows = []
        for family, (_, density) in FAMILIES.items():
            file = asking.file(family, nodes)

            def each(measure, count):
                answer = asking.engine(measure, file, rounds=options.rounds, queries=count)
                return answer.note or seconds(answer.median / answer.numbers["queries"])

            rows.append(
                [f"{family}, {density} edges"]
                + [asking.engine(m, file, rounds=options.rounds) for m in ("order", "index")]
                + [each("queries", 10_000)]
                + [asking.engine(m, file, rounds=options.rounds) for m in ("reduction", "peak")]
                + [each("worst", spots)]
                + [asking.engine(m, file, rounds=options.rounds)
                   for m in ("overloaded-nodes", "overloads")]
                + [bounded(asking, file, workers, options.rounds) for workers in (2, 8, 64)]
            )  # fmt: skip
        print_table(
            f"Families: {nodes:,} nodes",
            ["family, edges for each node", "order", "index", "a query", "reduction", "peak",
             "worst set of a node", "nodes in overload", "minimal sets",
             "k = 2", "k = 8", "k = 64"],
            rows,
        )  # fmt: skip


def bounded(asking, file, workers, rounds):
    """The time, and how far the bounds are apart when they do not meet."""
    answer = asking.engine("bounded-peak", file, workers=workers, rounds=rounds)
    if answer.note or answer.numbers["lower"] == answer.numbers["upper"]:
        return answer
    gap = answer.numbers["upper"] / answer.numbers["lower"] - 1
    return f"{answer} (gap {gap:.1%})"


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
    rows = []
    for family, nodes in product(("layered", "fork-join", "scale-free"), (2_000, 20_000)):
        if nodes > options.largest:
            continue
        file = asking.file(family, nodes)
        answers = {
            measure: asking.engine(measure, file, rounds=1)
            for measure in ("schedule", "edges", "fewest-edges", "stages")
        }
        least = next((a.numbers["criticalPath"] for a in answers.values() if a.numbers), None)

        def told(measure, extra=""):
            answer = answers[measure]
            if answer.note:
                return answer.note
            over = answer.numbers["makespan"] / least
            count = f"{answer.numbers[extra]:,} {extra}, " if extra else ""
            return f"{count}{over:.2f} × ({answer})"

        rows.append(
            [family, f"{nodes:,}", told("schedule"), told("edges", "edges"),
             told("fewest-edges", "edges"), told("stages", "stages")]
        )  # fmt: skip
    print_table(
        "Plans: makespan in critical paths (and time), one resource",
        ["family", "nodes", "schedule", "edges, least makespan", "fewest edges", "stages"],
        rows,
    )


PARTS = {"growth": growth, "families": families, "peers": peers, "plans": plans}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", metavar="PART", choices=[*PARTS, []])
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--timeout", type=float, default=120)
    parser.add_argument("--peer-timeout", type=float, default=20)
    options = parser.parse_args()
    for part in options.parts or PARTS:
        asking = Asking(options.timeout, options.peer_timeout)
        PARTS[part](asking, options)
        asking.say_missing()
        write_results(f"ordering-{part}", asking.answers)


if __name__ == "__main__":
    main()
