"""What the real Kedro makes of configurations: an answer for every case of a request.

Called with a JSON file (the texts of the scripts that inspect a live project, and cases) and the
file that the answers go to, since Kedro prints what it likes. Values are written so that nothing is lost: kind, length and text.
"""
import copy
import json
import os
import sys
import warnings

warnings.simplefilter("ignore")


def written(value):
    """Write a value as a text that tells 1, 1.0, True and '1' apart; order does not count."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return "i%d" % value
    if isinstance(value, float):
        return "f%r" % value
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(map(written, value)) + "]"
    if isinstance(value, dict):
        pairs = sorted(written(key) + "=" + written(item) for key, item in value.items())
        return "{" + ",".join(pairs) + "}"
    return "s%d:%s" % (len(str(value)), value)


def loader(case, project):
    """Return the project's configuration loader."""
    import kedro.config

    settings = dict(case["settings"])
    source = os.path.join(project, settings.pop("conf_source", "conf"))
    base = settings.pop("base_env", "base")
    default = settings.pop("default_run_env", "local")
    environment = case["environment"]
    if environment is None:
        environment = default if os.path.isdir(os.path.join(source, default)) else base
    kinds = {"omega": "OmegaConfigLoader", "templated": "TemplatedConfigLoader"}
    kind = getattr(kedro.config, kinds.get(case["loader"], "ConfigLoader"))
    return kind(
        conf_source=source, env=environment, base_env=base, default_run_env=default, **settings
    )


def read(loader, kind):
    """Return one kind, empty when there is none."""
    from kedro.config import MissingConfigException

    try:
        return dict(loader[kind])
    except (KeyError, MissingConfigException):
        return {}


class Names(dict):
    """Credentials of which no more is known than their names."""

    def __missing__(self, name):
        return name


NAMES = Names(any="any")


def resolver(catalog):
    """Return a function from a dataset's name to its entry, by Kedro's own code."""
    memory = {"type": "kedro.io.MemoryDataset"}
    try:
        from kedro.io.catalog_config_resolver import CatalogConfigResolver
    except ImportError:
        from kedro.io import DataCatalog

        patterns = DataCatalog._sort_patterns({k: v for k, v in catalog.items() if "{" in k})
        explicit = {k: v for k, v in catalog.items() if "{" not in k}

        def resolve(name):
            pattern = DataCatalog._match_pattern(patterns, name)
            if name in explicit or pattern is None:
                return explicit.get(name, memory)
            return DataCatalog._resolve_config(name, pattern, copy.deepcopy(patterns[pattern]))

        return resolve
    own = CatalogConfigResolver(config=catalog, credentials=NAMES)
    own_names = {k for k in catalog if "{" not in k}

    def resolve(name):
        if name in own_names:
            return own.config[name]
        return own.resolve_pattern(name) or memory

    return resolve


def check(catalog):
    """Let Kedro check the catalog, where it does so without importing every type."""
    import kedro
    from kedro.io import DataCatalog

    if not kedro.__version__.startswith("0."):
        DataCatalog.from_config(copy.deepcopy(catalog), credentials=NAMES)


def attempt(function, name):
    """Return what a function makes of a name; None where Kedro refuses it."""
    try:
        return function(name)
    except Exception:
        return None


def answer(case, live):
    """Return what Kedro makes of one case."""
    configuration = loader(case, case["project"])
    parameters = read(configuration, "parameters")
    given = case["settings"].get("runtime_params") or {}
    if case["loader"] != "omega":
        from kedro.framework.context.context import _update_nested_dict

        _update_nested_dict(parameters, given)
    # What the context does without any file of parameters.
    parameters = parameters or given
    catalog = live["without_secrets"](read(configuration, "catalog"))
    if case["loader"] == "omega":
        check(catalog)
    classes = live["DatasetClasses"](case["project"])
    inspected = live["Catalog"](catalog, case["project"], classes)
    resolve = resolver(catalog)
    known = set(live["parameter_paths"](parameters))
    described = {}
    for name in case["names"]:
        if name == "parameters" or name.startswith("params:"):
            described[name] = live["describe_parameter"](name, known)
        else:
            described[name] = attempt(inspected.describe, name)
    datasets = [n for n in case["names"] if n != "parameters" and not n.startswith("params:")]
    return {
        "parameters": written(parameters),
        "paths": sorted(known),
        "globals": written(read(configuration, "globals") if case["loader"] == "omega" else {}),
        "entries": {name: written(entry) for name, entry in inspected.explicit.items()},
        "patterns": list(inspected.factories),
        "resolved": {n: attempt(lambda name: written(resolve(name)), n) for n in datasets},
        "described": described,
    }


def main():
    """Answer every case, with the reason where Kedro refuses it."""
    with open(sys.argv[1], encoding="utf-8") as file:
        request = json.load(file)
    live = {"__name__": "live"}
    exec(compile(request["script"], "live", "exec"), live)
    answers = {}
    for case in request["cases"]:
        try:
            answers[case["id"]] = answer(case, live)
        except Exception as error:
            answers[case["id"]] = {"error": "%s: %s" % (type(error).__name__, error)}
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        json.dump(answers, file)


main()
