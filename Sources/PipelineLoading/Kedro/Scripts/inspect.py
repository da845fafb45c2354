"""Inspects a Kedro project and writes what it found to a file.

Run by Headway with the project's own Python as ``python -W ignore SCRIPT REQUEST``, where
REQUEST is the text of a JSON object: {"project": folder, "env": name or null,
"params": text or null, "timeLimit": seconds or null, "result": file}. "params" is what follows
``kedro run --params``. The result is a JSON object too; its form is described in the loader
that reads it. Standard output stays empty: whatever the project prints goes to standard error.
"""
import importlib
import json
import logging.config
import os
import platform
import re
import sys
import types
from collections.abc import Mapping

PROTOCOL = 1
NO_REGISTRY = (
    "the project cannot register its pipelines: register_pipelines() returns %s, not a dictionary"
)


def main(request):
    """Inspect, write the result, and end without waiting for what the project left behind."""
    project = os.path.realpath(request["project"])
    sources = Sources(project)
    mocks = MockFinder(sources)
    leave, reads = os._exit, Reads()

    def answer(result):
        """Write the result, and end."""
        if isinstance(result, Failure):
            result = describe_failure(result, sources)
        result.update(protocol=PROTOCOL, mockedModules=sorted(mocks.mocked))
        write(request["result"], result)
        leave(0)

    try:
        seal(project)
        import_kedro()
        Guards(sources, answer).watch(request.get("timeLimit"))
        reads.watch()
        result = inspect_project(project, sources, mocks, request)
        result["reads"] = reads.report()
    except Failure as failure:
        result = failure
    except BaseException as error:
        result = Failure("internal", "the inspection itself failed: " + one_line(error), error)
    answer(result)


def seal(project):
    """Keep the project from disturbing its folder, our output, or anything outside."""
    sys.stdout.flush()
    os.dup2(2, 1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.dont_write_bytecode = True
    sys.setrecursionlimit(max(sys.getrecursionlimit(), 3000))
    os.environ.update(DO_NOT_TRACK="1", KEDRO_DISABLE_TELEMETRY="1")
    os.environ.setdefault("MPLBACKEND", "Agg")
    logging.config.dictConfig = lambda config: None
    os.chdir(project)


def inspect_project(project, sources, mocks, request):
    """Return the report of a project; each step turns its errors into a ``Failure``."""
    metadata = read_metadata(project)
    origins, dropped = Origins(sources), Dropped(sources)
    joins = Joins(origins)
    folder = os.path.relpath(str(metadata.source_dir), project).replace(os.sep, "/")
    package = os.path.normpath(os.path.join(folder, *metadata.package_name.split(".")))
    mocks.watch(metadata.package_name.partition(".")[0])
    origins.watch()
    dropped.watch()
    joins.watch()
    import_settings(project, package, metadata)
    pipelines = load_pipelines(project, package)
    table = NodeTable(origins, sources)
    report = {
        "kedroVersion": kedro_version(),
        "pythonVersion": platform.python_version(),
        "packageName": metadata.package_name,
        "projectName": metadata.project_name,
        "sourceDirectory": folder,
        "packageDirectory": package,
        "pipelines": [list_nodes(name, pipelines[name], table) for name in in_order(pipelines)],
        "nodes": table.report(),
    }
    report.update(read_configuration(project, sources, request, report["nodes"]))
    report["droppedPipelines"] = dropped.report()
    report["lostNodes"] = joins.report()
    report["hooks"] = describe_hooks(sources, package)
    report["mockUses"] = MockUses.report(report["pipelines"], report["nodes"])
    report["sources"] = describe_sources(report["nodes"], sources, package)
    return report


def import_kedro():
    """Import Kedro, or say that this Python has none."""
    try:
        import kedro

        # The logging configuration of the project may open files; Kedro's own does not.
        standard = os.path.join(os.path.dirname(kedro.__file__), "framework", "project")
        os.environ["KEDRO_LOGGING_CONFIG"] = os.path.join(standard, "default_logging.yml")
        import kedro.framework.startup
        import kedro.io
    except (Exception, SystemExit) as error:
        missing = isinstance(error, ModuleNotFoundError)
        what = "has no Kedro" if missing and error.name == "kedro" else "cannot import Kedro"
        raise Failure(
            "kedro-missing",
            "%s (Python %s) %s: %s"
            % (sys.executable, platform.python_version(), what, one_line(error)),
            error,
        )
    version = tuple(int(part) for part in re.findall(r"\d+", kedro.__version__)[:2])
    if version < (0, 17):
        raise Failure(
            "kedro-unsupported",
            "%s has Kedro %s, which is too old: 0.17 is needed"
            % (sys.executable, kedro.__version__),
        )


def read_metadata(project):
    """Return the metadata of ``[tool.kedro]``."""
    from kedro.framework import startup

    try:
        return startup._get_project_metadata(startup.Path(project))
    except ValueError as error:
        raise version_mismatch(project, error)
    except (Exception, SystemExit) as error:
        failure = Failure("not-a-project", text_of(error), error)
        failure.place = ("pyproject.toml", line_of_table(project, "tool.kedro"), None)
        raise failure


def version_mismatch(project, error):
    """Return the failure for a project that is of another version of Kedro than this Python's."""
    made = re.search(r"project version (\S+) does not match", str(error))
    if made is None:
        return Failure("not-a-project", text_of(error), error, "pyproject.toml")
    failure = Failure(
        "kedro-unsupported",
        "the project is of Kedro %s, but %s (Python %s) has Kedro %s"
        % (made.group(1), sys.executable, platform.python_version(), kedro_version()),
        error,
    )
    path = os.path.join(project, "pyproject.toml")
    failure.place = ("pyproject.toml", line_of_version(path), None)
    return failure


def kedro_version():
    """Return the version of the Kedro that has been imported."""
    return sys.modules["kedro"].__version__


def import_settings(project, package, metadata):
    """Import the settings, and point Kedro at the project.

    Kedro leaves the import to dynaconf, which falls back to another way of loading when it
    meets an ImportError; so the module is imported here, before it does.
    """
    from kedro.framework import project as framework
    from kedro.framework import startup

    try:
        add_sources(project, metadata)
        if os.path.isfile(os.path.join(project, package, "settings.py")):
            forget_mocked_classes(importlib.import_module(metadata.package_name + ".settings"))
        startup.bootstrap_project(project)
        getattr(framework.settings, "CONF_SOURCE", None)
    except Failure:
        raise
    except BaseException as error:
        message = "the settings cannot be read: " + cause_line(error)
        raise Failure("settings", message, error, package + "/settings.py")


def add_sources(project, metadata):
    """Let the sources of the project be imported."""
    from kedro.framework import startup

    try:
        startup._add_src_to_path(metadata.source_dir, startup.Path(project))
    except (NotADirectoryError, ValueError) as error:
        failure = Failure("not-a-project", text_of(error), error)
        path = os.path.join(project, "pyproject.toml")
        line = line_of_setting(path, "source_dir") or line_of_table(project, "tool.kedro")
        failure.place = ("pyproject.toml", line, None)
        raise failure


def forget_mocked_classes(settings):
    """Let a setting that names a class of an absent module fall back to Kedro's default."""
    for name, value in list(vars(settings).items()):
        inherits = isinstance(value, type) and issubclass(value, MockBase)
        if name.endswith("_CLASS") and (isinstance(value, Mock) or inherits):
            delattr(settings, name)


def load_pipelines(project, package):
    """Import the project and return its registry."""
    from kedro.framework import project as framework
    from kedro.pipeline import Pipeline

    registry = package + "/pipeline_registry.py"
    try:
        pipelines = dict(framework.pipelines)
    except BaseException as error:
        cause = root_cause(error)
        if getattr(cause, "name", None) == "%s.pipeline_registry" % framework.PACKAGE_NAME:
            if isinstance(cause, ModuleNotFoundError):
                raise no_registry(project, registry)
        content = getattr(framework.pipelines, "_content", {})
        if not isinstance(content, Mapping):
            raise Failure("registry", NO_REGISTRY % type(content).__name__, None, registry)
        imports = isinstance(cause, (ImportError, SyntaxError, SystemExit))
        what = "be imported" if imports else "register its pipelines"
        message = "the project cannot %s: %s" % (what, cause_line(error))
        raise Failure("import" if imports else "registry", message, error, registry)
    for name, value in pipelines.items():
        if not isinstance(value, Pipeline):
            message = "pipeline '%s' is no Pipeline but of type %s" % (name, type(value).__name__)
            raise Failure("registry", message, None, registry)
    return pipelines


def no_registry(project, registry):
    """Return the failure for a project without a module that registers its pipelines."""
    failure = Failure("registry", "the project registers no pipelines: there is no " + registry)
    path = os.path.join(project, "pyproject.toml")
    failure.place = ("pyproject.toml", line_of_setting(path, "package_name"), None)
    return failure


def in_order(names):
    """Return pipeline names in an order that does not depend on the file system."""
    return sorted(names, key=lambda name: (name != "__default__", str(name)))


def list_nodes(name, pipeline, table):
    """Return a pipeline's row of the report."""
    return {"name": str(name), "nodes": [table.add(node) for node in pipeline.nodes]}


def read_configuration(project, sources, request, nodes):
    """Return the part of the report that comes from the configuration."""
    environment = request.get("env") or os.environ.get("KEDRO_ENV")
    params = given_params(request.get("params"))
    names = {name for node in nodes for name in node["inputs"] + node["outputs"]}
    classes = DatasetClasses(project)
    conf, report = read_environment(project, sources, environment, params, names, classes)
    report.update(
        environment=conf.environment,
        baseEnvironment=conf.base,
        confSource=os.path.relpath(conf.source, project).replace(os.sep, "/"),
        environments=[
            read_other(project, sources, conf, name, names, classes) for name in conf.others()
        ],
    )
    return report


def given_params(text):
    """Return what ``kedro run --params`` makes of a text, in this version of Kedro."""
    if not text:
        return {}
    from kedro.framework.cli import utils

    class Context:
        """What Kedro has of click at that point."""

        def fail(self, message):
            """Refuse the text."""
            raise Failure("params", message)

    try:
        return utils._split_params(Context(), types.SimpleNamespace(name="--params"), text)
    except (Failure, SystemExit):
        raise
    except Exception as error:
        raise Failure("params", "--params cannot be read: " + one_line(error))


def read_environment(project, sources, name, params, names, classes):
    """Return the configuration of an environment, and its part of the report."""
    conf = None
    try:
        conf = Configuration(project, name, params)
        known = parameter_paths(conf.parameters())
        catalog = Catalog(conf.read("catalog"), project, classes)
        names = names | set(catalog.explicit)
        datasets = {name: describe(name, catalog, set(known)) for name in sorted(names)}
    except (Exception, SystemExit) as error:
        raise configuration_failure(error, conf, sources)
    return conf, {
        "catalogFiles": conf.files("catalog"),
        "parameterFiles": conf.files("parameters"),
        "parameters": known,
        "unknownRuntimeParams": sorted(conf.unknown_params),
        "datasets": datasets,
    }


def read_other(project, sources, chosen, name, names, classes):
    """Return the row of an environment that was not asked for: its error is no failure."""
    try:
        _, row = read_environment(project, sources, name, chosen.params, names, classes)
        return dict(row, name=name, error=None)
    except Failure as failure:
        row = {"parameters": [], "unknownRuntimeParams": [], "datasets": {}}
        for key, kind in (("catalogFiles", "catalog"), ("parameterFiles", "parameters")):
            row[key] = chosen.files_in(chosen.base, kind) + chosen.files_in(name, kind)
        return dict(row, name=name, error=describe_failure(failure, sources)["error"])


def describe(name, catalog, known):
    """Return what the report says of a dataset."""
    if name == "parameters" or name.startswith("params:"):
        return describe_parameter(name, known)
    return catalog.describe(name)


def describe_sources(nodes, sources, package):
    """Return, per file that makes nodes, where and how it can import something new."""
    first = {}
    for node in nodes:
        if node["call"]:
            file, line = node["call"]["file"], node["call"]["line"]
            first[file] = min(line, first.get(file, line))
    return {
        file: {
            "importLine": import_line(sources.tree(os.path.join(sources.project, file)), line),
            "relativeImportLevel": import_level(file, package),
        }
        for file, line in sorted(first.items())
    }


def write(path, result):
    """Write the result whole or not at all."""
    part = path + ".part"
    with open(part, "w", encoding="utf-8") as file:
        json.dump(result, file, ensure_ascii=False, sort_keys=True, default=str)
        file.write("\n")
        file.flush()
    os.replace(part, path)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
