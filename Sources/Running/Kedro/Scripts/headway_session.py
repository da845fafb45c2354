"""Runs pipelines and nodes the way ``kedro run`` does, in any Kedro from 0.19 on."""

import importlib.machinery
import inspect
import os
import re
import sys
import traceback
from pathlib import Path


def run_session(request, spills, serve):
    """Run a pipeline as ``kedro run`` does, with ``serve`` where its runner would run nodes."""
    from kedro.framework.project import settings
    from kedro.framework.session import KedroSession
    from kedro.framework.startup import bootstrap_project

    bootstrap_project(Path(request["project"]))
    names = request.get("pipeline") or "__default__"
    names = [names] if isinstance(names, str) else names
    if names == ["__default__"]:
        names = None  # asked for by name, Kedro would look for a package called so
    known = {
        "project_path": Path(request["project"]),
        "env": request.get("env"),
        "conf_source": request.get("confSource"),
        "runtime_params": request.get("params"),
        "extra_params": request.get("params"),  # its name before Kedro 1.0
        "run_id": request.get("sessionId"),
        "pipeline_names": names,
        "node_names": request.get("nodes"),
        "runner": make_runner(spills, serve),
    }
    create = getattr(settings, "SESSION_CLASS", KedroSession).create
    with create(**accepted(create, known)) as session:
        if request.get("sessionId") and hasattr(session, "_store"):
            session.session_id = session._store["session_id"] = request["sessionId"]
        if names and "pipeline_names" not in inspect.signature(session.run).parameters:
            (known["pipeline_name"],) = names
        if "only" in request:
            mute_run_hooks(session)
        session.run(**accepted(session.run, known))


def accepted(function, known):
    """Return those of the known arguments that this version of a function takes."""
    names = inspect.signature(function).parameters
    return {name: value for name, value in known.items() if name in names and value is not None}


def make_runner(spills, serve):
    """Return a Kedro runner that leaves the nodes to ``serve``."""
    from kedro.runner import SequentialRunner

    class HeadwayRunner(SequentialRunner):
        """Has Headway say which node runs when."""

        def run(self, pipeline, catalog, *args, **kwargs):
            spills.restore(pipeline, catalog)
            return super().run(pipeline, catalog, *args, **kwargs)

        def _run(self, pipeline, catalog, hook_manager=None, run_id=None):
            serve(pipeline, catalog, hook_manager, run_id)

    return HeadwayRunner()


def mute_run_hooks(session):
    """Keep the hooks of the run to the worker, which has called them already."""
    for name in ("before_pipeline_run", "after_pipeline_run", "on_pipeline_error"):
        setattr(session._hook_manager.hook, name, lambda **_: None)


def run_node(node, catalog, hooks, run_id):
    """Load, run and save one node the way this version of Kedro does."""
    try:
        from kedro.runner.task import Task
    except ImportError:
        from kedro.runner import run_node as run

        run(node, catalog, hooks, False, run_id)
    else:
        Task(node, catalog, False, hooks, run_id).execute()


def absent_module(error, project):
    """Return what is wrong, and what to do, when an error comes of a module that is not installed.

    None when it comes of something else, as of a module of the project's own packages.
    """
    while error is not None:
        found = re.search(r"No module named '(\w+)", str(error))  # Kedro's own errors say so too
        if found and importlib.machinery.PathFinder.find_spec(found.group(1)) is None:
            place = place_in_project(traceback.extract_tb(error.__traceback__), project)
            advice = "install the project's requirements there; 'headway lint' works with mocks"
            imported = place and "it is imported at %s; " % place
            return "%s has no %s" % (sys.executable, found.group(1)), imported + advice
        error = error.__cause__ or error.__context__
    return None


def place_in_project(frames, project):
    """Return file and line of the project's own code deepest in a traceback, or an empty text."""
    root = os.path.realpath(project) + os.sep
    for frame in reversed(frames):
        path = os.path.realpath(frame.filename)
        if path.startswith(root) and "site-packages" not in path:
            return "%s:%d" % (path[len(root) :], frame.lineno)
    return ""
