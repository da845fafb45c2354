"""What `headway run --trace` costs a Python node, beside the same run untraced.

usage: python3 -m tracing.bench HEADWAY [--rounds N]
Each round runs a node untraced and traced, one right after the other.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile

from measuring import print_table, seconds, write_results

PARSE = """import csv
total = 0
for number in range(1000):
    with open(f"data/{number}.csv", newline="") as file:
        total += sum(int(row["amount"]) for row in csv.DictReader(file))
print(total)
"""
READ = """total = 0
for number in range(1000):
    with open(f"data/{number}.csv", "rb") as file:
        total += len(file.read())
print(total)
"""
COMPUTE = """total = 0
for number in range(20_000_000):
    total = (total * 31 + number) % 1_000_003
print(total)
"""
NODES = {
    "parse": (PARSE, "reads 1,000 CSV files of {rows} rows", 1.5),
    "read": (READ, "reads the bytes of the same files, no more", None),
    "compute": (COMPUTE, "computes, and opens nothing", 1.05),
}


def prepare(folder, rows):
    os.mkdir(os.path.join(folder, "data"))
    for number in range(1000):
        with open(os.path.join(folder, "data", f"{number}.csv"), "w") as file:
            file.write("day,shop,amount\n")
            file.writelines(f"2026-01-{row % 28 + 1:02},shop-{row % 97},{row * number % 1009}\n"
                            for row in range(rows))
    nodes = {}
    for name, (text, _, _) in NODES.items():
        with open(os.path.join(folder, f"{name}.py"), "w") as file:
            file.write(text)
        nodes[name] = {"run": [os.path.realpath(sys.executable), f"{name}.py"]}
    with open(os.path.join(folder, "pipeline.json"), "w") as file:
        json.dump({"name": "bench", "nodes": nodes}, file)


def run(headway, folder, name, *options):
    """Runs one node; returns its seconds, as the history has them."""
    command = [headway, "run", "pipeline.json", "--memory", "1GiB", "--only", name, *options]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{name} failed:\n{done.stdout}{done.stderr}")
    if ("traced: 1 node" in done.stdout) != bool(options):
        sys.exit(f"{name} was traced when it should not be, or the other way round:\n{done.stdout}")
    history = subprocess.run([headway, "history", "--export"], cwd=folder, capture_output=True)
    return json.loads(history.stdout)[-1]["attempts"][0]["duration"]


def compare(headway, folder, name, rounds, rows):
    pairs = []
    for _ in range(rounds):
        pairs.append((run(headway, folder, name), run(headway, folder, name, "--trace")))
    _, label, limit = NODES[name]
    ratio = statistics.median(traced / plain for plain, traced in pairs)
    return [label.format(rows=rows), seconds(statistics.median(pair[0] for pair in pairs)),
            seconds(statistics.median(pair[1] for pair in pairs)), f"{ratio:.2f}",
            f"{limit:.2f}" if limit else "–"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("headway", type=os.path.abspath)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--rows", type=int, default=1000, help="of each file")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder, options.rows)
        rows = [compare(options.headway, folder, name, options.rounds, options.rows)
                for name in NODES]
    title = f"Tracing: one Python node, {options.rounds} rounds, load {os.getloadavg()[0]:.1f}"
    print_table(title, ["node", "untraced", "traced", "median of the ratios", "limit"], rows)
    write_results("trace", {"title": title, "rows": rows})


if __name__ == "__main__":
    main()
