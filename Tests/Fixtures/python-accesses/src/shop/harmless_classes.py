"""In-memory stand-ins with the manners of files, stores and clients."""
import abc
import io
from collections import UserDict, namedtuple
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Dict, List, Protocol

import pandas as pd


class Repository(abc.ABC):
    @abc.abstractmethod
    def read(self, key):
        ...

    @abc.abstractmethod
    def write(self, key, value):
        ...

    def copy(self, src, dst):
        self.write(dst, self.read(src))


class MemoryRepository(Repository):
    def __init__(self):
        self._data = {}

    def read(self, key):
        return self._data[key]

    def write(self, key, value):
        self._data[key] = value


class Reader(Protocol):
    def read_parquet(self, path: str) -> pd.DataFrame:
        ...


class Node:
    """One node of a product tree."""

    def __init__(self, name):
        self.name = name
        self.children = []

    def mkdir(self, name):
        child = Node(name)
        self.children.append(child)
        return child

    def glob(self, pattern):
        return [c for c in self.children if c.name.startswith(pattern.rstrip("*"))]

    def unlink(self, name):
        self.children = [c for c in self.children if c.name != name]

    def iterdir(self):
        return iter(self.children)

    def rename(self, name):
        self.name = name
        return self

    def touch(self):
        self.touched = True

    def walk(self):
        yield self
        for c in self.children:
            yield from c.walk()


class Cursor:
    def __init__(self):
        self.log = []

    def execute(self, sql, args=()):
        self.log.append(sql)
        return self

    def fetchall(self):
        return list(self.log)

    def commit(self):
        self.log.append("COMMIT")


class Runner:
    def __init__(self):
        self.commands: List[List[str]] = []

    def run(self, command, **kwargs):
        self.commands.append(command)


@dataclass
class Job:
    path: str = "data/01_raw/orders.csv"
    options: Dict[str, str] = field(default_factory=dict)

    def open(self):
        return replace(self, path=self.path + "?open")

    def to_json(self, target=None):
        return {"path": self.path, "target": target}


class Figure:
    def __init__(self):
        self.saved = []

    def savefig(self, name, dpi=100):
        self.saved.append((name, dpi))

    write_html = savefig


class Upper(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


class Frames(UserDict):
    def to_csv(self, name):
        return self[name].to_csv()

    def read_parquet(self, name):
        return self.data.get(name)


class Chain:
    def __init__(self, steps=()):
        self.steps = tuple(steps)

    def __getattr__(self, name):
        def step(*args, **kwargs):
            return Chain(self.steps + (name,))

        return step


class Scanner:
    def scan_csv(self, line):
        return line.split(",")

    @classmethod
    def load(cls, spec):
        return cls()

    @staticmethod
    def dump(value):
        return repr(value)


Point = namedtuple("Point", "path sep")


#: harmless
def repository_roundtrip(df):
    repo = MemoryRepository()
    repo.write("data/01_raw/a.csv", df)
    repo.copy("data/01_raw/a.csv", "data/02_intermediate/a.csv")
    return repo.read("data/02_intermediate/a.csv")


#: harmless
def product_tree():
    root = Node("data")
    root.mkdir("01_raw").touch()
    root.mkdir("02_tmp")
    root.unlink("02_tmp")
    return [n.name for n in root.glob("01*")], [n.name for n in root.walk()], len(list(root.iterdir()))


#: harmless
def renamed_node():
    return Node("a.csv").rename("data/b.csv").name


#: harmless
def cursor_like():
    cur = Cursor()
    cur.execute("INSERT INTO orders SELECT * FROM read_csv('data/x.csv')")
    cur.execute("COPY orders TO 'data/y.csv'").commit()
    return cur.fetchall()


#: harmless
def runner_like():
    runner = Runner()
    runner.run(["cp", "data/01_raw/a.csv", "data/02_intermediate/a.csv"], check=True)
    runner.run("cat a.csv > b.csv", shell=True)
    return runner.commands


#: harmless
def job_opened():
    job = Job().open()
    return job.to_json("data/08_reporting/job.json")


#: harmless
def job_replaced():
    return replace(Job(), path="data/01_raw/other.csv").path


#: harmless
def figure_like():
    fig = Figure()
    fig.savefig("data/08_reporting/plot.png", dpi=300)
    fig.write_html("data/08_reporting/plot.html")
    return fig.saved


#: harmless
def upper_buffer(df):
    out = Upper()
    df.to_csv(out)
    return out.getvalue()


#: harmless
def frames_dict(df):
    frames = Frames({"data/01_raw/a.csv": df})
    return frames.to_csv("data/01_raw/a.csv"), frames.read_parquet("data/01_raw/b.parquet")


#: harmless
def recorded_chain():
    return Chain().read_csv("data/01_raw/a.csv").filter("x").write_parquet("data/a.parquet").steps


#: harmless
def scanner_like():
    scanner = Scanner.load("conf/base/scanner.yml")
    return scanner.scan_csv("a,b"), Scanner.dump({"a": "data/x.csv"})


#: harmless
def point_replaced():
    p = Point("data/01_raw/a.csv", ",")
    return p._replace(path="data/01_raw/b.csv")


@contextmanager
def opened(name, mode="r"):
    yield {"name": name, "mode": mode}


#: harmless
def own_opened():
    with opened("data/08_reporting/x.csv", "w") as handle:
        handle["written"] = True
    return handle


class Session:
    def __enter__(self):
        self.log = []
        return self

    def __exit__(self, *exc):
        self.log.clear()

    def execute(self, statement):
        self.log.append(statement)

    def request(self, method, url):
        return method, url


#: harmless
def own_session():
    with Session() as s:
        s.execute("DELETE FROM orders")
        return s.request("GET", "https://api.example.com/v2/rates")


class Exporter:
    target = "data/08_reporting/export.csv"

    def export(self, df):
        df.to_csv(self.target)


class DryExporter(Exporter):
    def export(self, df):
        return f"{len(df)} rows for {self.target}"


#: harmless
def dry_export(df):
    return DryExporter().export(df)


class Lazy:
    def __init__(self, path):
        self.path = path

    @property
    def frame(self):
        return pd.read_csv(self.path)


#: harmless
def lazy_not_touched():
    items = [Lazy("data/01_raw/a.csv"), Lazy("data/01_raw/b.csv")]
    return [i.path for i in items]


class Callable_:
    def __call__(self, path, mode="r"):
        return path, mode


#: harmless
def callable_open():
    open_ = Callable_()
    return open_("data/01_raw/a.csv", "w")


class Csv:
    class writer:
        def __init__(self, target):
            self.target = target

        def writerow(self, row):
            self.target.append(row)


#: harmless
def own_csv_writer():
    csv = Csv
    rows = []
    csv.writer(rows).writerow(["data/a.csv", 1])
    return rows
