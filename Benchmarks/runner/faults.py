#!/usr/bin/env python3
"""Kills and interrupts `headway run` at random moments and looks at what is left.

usage: faults.py HEADWAY [--rounds 20] [--seed 1]
Each round starts a pipeline whose nodes write their output in two halves and start processes of
their own, strikes after a random time, and then checks:
- no process of the run is left, whatever it was struck by;
- a plain second run succeeds, and every output is whole and written once.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

STRIKES = {
    "kill -9 of the runner": [signal.SIGKILL],
    "SIGTERM": [signal.SIGTERM],
    "SIGINT": [signal.SIGINT],
    "SIGINT twice": [signal.SIGINT, signal.SIGINT],
}

# A node writes one half, waits among children of its own, one in a group of its own, and writes
# the other half. {marker} finds them in the process list.
NODE = (
    "printf half- > {name}; sleep {marker} & bash -c 'set -m; sleep {marker} & wait' & "
    "sleep 0.{pause}; printf 'whole\\n' >> {name}"
)


def write_pipeline(folder, marker, numbers):
    nodes = {}
    for i in range(8):
        line = NODE.format(name=f"n{i}", marker=marker, pause=numbers.randint(1, 4))
        if i == 7:
            line = "trap '' TERM; " + line
        nodes[f"n{i}"] = {"run": line, "after": [f"n{i - 3}"] if i >= 3 else []}
    with open(os.path.join(folder, "pipeline.json"), "w") as file:
        json.dump({"name": "faults", "nodes": nodes}, file)


def living(marker):
    found = []
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{process}/cmdline", "rb") as file:
                if marker.encode() in file.read():
                    found.append(process)
        except OSError:
            pass
    return found


def wait_until_gone(marker, seconds):
    end = time.monotonic() + seconds
    while living(marker) and time.monotonic() < end:
        time.sleep(0.02)
    return living(marker)


def start(headway, folder):
    command = [headway, "run", "pipeline.json", "--cpus", "8", "--workers", "3"]
    return subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            start_new_session=True)


def strike(headway, signals, numbers):
    """Returns what is wrong after one round, in words."""
    marker = f"{random.SystemRandom().randint(10**5, 10**6)}.{time.monotonic_ns()}"
    with tempfile.TemporaryDirectory() as folder:
        write_pipeline(folder, marker, numbers)
        run = start(headway, folder)
        time.sleep(numbers.uniform(0, 1.2))
        for number in signals:
            run.send_signal(number)
            time.sleep(0.01)
        run.communicate(timeout=30)
        left = wait_until_gone(marker, 2)
        if left:
            return f"processes are left: {' '.join(left)}"
        again = start(headway, folder)
        output = again.communicate(timeout=60)[0].decode(errors="replace")
        if again.returncode != 0:
            return f"the second run exits with {again.returncode}: {output[-500:]}"
        for i in range(8):
            with open(os.path.join(folder, f"n{i}")) as file:
                content = file.read()
            if content != "half-whole\n":
                return f"n{i} holds {content!r}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("headway", type=os.path.abspath)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    numbers = random.Random(options.seed)
    failed = 0
    for name, signals in STRIKES.items():
        problems = [strike(options.headway, signals, numbers) for _ in range(options.rounds)]
        wrong = [problem for problem in problems if problem]
        failed += len(wrong)
        print(f"{name}: {options.rounds - len(wrong)} of {options.rounds} rounds right")
        for problem in wrong[:3]:
            print(f"  {problem}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
