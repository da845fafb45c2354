"""Functions of every kind: which of them can be sent to another process?"""
import functools

from kedro.pipeline import node, pipeline

from .nodes import clean


def logged(function):
    @functools.wraps(function)
    def call(*args):
        return function(*args)

    return call


@logged
def decorated(orders):
    return orders


def twice(orders):
    return orders


inline = logged(twice)


class Scaler:
    def __init__(self, by=1):
        self.by = by

    def __call__(self, orders):
        return orders

    def scale(self, orders):
        return orders


def apply(function, orders):
    return function(orders)


def make():
    def nested(orders):
        return orders

    class Local:
        def __call__(self, orders):
            return orders

    return nested, Local()


def create_pipeline():
    nested, local = make()
    functions = {
        "plain": clean,
        "decorated": decorated,
        "partial": functools.partial(apply, clean),
        "instance": Scaler(2),
        "method": Scaler().scale,
        "builtin": len,
        "plain_lambda": lambda orders: orders,
        "nested": nested,
        "partial_of_lambda": functools.partial(lambda by, orders: orders, 1),
        "partial_with_lambda": functools.partial(apply, lambda orders: orders),
        "local_class": local,
        "replaced": inline,
    }
    return pipeline(
        [node(function, "orders", "out_" + name, name=name) for name, function in functions.items()]
    )
