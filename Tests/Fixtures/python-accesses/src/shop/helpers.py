"""Small helpers without any I/O, and a few decorators."""
import functools
import io
import json
import logging
import re
import time

import pandas as pd

log = logging.getLogger(__name__)


def timed(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        result = func(*args, **kwargs)
        log.info("%s took %.2fs", func.__name__, time.perf_counter() - start)
        return result

    return wrapper


def retry(times=3):
    def deco(func):
        @functools.wraps(func)
        def inner(*args, **kwargs):
            for attempt in range(times):
                try:
                    return func(*args, **kwargs)
                except ConnectionError:
                    if attempt == times - 1:
                        raise

        return inner

    return deco


def slug(text):
    return re.sub(r"[^a-z0-9]+", "_", text.lower()).strip("_")


def save(df, name):
    """Registers the frame under a name (in memory)."""
    _REGISTRY[name] = df.copy()
    return df


def load(name):
    return _REGISTRY[name]


def read_csv(text):
    return pd.read_csv(io.StringIO(text))


def to_payload(df):
    return json.dumps(df.to_dict(orient="records"), default=str)


_REGISTRY = {}
