"""Runs small programs and writes what each leaves in ``result``, as a line of JSON per program.

``python3 oracle.py FOLDER PROGRAMS`` where PROGRAMS is a JSON file: a list of
{"main": module, "modules": all of its modules, "values": what the variable X is set to in turn}.
"""
import enum
import functools
import importlib
import io
import json
import os
import pathlib
import signal
import sys
import types

FUNCTIONS = (types.FunctionType, types.BuiltinFunctionType, types.MethodType)


def text(value):
    """Return a text without halves of surrogate pairs, which are no text elsewhere."""
    return value.encode("utf-8", "backslashreplace").decode()


def tree(value, depth=0):
    """Describe a value: its kind, its text and its parts."""
    if depth > 5:
        return {"k": "deep"}
    parts = lambda items: [tree(item, depth + 1) for item in items]
    if isinstance(value, enum.Enum):
        return {"k": "member", "t": type(value).__name__ + "." + str(value.name)}
    if type(value) is str:
        return {"k": "str", "t": text(value)}
    if value is None or type(value) in (bool, int, float, type(...)):
        return {"k": type(value).__name__, "t": repr(value)}
    if type(value) in (list, tuple, set, frozenset):
        return {"k": type(value).__name__, "i": parts(value)}
    if isinstance(value, dict):
        return {"k": "dict", "i": parts(each for pair in value.items() for each in pair)}
    if hasattr(value, "_asdict"):
        return fields(value, value._asdict(), depth)
    if isinstance(value, pathlib.PurePath):
        return {"k": "path", "t": str(value)}
    if isinstance(value, type):
        return {"k": "type", "t": value.__qualname__}
    if isinstance(value, FUNCTIONS):
        return {"k": "function", "t": value.__qualname__}
    if isinstance(value, BaseException):
        return fields(value, {"args": value.args, **vars(value)}, depth)
    if hasattr(value, "__dict__") and type(value).__module__ not in sys.stdlib_module_names:
        return fields(value, vars(value), depth)
    return {"k": "opaque", "t": type(value).__name__}


def fields(value, attributes, depth):
    """Describe an object by its attributes."""
    items = [tree(each, depth + 1) for pair in sorted(attributes.items()) for each in pair]
    return {"k": "object", "t": type(value).__name__, "i": items}


def run(program, value):
    """Run a program once and describe what became of it."""
    for name in program["modules"]:
        sys.modules.pop(name, None)
    os.environ.pop("X", None)
    if value is not None:
        os.environ["X"] = value
    signal.setitimer(signal.ITIMER_REAL, 2)
    try:
        return tree(importlib.import_module(program["main"]).result)
    except BaseException as error:
        return {"k": "raised", "t": type(error).__name__}
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def stop(*_):
    """End a program that takes too long."""
    raise TimeoutError


def main():
    """Run every program."""
    folder, programs = sys.argv[1:]
    sys.path.insert(0, folder)
    sys.dont_write_bytecode = True
    with open(programs, encoding="utf-8") as file:
        wanted = json.load(file)
    signal.signal(signal.SIGALRM, stop)
    out, sys.stdout, sys.stderr = sys.stdout, io.StringIO(), io.StringIO()
    for program in wanted:
        out.write(json.dumps([run(program, value) for value in program["values"]]) + "\n")
    out.flush()


main()
