"""Prints, logs, warns, reads standard input, changes the folder, leaves a thread behind."""
import atexit
import logging
import os
import sys
import tempfile
import threading
import time
import warnings

from kedro.pipeline import node, pipeline

logging.getLogger(__name__).warning("registry: a warning")
warnings.warn("registry: another")
os.write(1, b"registry: straight to the descriptor\n")
print("registry: read", repr(sys.stdin.read()))
threading.Thread(target=time.sleep, args=(60,)).start()
atexit.register(time.sleep, 60)


def say(data):
    print(data)
    return data


def register_pipelines():
    os.chdir(tempfile.gettempdir())
    print("registry: done")
    return {"__default__": pipeline([node(say, "word", "said", name="say")])}
