"""How good schedules and plans are on project scheduling instances, beside OR-tools CP-SAT.

usage: python3 -m ordering.quality [--jobs 30 60 120] [--instances 12] [--seconds 10]
       python3 -m ordering.quality --folder FOLDER [--reference FILE] [--instances N]
Instances are generated, or read from a folder of Patterson files (.rcp). The reference file lists
makespans as PSPLIB does: group, number, makespan; for files that end in _GROUP_NUMBER.rcp.
`--seconds 0` leaves CP-SAT out. Every schedule is checked here, every plan is proved safe by flow
in the engine; what contradicts CP-SAT ends it with an error.
"""

import argparse
import pathlib
import re
import statistics
import sys

from graphs.problem import read_patterson
from graphs.projects import shapes
from measuring import print_table, seconds, write_results
from ordering.answers import Answer, Asking

METHODS = {"schedule": "Headway, {} schedules", "edges": "Headway, chained and pruned plan"}


def check_schedule(problem, start, makespan, name):
    """Order and capacities hold at every moment."""
    end = [begin + duration for begin, duration in zip(start, problem.durations)]
    late = [(u, v) for u, v in problem.edges() if start[v] < end[u]]
    if late or max(end) != makespan or min(start) < 0:
        sys.exit(f"error: {name}: the schedule breaks the order or is not as long as it says")
    for amounts, capacity in zip(problem.demands, problem.capacities):
        changes = sorted(
            change
            for node, amount in enumerate(amounts)
            if amount and problem.durations[node]
            for change in ((start[node], amount), (end[node], -amount))
        )
        used = 0
        for _, amount in changes:
            used += amount
            if used > capacity:
                sys.exit(f"error: {name}: the schedule takes more than there is")


def check_plan(problem, answer, name):
    """The added edges, by themselves, take as long as the plan says."""
    successors = [list(row) for row in problem.successors]
    for source, target in answer.edges:
        successors[source].append(target)
    waiting = [0] * len(successors)
    for row in successors:
        for target in row:
            waiting[target] += 1
    ready = [node for node, count in enumerate(waiting) if count == 0]
    end = [0] * len(successors)
    for node in ready:
        end[node] += problem.durations[node]
        for target in successors[node]:
            end[target] = max(end[target], end[node])
            waiting[target] -= 1
            if waiting[target] == 0:
                ready.append(target)
    if len(ready) < len(successors) or max(end) != answer.numbers["makespan"]:
        sys.exit(f"error: {name}: the plan's makespan is not that of its order")


def measured(asking, file, reference, options):
    """Makespans of one instance by method, with what they are compared to."""
    problem = read_patterson(file)
    answers = {
        method: asking.engine(method, file, rounds=1, schedules=options.schedules)
        for method in METHODS
    }
    cp_sat = Answer({}, "left out")
    if options.seconds > 0:
        cp_sat = asking.peer("cp-sat", file, seconds=options.seconds)
    for method, answer in answers.items():
        if answer.note:
            sys.exit(f"error: {file.stem}: {method} took {answer.note}")
        if answer.numbers["makespan"] < cp_sat.numbers.get("bound", 0):
            sys.exit(f"error: {file.stem}: {method} is below the bound of CP-SAT")
    check_schedule(
        problem, answers["schedule"].start, answers["schedule"].numbers["makespan"], file.stem
    )
    check_plan(problem, answers["edges"], file.stem)
    answers["cp-sat"] = cp_sat
    compared = {
        "over CP-SAT's bound": cp_sat.numbers.get("bound"),
        "over the critical path": problem.critical_path(),
        "over the reference": reference.get(file.stem),
    }
    return answers, compared


def over(pairs):
    """The mean of how far values lie above what they are compared with."""
    gaps = [value / least - 1 for value, least in pairs if value and least]
    return f"{statistics.mean(gaps):.2%}" if gaps else "–"


def print_quality(title, instances, options):
    names = METHODS | {"cp-sat": f"CP-SAT, {options.seconds:g} s, 2 workers"}
    compared = [key for key in instances[0][1] if any(goals[key] for _, goals in instances)]
    rows = []
    for method, name in names.items():
        answers = [(answers[method], goals) for answers, goals in instances]
        pairs = [[(a.numbers.get("makespan"), goals[key]) for a, goals in answers]
                 for key in compared]  # fmt: skip
        proved = sum(a.numbers.get("optimal", 0) for a, _ in answers)
        timed = [a.median for a, _ in answers if not a.note]
        rows.append(
            [name.format(options.schedules), *map(over, pairs)]
            + [proved if method == "cp-sat" else "–"]
            + [f"{seconds(statistics.mean(timed))}, {seconds(max(timed))}" if timed
               else answers[0][0].note]
        )  # fmt: skip
    header = [f"mean {key}" for key in compared]
    print_table(title, ["method", *header, "proved optimal", "time: mean, worst"], rows)


def read_reference(path):
    """Makespans by the group and the number of the instance."""
    lines = path.read_text(errors="replace").splitlines() if path else []
    found = (re.match(r"\s*(\d+)\s+(\d+)\s+(\d+)\b", line) for line in lines)
    return {(match[1], match[2]): int(match[3]) for match in found if match}


def from_folder(options):
    files = sorted(options.folder.glob("*.rcp"))
    if not files:
        sys.exit(f"error: there is no .rcp file in {options.folder}")
    step = max(1, len(files) // options.instances) if options.instances else 1
    known = read_reference(options.reference)
    reference = {file.stem: known.get(tuple(file.stem.split("_")[-2:])) for file in files}
    yield options.folder.name, files[::step][: options.instances], reference


def generated(asking, options):
    for jobs in options.jobs:
        files = [
            asking.file("project", jobs, complexity=shape.complexity, factor=shape.factor,
                        strength=shape.strength, seed=seed)
            for seed, shape in enumerate(shapes(jobs, options.instances or 12), start=1)
        ]  # fmt: skip
        yield f"{jobs} jobs, generated", files, {}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", type=int, nargs="+", default=[30, 60, 120])
    parser.add_argument("--instances", type=int)
    parser.add_argument("--schedules", type=int, default=1_000)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--timeout", type=float, default=120)
    parser.add_argument("--folder", type=pathlib.Path)
    parser.add_argument("--reference", type=pathlib.Path)
    options = parser.parse_args()
    asking = Asking(options.timeout)
    sets = from_folder(options) if options.folder else generated(asking, options)
    for title, files, reference in sets:
        instances = [measured(asking, file, reference, options) for file in files]
        print_quality(f"Quality: {title}, {len(files)} instances", instances, options)
    asking.say_missing()
    write_results("ordering-quality", asking.answers)


if __name__ == "__main__":
    main()
