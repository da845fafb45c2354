"""The generators make what they say: counts, order, shape, the same for a seed."""

import pathlib
import tempfile
import unittest

from graphs.families import CAPACITY, FAMILIES, family_problem, layered
from graphs.problem import Chance, Problem, read_patterson, write_patterson
from graphs.projects import COMPLEXITIES, LARGEST, Shape, project, shapes


def reached(problem):
    """For each node a bit set of all that a path leads to."""
    sets = [0] * problem.node_count
    for node in reversed(range(problem.node_count)):
        for target in problem.successors[node]:
            sets[node] |= 1 << target | sets[target]
    return sets


class Families(unittest.TestCase):
    def test_a_family_has_as_many_nodes_and_edges_as_asked_and_no_cycle(self):
        for name, (_, density) in FAMILIES.items():
            for nodes in (200, 1_501):
                with self.subTest(family=name, nodes=nodes):
                    problem = family_problem(name, nodes)
                    edges = list(problem.edges())
                    self.assertEqual(problem.node_count, nodes)
                    self.assertEqual(len(edges), int(nodes * density))
                    self.assertEqual(len(set(edges)), len(edges))
                    self.assertTrue(all(0 <= u < v < nodes for u, v in edges))

    def test_edges_can_be_chosen(self):
        self.assertEqual(family_problem("layered", 1_000, 3_210).edge_count, 3_210)
        self.assertEqual(family_problem("series-parallel", 1_000, 1_100).edge_count, 1_100)
        self.assertEqual(family_problem("fork-join", 1_000, 1_300).edge_count, 1_300)

    def test_edges_that_a_family_cannot_have_are_refused(self):
        for name, edges in (("series-parallel", 200), ("fork-join", 90), ("wide", 3_000)):
            with self.subTest(family=name), self.assertRaises(ValueError):
                family_problem(name, 100, edges)

    def test_demands_are_bytes_up_to_16_gib(self):
        problem = family_problem("layered", 5_000)
        self.assertGreaterEqual(min(problem.demands[0]), 1 << 20)
        self.assertLessEqual(max(problem.demands[0]), 16 << 30)
        self.assertGreater(max(problem.demands[0]), 15 << 30)
        self.assertEqual(problem.capacities, [CAPACITY])

    def test_a_seed_makes_the_same_graph_and_another_seed_another(self):
        for name in FAMILIES:
            with self.subTest(family=name):
                self.assertEqual(family_problem(name, 300), family_problem(name, 300))
                self.assertNotEqual(family_problem(name, 300), family_problem(name, 300, seed=2))

    def test_edges_of_a_layered_graph_lead_to_the_next_layer(self):
        rows = layered(1_000, 2_000, Chance(1), width=50)
        self.assertTrue(all(v // 50 == u // 50 + 1 for u, row in enumerate(rows) for v in row))

    def test_a_series_parallel_graph_reduces_to_one_edge(self):
        successors = [set(row) for row in family_problem("series-parallel", 400).successors]
        predecessors = [set() for _ in successors]
        for u, row in enumerate(successors):
            for v in row:
                predecessors[v].add(u)
        waiting = list(range(400))
        while waiting:
            node = waiting.pop()
            if len(successors[node]) == len(predecessors[node]) == 1:
                (before,), (after,) = predecessors[node], successors[node]
                successors[before].discard(node)
                predecessors[after].discard(node)
                successors[before].add(after)
                predecessors[after].add(before)
                successors[node], predecessors[node] = set(), set()
                waiting += [before, after]
        self.assertEqual([row for row in successors if row], [{399}])


class Projects(unittest.TestCase):
    def test_complexity_is_met_and_no_arc_is_redundant(self):
        for jobs in (30, 60):
            for seed, shape in enumerate(shapes(jobs, 6)):
                with self.subTest(shape=shape, seed=seed):
                    problem = project(shape, seed)
                    sets = reached(problem)
                    self.assertEqual(problem.node_count, jobs + 2)
                    self.assertAlmostEqual(
                        problem.edge_count / (jobs + 2), shape.complexity, delta=0.02
                    )
                    for u, row in enumerate(problem.successors):
                        self.assertTrue(all(u < v for v in row))
                        self.assertLessEqual(len(row), 3)
                        for v in row:
                            self.assertFalse(any(sets[w] >> v & 1 for w in row))
                    self.assertEqual(sets[0].bit_count(), jobs + 1, "the source is before all")
                    self.assertTrue(all(s >> jobs + 1 & 1 for s in sets[:-1]), "the sink is after")

    def test_shapes_cover_every_combination(self):
        self.assertEqual(len(set(shapes(30, 48))), 48)
        self.assertEqual(len(set(shapes(120, 60))), 60)

    def test_120_jobs_have_every_complexity(self):
        for complexity in COMPLEXITIES:
            problem = project(Shape(120, complexity, 0.5, 0.2))
            self.assertAlmostEqual(problem.edge_count / 122, complexity, delta=0.01)

    def test_durations_and_demands_are_within_1_and_10(self):
        problem = project(Shape(60, 1.8, 0.75, 0.5))
        self.assertEqual({problem.durations[0], problem.durations[-1]}, {0})
        self.assertTrue(all(1 <= d <= LARGEST for d in problem.durations[1:-1]))
        self.assertTrue(all(0 <= a <= LARGEST for row in problem.demands for a in row))

    def test_the_resource_factor_is_the_share_of_demands_above_zero(self):
        for factor in (0.25, 0.5, 0.75, 1.0):
            problem = project(Shape(30, 1.5, factor, 0.5))
            taken = sum(amount > 0 for row in problem.demands for amount in row)
            self.assertEqual(taken, factor * 30 * 4)

    def test_strength_0_is_the_largest_demand_and_strength_1_lets_all_start_early(self):
        scarce, plenty = (project(Shape(30, 1.8, 0.75, s), 7) for s in (0.0, 1.0))
        self.assertEqual(scarce.capacities, [max(row) for row in scarce.demands])
        start = plenty.earliest_start()
        for row, capacity in zip(plenty.demands, plenty.capacities):
            used = [
                sum(a for s, d, a in zip(start, plenty.durations, row) if s <= t < s + d)
                for t in range(plenty.critical_path())
            ]
            self.assertLessEqual(max(used), capacity)

    def test_a_seed_makes_the_same_instance_and_another_seed_another(self):
        shape = Shape(30, 1.5, 0.5, 0.5)
        self.assertEqual(project(shape, 3), project(shape, 3))
        self.assertNotEqual(project(shape, 3), project(shape, 4))


class Files(unittest.TestCase):
    def test_what_is_written_is_read_back(self):
        for problem in (family_problem("layered", 50), project(Shape(30, 1.5, 0.5, 0.5))):
            with tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder, "graph.rcp")
                write_patterson(problem, path)
                self.assertEqual(read_patterson(path), problem)

    def test_a_problem_knows_its_longest_path(self):
        diamond = Problem([[1, 2], [3], [3], []], [1, 5, 2, 1])
        self.assertEqual(diamond.critical_path(), 7)


if __name__ == "__main__":
    unittest.main()
