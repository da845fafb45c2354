"""What the nodes do."""
import functools


def log(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        return function(*args, **kwargs)

    return inner


def tag(name):
    def decorate(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            return function(*args, **kwargs)

        return inner

    return decorate


def one(first):
    return first


def two(first, second):
    return first


@log
def logged(value):
    return value


@tag("heavy")
@log
def tagged(value):
    return value


def stream(rows):
    for row in rows:
        yield row


class Scaler:
    def __init__(self, factor):
        self.factor = factor

    def __call__(self, value):
        return value


class Model:
    def fit(self, value):
        return value

    @classmethod
    def load(cls, value):
        return value

    @staticmethod
    def check(value):
        return value
