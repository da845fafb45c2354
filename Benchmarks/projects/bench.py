"""Times `headway lint` on Kedro projects: read statically, imported, and unchanged.

usage: python3 -m projects.bench HEADWAY KEDRO_PYTHON [--rounds 7]
Beside what Kedro itself takes to import the same project and its catalog, in the same rounds.
"""

import argparse
import shutil
import tempfile

from projects.layout import make
from measuring import print_table, run_child, say, seconds, size, spread, write_results

# What any tool that asks Kedro has to do.
IMPORT = """
import sys
from pathlib import Path
from kedro.framework.startup import bootstrap_project
from kedro.framework.project import pipelines
from kedro.framework.session import KedroSession
bootstrap_project(Path(sys.argv[1]))
dict(pipelines)
with KedroSession.create(project_path=sys.argv[1]) as session:
    session.load_context().catalog
"""
KEDRO = "Kedro's own import"
LIMITS = {
    (100, "static"): "150 ms",
    (1000, "static"): "1 s",
    (100, "live"): "Kedro + 300 ms",
    (1000, "live"): "Kedro + 300 ms",
    (100, "static, unchanged"): "60 ms",
    (100, "live, unchanged"): "60 ms",
}


def commands(headway, python, folder, project):
    lint = ["env", f"VIRTUAL_ENV={python.rsplit('/', 2)[0]}", headway, "lint", "--format", "json"]
    yield KEDRO, ["env", "DO_NOT_TRACK=1", python, "-W", "ignore", "-c", IMPORT, project]
    for mode in ("static", "live"):
        settings = f"{folder}/{mode}.yaml"
        with open(settings, "w") as file:
            file.write(f"kedro: {{mode: {mode}}}\n")
        words = lint + ["--config", settings, project]
        yield mode, words + ["--no-cache"]
        yield f"{mode}, unchanged", words


def measure(rounds, folder, headway, python):
    for nodes in (100, 1000):
        project = make(f"{folder}/{nodes}", nodes, "1.7.0")
        listed = list(commands(headway, python, folder, project))
        # What was written just now is not kept: a change in the same moment could be missed.
        run_child(["sleep", "1"])
        rows = {name: [] for name, _ in listed}
        for turn in range(rounds + 1):
            for name, words in listed:
                child = run_child(words, timeout=120)
                if child.status != 0:
                    raise SystemExit(f"{name}: {child.errors}")
                if turn > 0:  # the first fills the cache
                    rows[name].append(child)
        say(f"{nodes} nodes: done")
        for name, children in rows.items():
            yield nodes, name, children


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("headway")
    arguments.add_argument("python")
    arguments.add_argument("--rounds", type=int, default=7)
    given = arguments.parse_args()
    folder = tempfile.mkdtemp()
    rows, results = [], {}
    try:
        for nodes, name, children in measure(given.rounds, folder, given.headway, given.python):
            wall = spread([child.wall for child in children])
            memory = max(child.max_rss for child in children)
            results[f"{nodes} {name}"] = {"wall": wall, "memory": memory}
            limit = LIMITS.get((nodes, name), "–")
            rows.append([f"{nodes:,}", name, seconds(wall["median"]), size(memory), limit])
    finally:
        shutil.rmtree(folder)
    print_table("Kedro projects", ["nodes", "read", "wall", "memory", "limit"], rows)
    write_results("projects", results)


if __name__ == "__main__":
    main()
