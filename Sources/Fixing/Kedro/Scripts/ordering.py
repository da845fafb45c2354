"""Ordering edges for Kedro: let one node wait for another without passing data between them.

Headway (``headway fix``) wrote this module, and the calls of it in the pipeline, because nodes
that Kedro may run at the same time must not overlap: together they need more memory than there
is, or they write the same place. Kedro orders nodes by their datasets only, so each edge is a
small dataset, a *token*: the earlier node writes ``True`` to it, the later node reads it.

    signals(node(a, "train", "bar_a", name="A"), "A_done"),
    after(node(d, "train", "bar_d", name="D"), "A_done"),

Node functions stay as they are, and never see a token. To remove an edge, take the calls away
and keep the ``node(...)`` inside; when no call is left, delete this file.

- It holds under SequentialRunner, ThreadRunner and ParallelRunner (fork, spawn, forkserver).
- Tokens need no catalog entry and then live in memory. That is enough for whole runs, but
  ``kedro run --nodes D`` or ``--from-nodes D`` fails with "Pipeline input(s) {'A_done'} not found":
  for that, persist the token (``A_done: {type: json.JSONDataset, filepath: data/A_done.json}``).
  A dataset factory whose pattern matches the token must be able to save ``True``.
- ``signals`` and ``after`` belong around a node before its pipeline gets a namespace: the tokens
  are then prefixed like every dataset of the namespace. For edges between namespaces, and for
  nodes made elsewhere, apply ``chain`` to what ``register_pipelines`` returns.
- A node keeps its name, even when Kedro made it up, unless Kedro would not take that name back:
  a lambda, a partial, or any node without ``name=`` before Kedro 1.0.
"""

from __future__ import annotations

import difflib
import functools
import inspect
import re
from typing import Any, Callable, Dict, List, Set, Tuple

from kedro.framework import project
from kedro.pipeline import Pipeline
from kedro.pipeline.node import Node

_Func = Callable[..., Any]
_WAITS, _SIGNALS = "__after_", "__done_"  # keys of tokens where inputs or outputs are a dict


class _Ordered:
    """A node's function without its ordering inputs, with its ordering outputs; picklable."""

    def __init__(self, func: _Func, waits: int = 0, shape: str = "", keys: Tuple[str, ...] = ()):
        if inspect.isgeneratorfunction(func):
            raise TypeError(f"No ordering edge at a generator, Kedro would not stream it: {func}")
        functools.update_wrapper(self, func, updated=())  # for Kedro-Viz, logs, typed parameters
        self.__name__ = getattr(func, "__name__", type(func).__name__)
        self.__annotations__ = getattr(func, "__annotations__", {})
        self.func, self.waits, self.shape, self.keys = func, waits, shape, keys

    def __reduce__(self) -> Tuple[Any, ...]:
        return _Ordered, (self.func, self.waits, self.shape, self.keys)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        args = args[: max(0, len(args) - self.waits)]
        kwargs = {key: value for key, value in kwargs.items() if not key.startswith(_WAITS)}
        result, done = self.func(*args, **kwargs), [True] * len(self.keys)
        if self.shape == "none":
            return done
        if self.shape == "single":
            return [result, *done]
        if self.shape == "dict" and isinstance(result, dict):
            return {**result, **dict(zip(self.keys, done))}
        if self.shape == "list" and isinstance(result, (list, tuple)):
            return [*result, *done]
        return result  # no token to add, or not what the node declares: then Kedro says so


def signals(node: Node, *tokens: str) -> Node:
    """Return ``node`` with the outputs ``tokens`` as well, saved when it has finished.

    Tokens it has already are left alone. Raises TypeError for a generator function.
    """
    new = [token for token in dict.fromkeys(tokens) if token not in node.outputs]
    outputs: Any = node._outputs
    keys = tuple(_SIGNALS + token for token in new)
    if outputs and isinstance(outputs, dict):
        shape, outputs = "dict", {**outputs, **dict(zip(keys, new))}
    else:
        shape = "none" if not outputs else "single" if isinstance(outputs, str) else "list"
        outputs = [*node.outputs, *new]
    return _copy(node, new, func=_extended(node.func, shape=shape, keys=keys), outputs=outputs)


def after(node: Node, *tokens: str) -> Node:
    """Return ``node`` with the inputs ``tokens`` as well: it waits for them, and never sees them.

    Tokens it has already are left alone. Raises TypeError for a generator function.
    """
    new = [token for token in dict.fromkeys(tokens) if token not in node.inputs]
    inputs = _in_order(node)
    if inputs and isinstance(inputs, dict):
        func, inputs = _extended(node.func), {**inputs, **{_WAITS + t: t for t in new}}
    else:
        func, inputs = _extended(node.func, waits=len(new)), [*node.inputs, *new]
    return _copy(node, new, func=func, inputs=inputs)


def chain(pipelines: Dict[str, Pipeline], edges: List[Tuple[str, str]]) -> Dict[str, Pipeline]:
    """Return registered pipelines with nodes in order: the first of an edge ends, the other starts.

    Edges hold full node names: ``chain(pipelines, [("A", "D"), ("namespace.B", "D")])``. Each
    applies to the pipelines that have both. Raises ValueError for a name that none has, such as a
    renamed node's; not where ``kedro run --pipelines`` has Kedro look for some pipelines only.
    """
    names = {node.name for pipeline in pipelines.values() for node in pipeline.nodes}
    asked = getattr(project.pipelines, "_requested_pipelines", None)  # Kedro 1 has it
    absent = [name for edge in edges for name in edge if name not in names]
    if absent and (not asked or "__default__" in asked):
        near = ", ".join(difflib.get_close_matches(absent[0], names, cutoff=0.3))
        raise ValueError(f"No pipeline has a node '{absent[0]}' to order. Renamed? ({near})")
    return {name: _chained(pipeline, edges) for name, pipeline in pipelines.items()}


def _chained(pipeline: Pipeline, edges: List[Tuple[str, str]]) -> Pipeline:
    """Return a pipeline with those edges of which it has both nodes."""
    nodes = {node.name: node for node in pipeline.nodes}
    taken = {dataset for node in pipeline.nodes for dataset in (*node.inputs, *node.outputs)}
    for first, then in edges:
        if first in nodes and then in nodes:
            token = _token(nodes[first], taken)
            nodes[first] = signals(nodes[first], token)
            nodes[then] = after(nodes[then], token)
    return Pipeline(list(nodes.values()))


def _token(node: Node, taken: Set[str]) -> str:
    """Return the token that a node signals already, or a new name, not yet in ``taken``."""
    if isinstance(node.func, _Ordered) and node.func.keys:
        return node.outputs[-1]
    token = re.sub(r"\W", "_", node.name) + "_done"  # no dot: Kedro keeps it for namespaces
    while token in taken:
        token += "_"
    taken.add(token)
    return token


def _in_order(node: Node) -> Any:
    """Return a node's inputs; those in a dict in the order in which its function takes them."""
    if not isinstance(node._inputs, dict):
        return node._inputs
    return dict(sorted(node._inputs.items(), key=lambda item: node.inputs.index(item[1])))


def _extended(func: _Func, waits: int = 0, shape: str = "", keys: Tuple[str, ...] = ()) -> Any:
    """Wrap a function once: a wrapper that is there already hands over its edges."""
    if isinstance(func, _Ordered):
        return _Ordered(func.func, func.waits + waits, func.shape or shape, func.keys + keys)
    return _Ordered(func, waits, shape, keys)


def _copy(node: Node, new: List[str], **changes: Any) -> Node:
    """Copy a node with all that this version of Kedro gives it, under the name it has."""
    if not new:
        return node
    name = node.name[len(node.namespace) + 1 :] if node.namespace else node.name
    changes = {"name": name if re.match(r"[\w.-]+$", name) else None, **changes}
    return node._copy(**{"inputs": _in_order(node), **changes})
