"""Node functions of every kind."""
import functools


def train(data, depth=1):
    """An ordinary function."""
    return data


def chunks(data):
    """A generator: Kedro streams what it yields."""
    yield data


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


@logged
def decorated(data):
    return data


class Scorer:
    """A callable object."""

    def __call__(self, data):
        return data
