#!/usr/bin/env python3
"""Times `headway lint` as a whole process: on fixtures/waiting, and on layered pipelines.

usage: bench.py HEADWAY [--rounds 15]
Prints the median wall and processor time, beside that of `python3 -c pass` in the same rounds.
"""

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time

FIXTURE = os.path.join(os.path.dirname(__file__), "..", "..", "fixtures", "waiting")


def write_layered(path, count, width=50, seed=1):
    """Nodes in layers of 50; each reads two datasets of the layer before."""
    rng = random.Random(seed)
    with open(path, "w") as file:
        file.write("machine: {memory: 1TiB}\nnodes:\n")
        for i in range(count):
            layer = i // width
            before = [rng.randrange((layer - 1) * width, layer * width) for _ in range(2)]
            inputs = ", ".join(f"d{j}" for j in sorted(set(before))) if layer else ""
            file.write(
                f"  n{i}: {{inputs: [{inputs}], outputs: [d{i}], memory: {rng.randrange(1, 999)}MiB}}\n"
            )


def measured(command):
    """Wall and processor seconds of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {done.returncode}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("headway")
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "python3 -c pass": [sys.executable, "-c", "pass"],
            "headway lint fixtures/waiting": [
                options.headway, "lint", FIXTURE, "--memory", "700MiB",
            ],
        }
        for count in (1000, 10000):
            path = os.path.join(folder, f"layered-{count}.yaml")
            write_layered(path, count)
            commands[f"headway lint, {count} nodes in layers"] = [options.headway, "lint", path]
        times = {name: [] for name in commands}
        for _ in range(options.rounds):
            for name, command in commands.items():
                times[name].append(measured(command))
    print(f"{'command':40} {'wall ms':>9} {'cpu ms':>9}")
    for name, rows in times.items():
        wall, cpu = (statistics.median(column) * 1000 for column in zip(*rows))
        print(f"{name:40} {wall:9.1f} {cpu:9.1f}")


if __name__ == "__main__":
    main()
