"""Read a Kedro project's pipeline_registry.py for Headway: where its pipelines are returned.

Run with the file's path. Prints one JSON object: the returned expressions of
``register_pipelines``, the line after which an import may go, every name the file uses, and
the list of edges that an earlier fix left. Lines count from 1, columns in bytes from 0.
"""

import ast
import json
import sys

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def main(path):
    """Print what is to be known of the file at ``path``."""
    with open(path, "rb") as file:
        tree = ast.parse(file.read(), path)
    returned = [expression for made in registrations(tree) for expression in returns(made)]
    lists = [edge_list(tree, expression) for expression in returned]
    report = {
        "returned": [span(expression) for expression in returned],
        "importLine": import_line(tree),
        "names": sorted(names(tree)),
        "edgeLists": [span(found) for found in lists if found is not None],
    }
    print(json.dumps(report))


def registrations(tree):
    """Return the top-level definitions of ``register_pipelines``; the last one counts."""
    made = [item for item in tree.body if isinstance(item, ast.FunctionDef)]
    return [item for item in made if item.name == "register_pipelines"][-1:]


def returns(function):
    """Yield what a function returns, leaving out the functions inside it."""
    waiting = list(function.body)
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, ast.Return) and item.value is not None:
            yield item.value
        if not isinstance(item, FUNCTIONS + (ast.ClassDef,)):
            waiting[:0] = ast.iter_child_nodes(item)


def edge_list(tree, expression):
    """Return the list that a returned ``chain(..., NAME)`` refers to, or None."""
    if not isinstance(expression, ast.Call) or not isinstance(expression.func, ast.Name):
        return None
    if expression.func.id not in ("chain", "headway_chain"):
        return None
    used = [item.id for item in expression.args[1:2] if isinstance(item, ast.Name)]
    for item in tree.body:
        if isinstance(item, ast.Assign) and isinstance(item.value, ast.List):
            if [getattr(target, "id", None) for target in item.targets] == used:
                return item.value
    return None


def import_line(tree):
    """Return the line of the last import before the first definition, 0 for none."""
    line = 0
    for item in tree.body:
        if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            break
        if isinstance(item, (ast.Import, ast.ImportFrom)):
            line = item.end_lineno
    if line == 0 and ast.get_docstring(tree, clean=False) is not None:
        line = tree.body[0].end_lineno
    return line


def names(tree):
    """Return every name that a file defines or uses."""
    found = set()
    for item in ast.walk(tree):
        if isinstance(item, ast.Name):
            found.add(item.id)
        elif isinstance(item, ast.alias):
            found.add(item.asname or item.name.partition(".")[0])
        elif isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.add(item.name)
        elif isinstance(item, ast.arg):
            found.add(item.arg)
    return found


def span(item):
    """Return (line, column, end line, end column) of a syntax node."""
    return [item.lineno, item.col_offset, item.end_lineno, item.end_col_offset]


if __name__ == "__main__":
    main(sys.argv[1])
