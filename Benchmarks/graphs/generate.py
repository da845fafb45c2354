"""Writes one graph or project to a file.

usage: python3 -m graphs.generate FAMILY NODES FILE [--edges N] [--seed 1]
       python3 -m graphs.generate project JOBS FILE
           [--complexity 1.8] [--factor 0.5] [--strength 0.5] [--seed 1]
FILE ends in .rcp (what the engine and its peers read), .json or .yaml (a native pipeline).
"""

import argparse
import pathlib

from .families import FAMILIES, family_problem
from .problem import write_json_pipeline, write_patterson, write_yaml_pipeline
from .projects import Shape, project

WRITERS = {
    ".rcp": write_patterson,
    ".json": write_json_pipeline,
    ".yaml": write_yaml_pipeline,
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=[*FAMILIES, "project"])
    parser.add_argument("nodes", type=int)
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--edges", type=int)
    parser.add_argument("--complexity", type=float, default=1.8)
    parser.add_argument("--factor", type=float, default=0.5)
    parser.add_argument("--strength", type=float, default=0.5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.file.suffix not in WRITERS:
        parser.error(f"FILE must end in {', '.join(WRITERS)}")
    if options.kind == "project":
        shape = Shape(options.nodes, options.complexity, options.factor, options.strength)
        problem = project(shape, options.seed)
    else:
        problem = family_problem(options.kind, options.nodes, options.edges, options.seed)
    WRITERS[options.file.suffix](problem, options.file)


if __name__ == "__main__":
    main()
