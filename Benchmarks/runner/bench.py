"""Compares `headway run` with ninja: the same trivial nodes, the same machine, in turn.

usage: python3 -m runner.bench HEADWAY [--nodes 200] [--jobs 2] [--rounds 15]
                                       [--shape independent|layered]
Prints the median wall time of each and the median of the ratios, for nodes run through a shell
and without one. ninja always uses a shell, and has its log removed so that it runs all again.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from measuring import print_table, seconds, write_results


def predecessors(index, shape):
    """A node of a layered graph depends on two of the layer of 100 before."""
    if shape == "independent" or index < 100:
        return []
    layer, place = divmod(index, 100)
    return [(layer - 1) * 100 + place, (layer - 1) * 100 + (place + 1) % 100]


def write_pipeline(path, count, shape, action):
    nodes = {
        f"n{i}": {"run": action, "after": [f"n{j}" for j in predecessors(i, shape)]}
        for i in range(count)
    }
    with open(path, "w") as file:
        json.dump({"name": "bench", "nodes": nodes}, file)


def write_ninja(path, count, shape):
    with open(path, "w") as file:
        file.write("rule t\n  command = true\n")
        for i in range(count):
            before = " ".join(f"n{j}" for j in predecessors(i, shape))
            file.write(f"build n{i}: t {before}\n")


def timed(command, folder):
    start = time.monotonic()
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed:\n{done.stdout.decode(errors='replace')[-2000:]}")
    return time.monotonic() - start


def ninja_once(folder, jobs):
    for name in (".ninja_log", ".ninja_deps"):
        if os.path.exists(os.path.join(folder, name)):
            os.remove(os.path.join(folder, name))
    return timed(["ninja", f"-j{jobs}"], folder)


def headway_once(headway, folder, jobs):
    command = [headway, "run", "pipeline.json", "--workers", str(jobs), "--cpus", str(jobs)]
    return timed(command, folder)


def compare(headway, options, action, label):
    with tempfile.TemporaryDirectory() as folder:
        write_pipeline(os.path.join(folder, "pipeline.json"), options.nodes, options.shape, action)
        write_ninja(os.path.join(folder, "build.ninja"), options.nodes, options.shape)
        pairs = []
        for _ in range(options.rounds):
            own = headway_once(headway, folder, options.jobs)
            pairs.append((own, ninja_once(folder, options.jobs) if shutil.which("ninja") else None))
    own = statistics.median(pair[0] for pair in pairs)
    if pairs[0][1] is None:
        return [label, seconds(own), "not installed", "–"]
    ninja = statistics.median(pair[1] for pair in pairs)
    ratio = statistics.median(pair[0] / pair[1] for pair in pairs)
    return [label, seconds(own), seconds(ninja), f"{ratio:.2f}"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("headway", type=os.path.abspath)
    parser.add_argument("--nodes", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--shape", choices=["independent", "layered"], default="independent")
    options = parser.parse_args()
    rows = [compare(options.headway, options, "true", '`run: "true"` (a shell)'),
            compare(options.headway, options, ["true"], "`run: [true]` (none)")]
    title = (f"Running: {options.nodes} {options.shape} nodes, {options.jobs} at once, "
             f"{options.rounds} rounds, load {os.getloadavg()[0]:.1f}")
    print_table(title, ["action", "headway", "ninja", "median of the ratios"], rows)
    write_results(f"run-{options.shape}", {"title": title, "rows": rows})


if __name__ == "__main__":
    main()
