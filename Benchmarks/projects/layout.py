"""Makes a Kedro project of many small nodes, as people lay projects out."""

import pathlib

NODES_PER_PIPELINE = 10


def make(folder, nodes, version):
    """Writes a project: a pipeline of ten nodes each, functions and catalog entries of their own."""
    folder = pathlib.Path(folder)
    package = folder / "src" / "flow"
    (folder / "conf" / "local").mkdir(parents=True, exist_ok=True)
    write(
        folder / "pyproject.toml",
        '[tool.kedro]\npackage_name = "flow"\nproject_name = "flow"\n'
        f'kedro_init_version = "{version}"\nsource_dir = "src"\n',
    )
    write(package / "__init__.py", "")
    write(package / "settings.py", "")
    write(package / "pipelines" / "__init__.py", "")
    write(package / "pipeline_registry.py", REGISTRY)
    entries = []
    for number in range(nodes // NODES_PER_PIPELINE):
        make_pipeline(package / "pipelines" / f"part_{number:03}", number, entries)
    write(folder / "conf" / "base" / "catalog.yml", "".join(entries))
    write(folder / "conf" / "base" / "parameters.yml", "rate: 1\ndeep: {factor: 2}\n")
    return folder


REGISTRY = '''"""The pipelines of the project."""
from kedro.framework.project import find_pipelines


def register_pipelines():
    pipelines = find_pipelines()
    pipelines["__default__"] = sum(pipelines.values())
    return pipelines
'''


def make_pipeline(folder, number, entries):
    """Writes one pipeline: each node reads what the one before it wrote, and a parameter."""
    functions, nodes = [], []
    for index in range(NODES_PER_PIPELINE):
        name = f"step_{number:03}_{index}"
        functions.append(
            f'def {name}(table, rate):\n    """Work."""\n    result = []\n'
            "    for row in table:\n        if row:\n            result.append(row * rate)\n"
            "    return result\n"
        )
        nodes.append(
            f"            node({name}, inputs=['data_{number:03}_{index}', 'params:deep.factor'],\n"
            f"                 outputs='data_{number:03}_{index + 1}', name='{name}', tags='t{index}'),\n"
        )
        entries.append(
            f"data_{number:03}_{index}:\n  type: json.JSONDataset\n"
            f"  filepath: data/{number:03}/{index}.json\n"
        )
    names = ", ".join(f"step_{number:03}_{index}" for index in range(NODES_PER_PIPELINE))
    write(folder / "__init__.py", "from .pipeline import create_pipeline\n")
    write(folder / "nodes.py", "\n\n".join(functions))
    write(
        folder / "pipeline.py",
        f"from kedro.pipeline import node, pipeline\n\nfrom .nodes import {names}\n\n\n"
        "def create_pipeline(**kwargs):\n    return pipeline(\n        [\n"
        + "".join(nodes)
        + "        ]\n    )\n",
    )


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
