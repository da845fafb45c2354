#!/usr/bin/env python3
"""Compares `headway run` with ninja: the same trivial nodes, the same machine, in turn.

usage: bench.py HEADWAY [--nodes 200] [--jobs 2] [--rounds 15] [--shape independent|layered]
Prints the median wall time of each and the median of the ratios, for nodes run through a shell
and without one. ninja always uses a shell, and has its log removed so that it runs all again.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time


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
            pairs.append((headway_once(headway, folder, options.jobs),
                          ninja_once(folder, options.jobs)))
    own = statistics.median(pair[0] for pair in pairs)
    ninja = statistics.median(pair[1] for pair in pairs)
    ratio = statistics.median(pair[0] / pair[1] for pair in pairs)
    print(f"{label}: headway {own:.3f} s, ninja {ninja:.3f} s, median ratio {ratio:.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("headway", type=os.path.abspath)
    parser.add_argument("--nodes", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--shape", choices=["independent", "layered"], default="independent")
    options = parser.parse_args()
    print(f"{options.nodes} {options.shape} nodes, {options.jobs} at once, "
          f"{options.rounds} rounds, load {os.getloadavg()[0]:.1f}")
    compare(options.headway, options, "true", 'run: "true"')
    compare(options.headway, options, ["true"], "run: [true]")


if __name__ == "__main__":
    main()
