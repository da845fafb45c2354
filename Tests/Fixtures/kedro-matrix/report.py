"""Writes what Kedro itself reports of projects: the measure of Headway's own loading.

Usage: python report.py RESULT PROJECT[@ENVIRONMENT]...

RESULT becomes a JSON object: by argument, the pipelines with their nodes, and the datasets with
their locations; or the error. Each project is imported in a process of its own.
"""
import functools
import inspect
import json
import os
import sys
import traceback
from pathlib import Path

from kedro.framework.project import pipelines
from kedro.framework.session import KedroSession
from kedro.framework.startup import bootstrap_project


def main(result, *projects):
    """Report every project."""
    reports = {project: in_child(project) for project in projects}
    with open(result, "w", encoding="utf-8") as file:
        json.dump(reports, file, sort_keys=True)


def in_child(argument):
    """Return the report of one project, made in a child process."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        os.dup2(2, 1)
        project, _, environment = argument.partition("@")
        try:
            answer = report(project, environment or None)
        except BaseException:
            answer = {"error": traceback.format_exc()}
        with os.fdopen(writing, "w") as pipe:
            json.dump(answer, pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        answer = json.load(pipe)
    os.wait()
    return answer


def report(project, environment):
    """Return what Kedro says of a project in a run environment."""
    os.chdir(project)
    bootstrap_project(Path(project))
    registry = {name: rows_of(made) for name, made in dict(pipelines).items()}
    with KedroSession.create(project_path=project, env=environment) as session:
        catalog = session.load_context().catalog
    rows = [row for name in registry for row in registry[name]]
    names = {name for row in rows for name in row["inputs"] + row["outputs"]}
    names |= explicit_names(catalog)
    datasets = {name: dataset_row(name, catalog, project) for name in names}
    return {"pipelines": registry, "datasets": datasets}


def rows_of(pipeline):
    """Return the nodes of a pipeline in Kedro's order."""
    return [
        {
            "name": node.name,
            "inputs": list(dict.fromkeys(node.inputs)),
            "outputs": list(dict.fromkeys(node.outputs)),
            "tags": sorted(node.tags),
            "namespace": node.namespace,
            "function": function_name(node.func),
        }
        for node in pipeline.nodes
    ]


def function_name(function):
    """Return the module and name of the function inside partials and decorators."""
    inner = None
    while inner is not function:
        inner = function
        if isinstance(function, functools.partial):
            function = function.func
        function = inspect.unwrap(function)
    name = getattr(function, "__name__", type(function).__name__)
    return function.__module__ + "." + name


def explicit_names(catalog):
    """Return the names of the catalog's own entries."""
    names = catalog.list() if hasattr(catalog, "list") else catalog.keys()
    return {name for name in names if not is_parameter(name)}


def is_parameter(name):
    """Tell whether a dataset is one of the parameters, or all of them."""
    return name == "parameters" or name.startswith("params:")


def dataset_row(name, catalog, project):
    """Return the class of a dataset and where it lies."""
    if is_parameter(name):
        return {"type": None, "location": "parameter", "versioned": False}
    dataset = found(name, catalog)
    inner = getattr(dataset, "_dataset", None)
    layers = [layer for layer in (dataset, inner) if hasattr(layer, "_describe")]
    places = (location_of(layer, project) for layer in layers)
    location = next(filter(None, places), "memory")
    return {
        "type": None if location == "memory" else type(dataset).__name__,
        "location": location,
        "versioned": any(getattr(layer, "_version", None) is not None for layer in layers),
    }


def found(name, catalog):
    """Return a dataset, or None where a run would make one in memory."""
    if name not in catalog:
        return None
    return catalog._get_dataset(name) if hasattr(catalog, "_get_dataset") else catalog.get(name)


def location_of(dataset, project):
    """Return a path relative to the project when inside it, a URI, or a table."""
    table = getattr(dataset, "_table_name", None)
    if table:
        return "table " + table
    path = getattr(dataset, "_filepath", None) or getattr(dataset, "_path", None)
    if path is None:
        return None
    if "://" in str(path):
        return str(path)
    real, root = os.path.realpath(str(path)), os.path.realpath(project)
    return os.path.relpath(real, root) if real.startswith(root + os.sep) else real


if __name__ == "__main__":
    main(*sys.argv[1:])
