"""Which call expression made each node.

``Node.__init__`` is wrapped so that every node remembers the frame that made it. A copy
(a namespace, a tag, a helper that rebuilds a node it was given) keeps the origin of the
node it copies.
"""
import ast
import dis
import functools
import inspect
import itertools
import sys

ORIGIN = "_headway_origin"


class Origins:
    """Records the origin of nodes, and turns origins into positions in the project."""

    def __init__(self, sources):
        self.sources = sources
        self.node_class = None
        self._positions = {}

    def watch(self):
        """Wrap Kedro's ``Node`` so that nodes made from now on carry their origin."""
        from kedro.pipeline.node import Node

        origins, make, copy = self, Node.__init__, Node._copy
        self.node_class = Node

        @functools.wraps(make)
        def init(node, *args, **kwargs):
            make(node, *args, **kwargs)
            if not hasattr(node, ORIGIN):
                setattr(node, ORIGIN, origins.origin(node, sys._getframe(1)))

        @functools.wraps(copy)
        def copied(node, *args, **kwargs):
            made = copy(node, *args, **kwargs)
            setattr(made, ORIGIN, getattr(node, ORIGIN, None))
            return made

        Node.__init__, Node._copy = init, copied

    def origin(self, node, frame):
        """Return (file, code, instruction, line, callees) of what made a node, or None.

        The outermost frame of its construction: Kedro's own ``node`` and the ``__init__``
        of a subclass are passed over.
        """
        while frame is not None and (
            frame.f_globals.get("__name__", "").partition(".")[0] == "kedro"
            or frame.f_globals is globals()
            or is_constructor(frame, node)
        ):
            frame = frame.f_back
        if frame is None or self.sources.relative(frame.f_code.co_filename) is None:
            return None
        given = self.given_node(frame, node)
        if given is not None:
            return getattr(given, ORIGIN)
        callees = None if sys.version_info >= (3, 11) else self.callees(frame)
        code = frame.f_code
        return code.co_filename, code, frame.f_lasti, frame.f_lineno, callees

    def given_node(self, frame, node):
        """Return the node that the making function was handed and only rebuilds, or None."""
        code = frame.f_code
        count = code.co_argcount + code.co_kwonlyargcount
        for name in code.co_varnames[:count]:
            value = frame.f_locals.get(name)
            if isinstance(value, self.node_class) and hasattr(value, ORIGIN):
                if innermost(value.func) is innermost(node.func):
                    return value
        return None

    def callees(self, frame):
        """Return the calls on a frame's line whose callee is Kedro's ``node`` or a ``Node``."""
        found = []
        for call in self.sources.calls(frame.f_code.co_filename):
            if call.lineno <= frame.f_lineno <= call.end_lineno:
                value = look_up(call.func, frame)
                made = isinstance(value, type) and issubclass(value, self.node_class)
                if made or getattr(value, "__module__", "") == self.node_class.__module__:
                    found.append(span_of(call))
        return tuple(found)

    def position(self, node):
        """Return the position of the call that made a node, in the report's form, or None."""
        origin = getattr(node, ORIGIN, None)
        if origin is None:
            return None
        if origin not in self._positions:
            self._positions[origin] = self.locate(*origin)
        return self._positions[origin]

    def locate(self, path, code, instruction, line, callees):
        """Return the position of the call expression at an instruction, or None."""
        if callees is None:
            spans = self.spans_by_instruction(path, code, instruction)
        else:
            spans = self.spans_by_line(path, code, instruction, line, callees)
        if len(spans) != 1:
            return None
        keys = ("line", "column", "endLine", "endColumn")
        return dict(zip(keys, spans[0]), file=self.sources.relative(path))

    def spans_by_instruction(self, path, code, instruction):
        """Return the call whose position the byte code records (Python 3.11 and later)."""
        steps = itertools.islice(code.co_positions(), instruction // 2, None)
        line, end_line, column, end_column = next(steps, (None,) * 4)
        if None in (line, end_line, column, end_column):
            return []
        # A method call is recorded from its attribute on, so only its end can be relied on.
        spans = [span_of(call) for call in self.sources.calls(path)]
        ends = [span for span in spans if span[2:] == (end_line, end_column)]
        around = [span for span in ends if span[:2] <= (line, column)]
        return [max(around)] if around else []

    def spans_by_line(self, path, code, instruction, line, callees):
        """Return the call of a line that an instruction is (Python before 3.11).

        Several on one line are told apart by their order, when the byte code of the line has
        as many calls as the source: both are in the order in which calls are evaluated.
        """
        starting = [span for span in callees if span[0] == line] or list(callees)
        if len(starting) < 2:
            return starting
        written = [span for span in map(span_of, self.sources.calls(path)) if span[0] == line]
        written.sort(key=lambda span: span[2:])
        made = call_instructions(code, line)
        if len(made) != len(written) or instruction not in made:
            return []
        return [span for span in (written[made.index(instruction)],) if span in callees]


def call_instructions(code, line):
    """Return the offsets of the call instructions of a line, in order."""
    offsets, at = [], None
    for step in dis.get_instructions(code):
        at = step.starts_line or at
        if at == line and step.opname.startswith(("CALL_FUNCTION", "CALL_METHOD")):
            offsets.append(step.offset)
    return offsets


def is_constructor(frame, node):
    """Tell whether a frame is the ``__init__`` of a subclass at work on this node."""
    code = frame.f_code
    return (
        code.co_name == "__init__"
        and code.co_argcount > 0
        and frame.f_locals.get(code.co_varnames[0]) is node
    )


def look_up(expression, frame):
    """Return the value of a plain or dotted name in a frame, or None."""
    if isinstance(expression, ast.Name):
        name = expression.id
        return frame.f_locals.get(name, frame.f_globals.get(name))
    if isinstance(expression, ast.Attribute):
        return getattr(look_up(expression.value, frame), expression.attr, None)
    return None


def innermost(function):
    """Return the function inside partials and wrappers."""
    for _ in range(100):
        if isinstance(function, functools.partial):
            function = function.func
        elif hasattr(function, "__wrapped__"):
            function = function.__wrapped__
        else:
            break
    return function


def describe_function(function):
    """Return what the report says of a node's function."""
    inner = innermost(function)
    name = getattr(inner, "__name__", type(inner).__name__)
    return {
        "name": str(name),
        "module": str(getattr(inner, "__module__", None) or type(inner).__module__),
        "kind": function_kind(function),
    }


def function_kind(function):
    """Return what a node's function is: what decides whether it can be pickled or wrapped."""
    if isinstance(function, functools.partial):
        return "partial"
    if inspect.isfunction(function) or inspect.ismethod(function):
        if function.__name__ == "<lambda>":
            return "lambda"
        return "generator" if inspect.isgeneratorfunction(function) else "function"
    if hasattr(function, "__wrapped__"):
        return function_kind(function.__wrapped__)
    return "function" if inspect.isbuiltin(function) else "callable"


def shape(value):
    """Return the form inputs or outputs were given in."""
    if value is None:
        return "none"
    return {str: "str", dict: "dict"}.get(type(value), "list")


class NodeTable:
    """The distinct nodes of all pipelines, in the order they are first met."""

    def __init__(self, origins, sources):
        self.origins, self.sources = origins, sources
        self.rows, self._index, self._made = [], {}, {}

    def add(self, node):
        """Return the index of a node, which may have been met in another pipeline."""
        call = self.origins.position(node)
        function = describe_function(node.func)
        place = tuple(sorted(call.items())) if call else None
        key = (node._unique_key, tuple(sorted(node.tags)), tuple(function.values()), place)
        if key not in self._index:
            self._index[key] = len(self.rows)
            self.rows.append(self.row(node, function, call))
            self._made.setdefault(place, set()).add(node._unique_key)
            self.rows[-1]["place"] = place
        return self._index[key]

    def row(self, node, function, call):
        """Return what the report says of a node."""
        return {
            "name": node.name,
            "namespace": node.namespace,
            "tags": sorted(node.tags),
            "named": bool(node._name),
            "inputs": list(node.inputs),
            "outputs": list(node.outputs),
            "confirms": list(node.confirms),
            "inputShape": shape(node._inputs),
            "outputShape": shape(node._outputs),
            "function": function,
            "obstacle": pickling_obstacle(node.func),
            "call": call,
        }

    def report(self):
        """Return the rows, each with the number of nodes its call site made."""
        for row in self.rows:
            place = row.pop("place")
            row["callMakes"] = len(self._made[place]) if place else 1
        return self.rows
