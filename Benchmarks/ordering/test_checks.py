"""A wrong answer ends a benchmark."""

import pathlib
import tempfile
import unittest

from graphs.problem import Problem
from ordering.answers import Answer, require_equal
from ordering.quality import check_plan, check_schedule, read_reference

# 0 before 1, 2 beside both; two of the three fit together.
PROBLEM = Problem([[1], [], []], [2, 3, 4], [[1, 1, 1]], [2])


class Checks(unittest.TestCase):
    def test_a_schedule_that_holds_passes(self):
        check_schedule(PROBLEM, [0, 2, 0], 5, "it")

    def test_a_schedule_that_does_not_hold_ends_the_benchmark(self):
        crowded = Problem([[], [], []], [2, 3, 4], [[1, 1, 1]], [2])
        for problem, start, makespan in (
            (PROBLEM, [0, 1, 0], 4),
            (PROBLEM, [0, 2, 0], 4),
            (PROBLEM, [0, 2, -1], 5),
            (crowded, [0, 1, 0], 4),
        ):
            with self.subTest(start=start), self.assertRaises(SystemExit):
                check_schedule(problem, start, makespan, "it")

    def test_a_plan_takes_as_long_as_its_order(self):
        check_plan(PROBLEM, Answer({"makespan": 9}, edges=[[1, 2]]), "it")
        for makespan, edges in ((8, [[1, 2]]), (5, [[1, 0]])):
            with self.subTest(edges=edges), self.assertRaises(SystemExit):
                check_plan(PROBLEM, Answer({"makespan": makespan}, edges=edges), "it")

    def test_answers_that_differ_end_the_benchmark_and_missing_ones_do_not(self):
        require_equal("peak", "it", Answer({"peak": 5}), Answer({"peak": 5}), Answer({}))
        with self.assertRaises(SystemExit):
            require_equal("peak", "it", Answer({"peak": 5}), Answer({}), Answer({"peak": 6}))

    def test_references_are_read_and_other_lines_left(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "known")
            path.write_text("Par Inst Makespan\n=====\n1  1  43\t 0.21\n12 10 47 someone\n2 x\n")
            self.assertEqual(read_reference(path), {("1", "1"): 43, ("12", "10"): 47})


if __name__ == "__main__":
    unittest.main()
