"""Parameters and datasets, by Kedro's own loader and resolver.

No dataset is instantiated and no dataset class imported, so neither kedro_datasets nor what
it needs has to be installed. Files of credentials are never read.
"""
import copy
import functools
import glob
import importlib.util
import os
import re

SUFFIXES = (".yml", ".yaml", ".json")
MEMORY_CLASSES = ("MemoryDataset", "MemoryDataSet", "SharedMemoryDataset")
# What Kedro reads before a loader names its patterns itself, from 0.18.4 on.
PATTERNS = {
    kind: [kind + "*", kind + "*/**", "**/" + kind + "*"] for kind in ("catalog", "parameters")
}
QUERY_CLASSES = ("SQLQueryDataset", "SQLQueryDataSet", "GBQQueryDataset", "GBQQueryDataSet")


class Configuration:
    """The configuration of one project in one environment."""

    def __init__(self, project, environment, params):
        from kedro.framework.project import settings

        arguments = dict(getattr(settings, "CONFIG_LOADER_ARGS", None) or {})
        self.project = project
        folder = getattr(settings, "CONF_SOURCE", None) or getattr(settings, "CONF_ROOT", "conf")
        self.source = os.path.join(project, str(folder))
        self.base = str(arguments.get("base_env") or "base")
        default = str(arguments.get("default_run_env") or "local")
        self.environment = self.existing(environment, default)
        self.unknown_params = set()
        self.params = params or {}
        named = hasattr(type(settings), "_CONFIG_LOADER_CLASS")  # 0.17 has no such setting
        self.loader = self.make_loader(settings.CONFIG_LOADER_CLASS if named else None, arguments)
        self.patterns = getattr(self.loader, "config_patterns", PATTERNS)

    def make_loader(self, loader_class, arguments):
        """Return the loader of the project, which before Kedro 0.18 one of its hooks makes."""
        if loader_class is not None:
            self.allow_unknown_params(loader_class)
            return loader_class(
                conf_source=self.source,
                env=self.environment,
                runtime_params=self.params,
                **arguments
            )
        from kedro.config import ConfigLoader
        from kedro.framework.hooks import get_hook_manager

        names = [self.base] + [self.environment] * (self.environment != self.base)
        paths = [os.path.join(self.source, name) for name in names]
        made = get_hook_manager().hook.register_config_loader(
            conf_paths=paths, env=self.environment, extra_params=self.params
        )
        return made or ConfigLoader(paths)

    def existing(self, asked, default):
        """Return the environment to read: a default one that has no folder falls to base."""
        if asked and not os.path.isdir(os.path.join(self.source, asked)):
            found = sorted(filter(os.path.isdir, glob.glob(os.path.join(self.source, "*"))))
            known = ", ".join(map(os.path.basename, found)) or "none"
            raise ConfigurationError(
                "there is no environment '%s' (there are: %s)" % (asked, known)
            )
        if not asked and not os.path.isdir(os.path.join(self.source, default)):
            return self.base
        return asked or default

    def allow_unknown_params(self, loader_class):
        """Let ``${runtime_params:x}`` without a value stand as ``<runtime_params:x>``."""
        resolve = getattr(loader_class, "_get_runtime_value", None)
        if resolve is None:
            return
        # Another environment may have been read before.
        resolve = getattr(resolve, "__wrapped__", resolve)
        unknown = self.unknown_params

        @functools.wraps(resolve)
        def lenient(loader, variable, *default):
            try:
                return resolve(loader, variable, *default)
            except Exception:
                unknown.add(str(variable))
                return "<runtime_params:" + str(variable) + ">"

        loader_class._get_runtime_value = lenient

    def read(self, kind):
        """Return one kind of configuration, empty when the project has none of it."""
        from kedro.config import MissingConfigException

        try:
            if not hasattr(self.loader, "config_patterns"):
                return dict(self.loader.get(*PATTERNS[kind]))
            return dict(self.loader[kind])
        except (KeyError, MissingConfigException):
            return {}

    def parameters(self):
        """Return the parameters, with those of this run laid over them."""
        return laid_over(self.read("parameters"), self.params)

    def files(self, kind):
        """Return the files Kedro reads for one kind, by environment, relative to the project."""
        environments = sorted({self.base, self.environment})
        return [row for environment in environments for row in self.files_in(environment, kind)]

    def files_in(self, environment, kind):
        """Return the files of one kind in the folder of an environment."""
        folder, paths, found = os.path.join(self.source, environment), set(), []
        for pattern in self.patterns.get(kind, []):
            pattern = os.path.join(glob.escape(folder), pattern)
            paths.update(glob.glob(pattern, recursive=True))
        for path in sorted(paths):
            hidden = "/." in os.path.relpath(path, self.source).replace(os.sep, "/")
            if path.endswith(SUFFIXES) and os.path.isfile(path) and not hidden:
                name = os.path.relpath(path, self.project).replace(os.sep, "/")
                found.append({"file": name, "environment": environment})
        return found

    def others(self):
        """Return the names of the other environments that have a catalog or parameters."""
        folders = filter(os.path.isdir, glob.glob(os.path.join(glob.escape(self.source), "*")))
        names = sorted(set(map(os.path.basename, folders)) - {self.base, self.environment})
        kinds = ("catalog", "parameters")
        return [name for name in names if any(self.files_in(name, kind) for kind in kinds)]


class ConfigurationError(Exception):
    """What is wrong with the configuration, and the entry it is about if it is one."""

    def __init__(self, message, entry=None):
        super().__init__(message)
        self.entry = entry


def laid_over(below, above):
    """Return a mapping with another one laid over it, key by key."""
    made = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(made.get(key), dict)
        made[key] = laid_over(made[key], value) if both else value
    return made


def parameter_paths(parameters):
    """Return every dotted path that exists in the parameters, sorted."""
    paths = []

    def walk(prefix, value):
        for key, item in value.items():
            path = prefix + str(key)
            paths.append(path)
            if isinstance(item, dict):
                walk(path + ".", item)

    walk("", parameters)
    return sorted(paths)


class Catalog:
    """Datasets by name: explicit entries, factories, the user's catch-all, the default."""

    def __init__(self, entries, project, classes):
        entries = without_secrets(entries)
        for name, entry in entries.items():
            if not isinstance(entry, dict):
                message = "catalog entry '%s' is no mapping with a type" % name
                raise ConfigurationError(message, name)
        self.project = project
        self.owner = resolver_class()
        made = hasattr(self.owner, "_sort_patterns")  # Kedro has factories from 0.18.12 on
        self.explicit = {k: v for k, v in entries.items() if "{" not in k or not made}
        factories = {k: v for k, v in entries.items() if k not in self.explicit}
        if hasattr(self.owner, "_validate_pattern_config"):
            for name, entry in factories.items():
                self.owner._validate_pattern_config(name, entry)
        self.factories = self.owner._sort_patterns(factories) if made else {}
        self.classes = classes

    def resolve(self, name):
        """Return (configuration, the factory it came from or None) of a dataset."""
        if name in self.explicit:
            return self.explicit[name], None
        if self.factories:
            from parse import parse
        for pattern in self.factories:
            if parse(pattern, name):
                body = copy.deepcopy(self.factories[pattern])
                fill = getattr(self.owner, "_resolve_dataset_config", None)
                return (fill or self.owner._resolve_config)(name, pattern, body), pattern
        return {"type": "kedro.io.MemoryDataset"}, None

    def describe(self, name):
        """Return what the report says of a dataset that is not a parameter."""
        entry, pattern = self.resolve(name)
        kind = str(entry.get("type", ""))
        class_path, single_process = self.classes.look_up(kind)
        short = kind.rpartition(".")[2]
        table_name, connection = table(entry)
        return {
            "type": kind,
            "class": class_path,
            "path": None if short in QUERY_CLASSES else self.path(entry),
            "memory": short in MEMORY_CLASSES,
            "parameter": False,
            "versioned": is_versioned(entry),
            "singleProcess": single_process,
            "pattern": pattern,
            "registered": name in self.explicit,
            "table": table_name,
            "connection": connection,
            "filenameSuffix": text_or_none(entry.get("filename_suffix")),
        }

    def path(self, entry):
        """Return where a dataset lies: relative to the project when inside it, URIs kept."""
        value = next((entry[key] for key in ("filepath", "path") if entry.get(key)), None)
        if value is None:
            inner = entry.get("dataset")
            return self.path(inner) if isinstance(inner, dict) else None
        value = str(value)
        if value.startswith("file://"):
            value = value[len("file://") :]
        if "://" in value:
            return re.sub(r"://[^/@:]*:[^/@]*@", "://", value)
        path = os.path.normpath(os.path.join(self.project, value))
        inside = path == self.project or path.startswith(self.project + os.sep)
        return (os.path.relpath(path, self.project) if inside else path).replace(os.sep, "/")


def describe_parameter(name, known):
    """Return what the report says of ``parameters`` or ``params:x``."""
    path = name.partition(":")[2]
    return {
        "type": "kedro.io.MemoryDataset",
        "class": "kedro.io.memory_dataset.MemoryDataset",
        "path": None,
        "memory": True,
        "parameter": True,
        "versioned": False,
        "singleProcess": False,
        "pattern": None,
        "registered": name == "parameters" or path in known,
        "table": None,
        "connection": None,
        "filenameSuffix": None,
    }


def resolver_class():
    """Return the class of this Kedro that sorts and fills dataset factories."""
    try:
        from kedro.io.catalog_config_resolver import CatalogConfigResolver
    except ImportError:
        from kedro.io import DataCatalog as CatalogConfigResolver
    return CatalogConfigResolver


def is_versioned(entry):
    """Tell whether an entry, or the one inside it, keeps versions."""
    inner = entry.get("dataset")
    return bool(entry.get("versioned")) or (isinstance(inner, dict) and is_versioned(inner))


def text_or_none(value):
    """Return a value as text, None as None."""
    return None if value is None else str(value)


class DatasetClasses:
    """Finds dataset classes by reading source files: nothing is imported."""

    def __init__(self, project):
        self.project = project
        self.sources = Sources(project)
        self._known = {}

    def look_up(self, kind):
        """Return (full class path, may not run in several processes), None where unknown."""
        if kind not in self._known:
            self._known[kind] = self.search(kind)
        return self._known[kind]

    def search(self, kind):
        """Try the prefixes Kedro tries, in its order."""
        module, _, name = kind.rpartition(".")
        for prefix in ("kedro.io", "kedro_datasets", "kedro.extras.datasets", ""):
            package = ".".join(part for part in (prefix, module) if part)
            files = module_files(package)
            for path, dotted in files:
                if self.definition(path, name) is not None:
                    return dotted + "." + name, self.single_process(files, name, set())
        return None, None

    def definition(self, path, name):
        """Return the definition of class ``name`` in a file, or None."""
        tree = self.sources.tree(path)
        for item in tree.body if tree is not None else ():
            if isinstance(item, ast.ClassDef) and item.name == name:
                return item
        return None

    def single_process(self, files, name, seen):
        """Tell whether a class, or a base of it in the same package, says it is."""
        seen.add(name)
        for path, _ in files:
            found = self.definition(path, name)
            if found is not None:
                bases = set().union(*map(last_names, found.bases)) if found.bases else set()
                return any(is_single_process(line) for line in found.body) or any(
                    self.single_process(files, base, seen) for base in sorted(bases - seen - {None})
                )
        return False


def is_single_process(statement):
    """Tell whether a statement is ``_SINGLE_PROCESS = True``."""
    return (
        isinstance(statement, ast.Assign)
        and getattr(statement.targets[0], "id", None) == "_SINGLE_PROCESS"
        and getattr(statement.value, "value", None) is True
    )


def module_files(module):
    """Return (path, dotted name) of the source files a name in ``module`` may come from."""
    top, _, rest = module.partition(".")
    try:
        spec = importlib.util.find_spec(top) if top else None
    except (ImportError, ValueError):
        spec = None
    folders = list(getattr(spec, "submodule_search_locations", None) or ())
    if not folders:
        return [(spec.origin, top)] if spec and spec.origin and not rest else []
    base = os.path.join(folders[0], *rest.split(".")) if rest else folders[0]
    if os.path.isfile(base + ".py"):
        return [(base + ".py", module)]
    names = sorted(glob.glob(os.path.join(glob.escape(base), "*.py")))
    stems = [os.path.splitext(os.path.basename(path))[0] for path in names]
    dotted = [module if stem == "__init__" else module + "." + stem for stem in stems]
    return list(zip(names, dotted))
