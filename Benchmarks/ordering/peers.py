"""The same questions answered by other libraries, in a process of its own.

usage: python3 -m ordering.peers QUESTION FILE [--seconds 10]
Prints what `ordering-bench` prints: the seconds, reading the file and loading the library left
out, and the answer. Ends with status 3 when the library is not installed.
"""

import argparse
import json
import sys
import time

from graphs.problem import read_patterson

MISSING = 3


def graph_of(problem):
    import networkx

    graph = networkx.DiGraph()
    graph.add_nodes_from(range(problem.node_count))
    graph.add_edges_from(problem.edges())
    return networkx, graph


def closure(problem, _):
    networkx, graph = graph_of(problem)
    return lambda: {"pairs": networkx.transitive_closure_dag(graph).number_of_edges()}


def reduction(problem, _):
    networkx, graph = graph_of(problem)
    return lambda: {"edges": networkx.transitive_reduction(graph).number_of_edges()}


def antichains(problem, _):
    """Every antichain looked at: for tiny graphs."""
    networkx, graph = graph_of(problem)
    weights = problem.demands[0]
    return lambda: {"peak": max(sum(weights[v] for v in s) for s in networkx.antichains(graph))}


def flow_arcs(problem, pairs):
    """Arcs (from, to, capacity) whose maximum flow is what the total exceeds the peak by."""
    count, weights = problem.node_count, problem.demands[0]
    source, sink, unlimited = 2 * count, 2 * count + 1, sum(weights)
    for node in range(count):
        yield source, count + node, weights[node]
        yield node, sink, weights[node]
        yield node, count + node, unlimited
    for before, after in pairs:
        yield count + before, after, unlimited


def networkx_peak(problem, _):
    import networkx

    flows = networkx.DiGraph()
    for tail, head, capacity in flow_arcs(problem, problem.edges()):
        flows.add_edge(tail, head, capacity=capacity)
    total, count = sum(problem.demands[0]), problem.node_count
    return lambda: {
        "peak": total - networkx.maximum_flow_value(flows, 2 * count, 2 * count + 1)
    }


def ortools_peak(problem, _, pairs=None):
    import numpy
    from ortools.graph.python import max_flow

    rows = numpy.array(list(flow_arcs(problem, pairs or problem.edges())), dtype=numpy.int64)
    total, count = sum(problem.demands[0]), problem.node_count

    def run():
        flow = max_flow.SimpleMaxFlow()
        flow.add_arcs_with_capacity(rows[:, 0], rows[:, 1], rows[:, 2])
        if flow.solve(2 * count, 2 * count + 1) != flow.OPTIMAL:
            sys.exit("OR-tools did not solve the flow")
        return {"peak": total - flow.optimal_flow()}

    return run


def closure_peak(problem, options):
    """On the pairs of the closure: weighted Dilworth as it is in the books."""
    networkx, graph = graph_of(problem)
    return ortools_peak(problem, options, networkx.transitive_closure_dag(graph).edges)


def cp_sat(problem, options):
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    horizon = sum(problem.durations)
    start = [model.new_int_var(0, horizon, "") for _ in problem.durations]
    tasks = [
        model.new_fixed_size_interval_var(*task, "") for task in zip(start, problem.durations)
    ]
    for before, after in problem.edges():
        model.add(start[after] >= start[before] + problem.durations[before])
    for amounts, capacity in zip(problem.demands, problem.capacities):
        takers = [node for node, amount in enumerate(amounts) if amount > 0]
        model.add_cumulative(
            [tasks[node] for node in takers], [amounts[node] for node in takers], capacity
        )
    makespan = model.new_int_var(0, horizon, "")
    for begin, duration in zip(start, problem.durations):
        model.add(makespan >= begin + duration)
    model.minimize(makespan)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = options.seconds
    solver.parameters.num_workers = 2

    def run():
        status = solver.solve(model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return {"bound": round(solver.best_objective_bound)}
        return {
            "makespan": round(solver.objective_value),
            "bound": round(solver.best_objective_bound),
            "optimal": int(status == cp_model.OPTIMAL),
        }

    return run


QUESTIONS = {
    "closure": closure,
    "reduction": reduction,
    "antichains": antichains,
    "networkx-peak": networkx_peak,
    "ortools-peak": ortools_peak,
    "closure-peak": closure_peak,
    "cp-sat": cp_sat,
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("question", choices=QUESTIONS)
    parser.add_argument("file")
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args()
    problem = read_patterson(options.file)
    try:
        run = QUESTIONS[options.question](problem, options)
    except ImportError as error:
        print(error.name, file=sys.stderr)
        sys.exit(MISSING)
    start = time.perf_counter()
    numbers = run()
    print(json.dumps({"seconds": [time.perf_counter() - start], "outcome": {"numbers": numbers}}))


if __name__ == "__main__":
    main()
