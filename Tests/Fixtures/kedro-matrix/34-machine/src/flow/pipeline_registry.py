"""A node that the name of the machine decides on."""
import socket

from kedro.pipeline import node, pipeline

from .nodes import one

HOST = socket.gethostname()
NAMES = {"host": HOST}


def register_pipelines():
    made = [node(one, "raw", "clean", name="clean")]
    made += [node(one, "clean", "host_report", name="report_" + str(len(NAMES["host"])))]
    return {"__default__": pipeline(made)}
