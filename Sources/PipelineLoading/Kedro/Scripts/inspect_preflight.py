"""What Kedro itself tells only when the project runs, or never.

Functions that cannot be sent to another process, nodes that are lost when pipelines are
joined, and hooks that stay behind in the parent process.
"""
import ast
import contextlib
import functools
import inspect
import sys

# The hooks that Kedro calls where a node runs.
NODE_HOOKS = (
    "before_node_run",
    "after_node_run",
    "on_node_error",
    "before_dataset_loaded",
    "after_dataset_loaded",
    "before_dataset_saved",
    "after_dataset_saved",
)


def pickling_obstacle(function):
    """Return why a function cannot be sent to another process, None when nothing is known.

    Pickle sends a function by its name, so names are looked at; nothing of it is run.
    """
    try:
        return obstacle(function, 0)
    except Exception:
        # An object may answer to any attribute with an error.
        return None


def obstacle(function, depth):
    """Return the same, at some depth of functions that hold functions."""
    if depth > 20 or is_mock(function):
        return None
    if isinstance(function, functools.partial):
        return first_obstacle((function.func, *function.args, *function.keywords.values()), depth)
    if inspect.ismethod(function):
        owner = function.__self__
        return obstacle(owner if isinstance(owner, type) else type(owner), depth + 1)
    if inspect.isfunction(function) or isinstance(function, type):
        return name_obstacle(function)
    if has_own_pickling(type(function)):
        return None
    held = vars(function).values() if hasattr(function, "__dict__") else ()
    return name_obstacle(type(function)) or first_obstacle(held, depth)


def first_obstacle(values, depth):
    """Return what is in the way of the first function among values that has something."""
    for value in values:
        if isinstance(value, functools.partial) or inspect.isroutine(value):
            found = obstacle(value, depth + 1)
            if found:
                return found
    return None


def name_obstacle(value):
    """Return why a function or class is not found under its name."""
    name = getattr(value, "__qualname__", "")
    if is_mock(value) or not isinstance(name, str):
        return None
    if name.rpartition(".")[2] == "<lambda>":
        return "lambda"
    if "<locals>" in name:
        return "nested"
    found = sys.modules.get(value.__module__)
    for part in name.split("."):
        if found is None or is_mock(found):
            return None
        found = inspect.getattr_static(found, part, None)
    plain = getattr(found, "__func__", found)
    return None if plain is None or plain is value or is_mock(plain) else "replaced"


def has_own_pickling(kind):
    """Tell whether a class says itself how it is sent."""
    names = ("__reduce__", "__reduce_ex__", "__getstate__")
    return any(getattr(kind, name, None) is not getattr(object, name, None) for name in names)


def is_mock(value):
    """Tell whether a value stands in for something that is not installed."""
    kind = value if isinstance(value, type) else type(value)
    return issubclass(kind, (Mock, MockBase, MockModule))


class Joins:
    """Nodes that ``+`` and ``|`` leave out although their function is another."""

    def __init__(self, origins):
        self.origins, self._rows = origins, {}

    def watch(self):
        """Look at what every join keeps."""
        from kedro.pipeline import Pipeline

        for name in ("__add__", "__or__"):
            setattr(Pipeline, name, self.watched(getattr(Pipeline, name)))

    def watched(self, join):
        """Return a join that notes what it loses."""

        @functools.wraps(join)
        def joined(left, right):
            made = join(left, right)
            if made is not NotImplemented:
                with contextlib.suppress(Exception):
                    self.compare(made, left, right)
            return made

        return joined

    def compare(self, made, *parts):
        """Note each node of the parts that another node stands for."""
        kept = {node._unique_key: node for node in nodes_of(made)}
        for part in parts:
            for node in nodes_of(part):
                other = kept.get(node._unique_key, node)
                if other is not node and identity(other.func) != identity(node.func):
                    self._rows[(node._unique_key, identity(node.func))] = (other, node)

    def report(self):
        """Return a row for every lost node."""
        rows = [
            {"name": kept.name, "kept": self.maker(kept), "lost": self.maker(lost)}
            for kept, lost in self._rows.values()
        ]
        return sorted(rows, key=lambda row: str(row))

    def maker(self, node):
        """Return the function of a node and the call that made it."""
        function = innermost(node.func)
        name = getattr(function, "__name__", type(function).__name__)
        return {"function": str(name), "call": self.origins.position(node)}


def nodes_of(pipeline):
    """Return the nodes of a pipeline, unsorted where this Kedro keeps them so."""
    nodes = getattr(pipeline, "_nodes", None)
    return pipeline.nodes if nodes is None else nodes


def identity(function):
    """Return what tells functions apart; equal where nothing is sure."""
    inner = innermost(function)
    if is_mock(inner):
        return None
    code = getattr(inner, "__code__", None)
    if code is not None:
        return code.co_filename, code
    kind = inner if hasattr(inner, "__qualname__") else type(inner)
    return kind.__module__, kind.__qualname__


def describe_hooks(sources, package):
    """Return the hooks of the settings that act where a node runs."""
    from kedro.framework.project import settings

    rows = []
    for hook in settings.HOOKS:
        kind = hook if isinstance(hook, type) else type(hook)
        methods = [name for name in NODE_HOOKS if not is_mock(hook) and is_hook(kind, name)]
        if methods:
            place = class_place(kind, sources) or hooks_place(sources, package)
            rows.append({"name": kind.__name__, "methods": methods, "place": place})
    return rows


def is_hook(kind, name):
    """Tell whether a class implements one of Kedro's hooks."""
    method = inspect.getattr_static(kind, name, None)
    return isinstance(getattr(method, "kedro_impl", None), dict)


def class_place(kind, sources):
    """Return the position of a class of the project, or None."""
    path = getattr(sys.modules.get(kind.__module__), "__file__", None)
    return place_in(path, sources, lambda item: getattr(item, "name", None) == kind.__name__)


def hooks_place(sources, package):
    """Return the position of the setting, or None."""

    def is_setting(item):
        targets = getattr(item, "targets", [getattr(item, "target", None)])
        return any(getattr(target, "id", None) == "HOOKS" for target in targets)

    return place_in(sources.project + "/" + package + "/settings.py", sources, is_setting)


def place_in(path, sources, is_wanted):
    """Return the first line of the first statement of a file that is wanted, or None."""
    file = sources.relative(path)
    tree = sources.tree(path) if file else None
    for item in tree.body if tree is not None else ():
        if isinstance(item, (ast.ClassDef, ast.Assign, ast.AnnAssign)) and is_wanted(item):
            return {"file": file, "line": item.lineno}
    return None
