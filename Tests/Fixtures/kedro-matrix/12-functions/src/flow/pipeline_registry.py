"""Everything that can be the function of a node."""
from functools import partial, update_wrapper

from kedro.pipeline import node, pipeline

from .nodes import Model, Scaler, logged, one, stream, tagged, two

renamed = update_wrapper(partial(two, second=1), two)
double = lambda value: value * 2  # noqa: E731


def register_pipelines():
    model = Model()
    return {
        "__default__": pipeline(
            [
                node(partial(two, second=2), "a", "b", name="partial"),
                node(partial(partial(two, 1), second=2), None, "c", name="partial_twice"),
                node(renamed, "b", "d", name="renamed"),
                node(lambda left, right: left, ["b", "d"], "e", name="lambda"),
                node(double, "e", "f", name="named_lambda"),
                node(logged, "f", "g", name="decorated"),
                node(tagged, "g", "h", name="decorated_with_arguments"),
                node(Scaler(3), "h", "i", name="callable"),
                node(stream, "i", "j", name="generator"),
                node(model.fit, "j", "k", name="method"),
                node(Model.load, "k", "l", name="class_method"),
                node(Model.check, "l", "m", name="static_method"),
                node(len, "m", "n", name="builtin"),
                node(one, "n", "o", name="plain"),
            ]
        )
    }
