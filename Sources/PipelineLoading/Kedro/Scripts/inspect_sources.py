"""The project's source files.

The parts of the inspection (``inspect*.py``) are joined into one script, in the order that
KedroPython.swift gives, and run by the project's own Python. They share one namespace, so they
do not import each other. Only the standard library is imported at the top of a part; Kedro is
imported inside functions, once it is known to be there.
"""
import os
import sys

# Neither the folder of this script nor the current one may hide a standard module.
if sys.path and sys.path[0] in ("", os.path.dirname(os.path.abspath(sys.argv[0]))):
    del sys.path[0]

import ast


class Sources:
    """The files of one project, parsed at most once each."""

    def __init__(self, project):
        self.project = os.path.realpath(project)
        self._trees, self._relative = {}, {}

    def relative(self, path):
        """Return ``path`` relative to the project with ``/``, or None when it is outside."""
        if path not in self._relative:
            self._relative[path] = self.followed(path)
        return self._relative[path]

    def followed(self, path):
        """Return the same, found by following links."""
        if not path or path.startswith("<"):
            return None
        real = os.path.realpath(path)
        if not real.startswith(self.project + os.sep):
            return None
        relative = os.path.relpath(real, self.project).replace(os.sep, "/")
        return None if "site-packages" in relative.split("/") else relative

    def tree(self, path):
        """Return the syntax tree of a file, or None when it cannot be read or parsed."""
        if path not in self._trees:
            try:
                with open(path, "rb") as file:
                    self._trees[path] = with_ends(ast.parse(file.read(), path))
            except (OSError, SyntaxError, ValueError, RecursionError):
                self._trees[path] = None
        return self._trees[path]

    def calls(self, path):
        """Return every call expression of a file, in source order."""
        tree = self.tree(path)
        if tree is None or not HAS_ENDS:
            return []
        if not hasattr(tree, "headway_calls"):
            calls = [item for item in ast.walk(tree) if isinstance(item, ast.Call)]
            tree.headway_calls = sorted(calls, key=span_of)
        return tree.headway_calls


HAS_ENDS = sys.version_info >= (3, 8)


def with_ends(tree):
    """Return a tree whose items have an end line: Python 3.7 leaves it to what is inside them.

    The column stays unknown there, so that no call has a place.
    """
    for item in [] if HAS_ENDS else ast.walk(tree):
        if hasattr(item, "lineno"):
            item.end_lineno = max(getattr(part, "lineno", 0) for part in ast.walk(item))
    return tree


def span_of(item):
    """Return (line, column, end line, end column) of a syntax node: lines from 1."""
    return item.lineno, item.col_offset, item.end_lineno, item.end_col_offset


def import_line(tree, before):
    """Return the 1-based line after which an import may be inserted, 0 for the top.

    That is after the last top-level import that stands before the first definition and
    before line ``before``; else after the docstring.
    """
    line = 0
    for item in tree.body:
        if item.lineno >= before:
            break
        if isinstance(item, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            break
        if isinstance(item, (ast.Import, ast.ImportFrom)):
            line = item.end_lineno
    if line == 0 and ast.get_docstring(tree, clean=False) is not None:
        line = tree.body[0].end_lineno
    return line


def import_level(relative, package_directory):
    """Return how many dots a relative import takes from a file to its package, or None."""
    if not package_directory or not relative.startswith(package_directory + "/"):
        return None
    return relative[len(package_directory) + 1 :].count("/") + 1


def handlers_for(tree, line):
    """Yield (handler, catches import errors only) of each try whose body covers a line.

    ``contextlib.suppress(ImportError)`` counts too; its handler is None.
    """
    for item in ast.walk(tree):
        if isinstance(item, ast.Try) and covers(item.body, line):
            for handler in item.handlers:
                names = last_names(handler.type)
                if names & IMPORT_ERRORS:
                    yield handler, True
                elif names & BROAD_ERRORS or handler.type is None:
                    yield handler, False
        elif isinstance(item, ast.With) and covers(item.body, line):
            for each in item.items:
                call = each.context_expr
                if isinstance(call, ast.Call) and "suppress" in last_names(call.func):
                    names = set().union(*map(last_names, call.args)) if call.args else set()
                    if names & (IMPORT_ERRORS | BROAD_ERRORS):
                        yield None, bool(names & IMPORT_ERRORS)


IMPORT_ERRORS = {"ImportError", "ModuleNotFoundError"}
BROAD_ERRORS = {"Exception", "BaseException"}


def covers(body, line):
    """Tell whether a list of statements spans a line."""
    return bool(body) and body[0].lineno <= line <= body[-1].end_lineno


def last_names(expression):
    """Return the last components of a name, or of the names in a tuple."""
    if expression is None:
        return set()
    parts = expression.elts if isinstance(expression, ast.Tuple) else [expression]
    return {getattr(part, "attr", getattr(part, "id", None)) for part in parts}
