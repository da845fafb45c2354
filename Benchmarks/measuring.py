"""Shared by the benchmarks: children with their time and memory, tables, files of results."""

import json
import os
import pathlib
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

BUILD = pathlib.Path(__file__).resolve().parent.parent / ".build"
RESULTS = BUILD / "bench"


@dataclass
class Child:
    """How a process ended: status is None when it was stopped at the time limit."""

    status: int | None
    wall: float
    cpu: float
    max_rss: int
    output: str
    errors: str


def run_child(command, timeout=None, memory=None):
    """Runs a process alone; its memory is at least this one's, so this one must stay small."""

    def limit():
        if memory:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))

    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.monotonic()
        child = subprocess.Popen(
            [str(part) for part in command], stdout=output, stderr=errors, preexec_fn=limit
        )
        late = []
        signal.signal(signal.SIGALRM, lambda *_: (late.append(True), child.kill()))
        signal.setitimer(signal.ITIMER_REAL, timeout or 0)
        _, status, usage = os.wait4(child.pid, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        wall = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        return Child(
            None if late else child.returncode,
            wall,
            usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss * 1024,
            output.read().decode(),
            errors.read().decode(errors="replace"),
        )


def spread(times):
    return {
        "median": statistics.median(times),
        "min": min(times),
        "max": max(times),
        "runs": len(times),
    }


def seconds(value):
    """A time in the unit that reads best."""
    if value >= 10:
        return f"{value:.0f} s"
    if value >= 1:
        return f"{value:.1f} s"
    if value >= 1e-3:
        return f"{value * 1e3:.{1 if value < 0.1 else 0}f} ms"
    return f"{value * 1e6:.{0 if value >= 1e-5 else 2}f} µs"


def size(value):
    return f"{value / (1 << 20):,.0f} MiB"


def print_table(title, header, rows):
    """A Markdown table, at once: a long benchmark is read while it runs."""
    print(f"\n{title}\n")
    print(f"| {' | '.join(header)} |")
    print(f"|{' --- |' * len(header)}")
    for row in rows:
        print(f"| {' | '.join(map(str, row))} |")
    sys.stdout.flush()


def say(text):
    print(text, file=sys.stderr, flush=True)


def write_results(name, results):
    RESULTS.mkdir(parents=True, exist_ok=True)
    path = RESULTS / f"{name}.json"
    path.write_text(json.dumps(results, indent=1) + "\n")
    say(f"written: {path.relative_to(BUILD.parent)}")
