"""Times `headway lint` and `headway plan` as whole processes, with their memory.

usage: python3 -m lint.bench HEADWAY [--rounds 5] [--largest 100000] [--timeout 120]
On fixtures/waiting, beside `python3 -c pass` in the same rounds, and on layered pipelines with two
edges for each node, as JSON and YAML: with more memory than they can ask for, and with 64 GiB.
"""

import argparse
import pathlib
import sys

from measuring import RESULTS, print_table, run_child, say, seconds, size, spread, write_results

FIXTURE = pathlib.Path(__file__).resolve().parent.parent.parent / "fixtures" / "waiting"
PLENTY = "4000TiB"
SCARCE = "64GiB"


def pipeline(nodes, kind):
    """A layered pipeline, made in a process of its own so that this one stays small."""
    folder = RESULTS / "graphs"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"layered-{nodes}.{kind}"
    child = run_child([sys.executable, "-m", "graphs.generate", "layered", nodes, path])
    if child.status != 0:
        sys.exit(child.errors)
    return path


def commands(headway, largest):
    yield "`python3 -c pass`, for comparison", [sys.executable, "-c", "pass"]
    yield "`headway lint fixtures/waiting`", [headway, "lint", FIXTURE, "--memory", "700MiB"]
    for nodes in (1_000, 10_000, 100_000):
        for kind in ("json", "yaml"):
            for memory, verdict in ((PLENTY, "safe"), (SCARCE, "unsafe")):
                if nodes <= largest:
                    yield (
                        f"`lint --format json`, {nodes:,} nodes, {kind.upper()}, {verdict}",
                        [headway, "lint", "--format", "json", "--memory", memory]
                        + [pipeline(nodes, kind)],
                    )
    for nodes in (2_000, 20_000):
        if nodes <= largest:
            yield (
                f"`plan`, {nodes:,} nodes, JSON, {SCARCE}",
                [headway, "plan", "--memory", SCARCE, pipeline(nodes, "json")],
            )


def measured(command, options):
    """The wall and processor times of some rounds; fewer when one takes long."""
    children = []
    while len(children) < options.rounds:
        children.append(run_child(command, options.timeout))
        if children[-1].status is None:
            return None
        if children[-1].status not in (0, 1):
            sys.exit(f"error: {command} ended with {children[-1].status}: {children[-1].errors}")
        if children[-1].wall > 10:
            break
    return {
        "wall": spread([child.wall for child in children]),
        "cpu": spread([child.cpu for child in children]),
        "maxRSS": max(child.max_rss for child in children),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("headway")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--largest", type=int, default=100_000)
    parser.add_argument("--timeout", type=float, default=120)
    options = parser.parse_args()
    results = {}
    for name, command in commands(options.headway, options.largest):
        say(name)
        results[name] = measured(command, options)
    rows = [
        [name, seconds(result["wall"]["median"]), seconds(result["cpu"]["median"]),
         size(result["maxRSS"])]
        if result else [name, f"> {options.timeout:g} s", "–", "–"]
        for name, result in results.items()
    ]  # fmt: skip
    print_table("Linting and planning", ["command", "wall", "cpu", "memory"], rows)
    write_results("lint", results)


if __name__ == "__main__":
    main()
