"""Graphs made once a run, and what the engine and its peers answer about them.

An answer is kept in `Asking.answers` for the JSON file; answers that contradict each other end
the benchmark.
"""

import json
import pathlib
import sys
from dataclasses import dataclass

from measuring import BUILD, RESULTS, run_child, say, seconds, spread
from ordering.peers import MISSING

ENGINE = BUILD / "release" / "ordering-bench"
PEER_PYTHON = BUILD / "bench-venv" / "bin" / "python"
PEER_MEMORY = 8 << 30


@dataclass
class Answer:
    """Numbers, or a note why there are none."""

    numbers: dict
    note: str = ""
    median: float = 0
    max_rss: int = 0
    start: list | None = None
    edges: list | None = None

    def __str__(self):
        return self.note or seconds(self.median)


class Asking:
    def __init__(self, timeout, peer_timeout=60):
        self.timeout = timeout
        self.peer_timeout = peer_timeout
        self.answers = []
        self.missing = set()
        self.graphs = RESULTS / "graphs"
        self.graphs.mkdir(parents=True, exist_ok=True)

    def file(self, kind, nodes, **parameters):
        """A graph, made in a process of its own so that this one stays small."""
        name = "-".join(map(str, [kind, nodes, *parameters.values()]))
        path = self.graphs / f"{name}.rcp"
        options = [text for key, value in parameters.items() for text in (f"--{key}", value)]
        child = run_child([sys.executable, "-m", "graphs.generate", kind, nodes, path, *options])
        if child.status != 0:
            sys.exit(f"no {kind} of {nodes} nodes:\n{child.errors}")
        return path

    def engine(self, measure, file, **options):
        words = [text for key, value in options.items() for text in (f"--{key}", value)]
        return self._ask([ENGINE, measure, file, *words], self.timeout, file, measure, options)

    def peer(self, question, file, **options):
        words = [text for key, value in options.items() for text in (f"--{key}", value)]
        python = PEER_PYTHON if PEER_PYTHON.exists() else sys.executable
        command = [python, "-m", "ordering.peers", question, file, *words]
        return self._ask(command, self.peer_timeout, file, question, options, memory=PEER_MEMORY)

    def _ask(self, command, timeout, file, question, options, memory=None):
        child = run_child(command, timeout, memory)
        if child.status is None:
            answer = Answer({}, f"> {timeout:g} s")
        else:
            answer = self._answer(child, question, memory)
        record = {"question": question, "graph": pathlib.Path(file).stem, **options}
        record |= {"numbers": answer.numbers, "note": answer.note, "maxRSS": child.max_rss}
        if not answer.note:
            record["seconds"] = spread(json.loads(child.output)["seconds"])
            answer.median = record["seconds"]["median"]
        self.answers.append(record)
        return answer

    def _answer(self, child, question, memory):
        if child.status == MISSING and memory:
            self.missing.add(child.errors.strip())
            return Answer({}, "not installed")
        if child.status != 0 and memory and "MemoryError" in child.errors:
            return Answer({}, f"> {memory >> 30} GiB")
        if child.status != 0:
            sys.exit(f"error: {question} ended with {child.status}:\n{child.errors}")
        outcome = json.loads(child.output)["outcome"]
        return Answer(
            outcome["numbers"],
            max_rss=child.max_rss,
            start=outcome.get("start"),
            edges=outcome.get("edges"),
        )

    def say_missing(self):
        for name in sorted(self.missing):
            say(f"note: {name} is not installed, so its columns are empty")


def require_equal(key, file, *answers):
    """All who answered must say the same."""
    values = {answer.numbers[key] for answer in answers if key in answer.numbers}
    if len(values) > 1:
        sys.exit(f"error: {pathlib.Path(file).stem}: {key} differs: {sorted(values)}")
