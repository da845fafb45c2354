"""Own classes and functions with names known from libraries."""
import pandas as pd

from . import helpers
from .helpers import load, read_csv, save, timed


class Register:
    """A shop register: it is opened in the morning."""

    def __init__(self):
        self.items = {}
        self.is_open = False

    def open(self, name="data/01_raw/orders.csv", mode="r"):
        self.is_open = True
        return self

    def close(self):
        self.is_open = False

    def read_csv(self, name):
        return self.items.get(name)

    def to_csv(self, name):
        return f"{name}:{len(self.items)}"

    def write(self, key, value=None):
        self.items[key] = value

    def read(self, key):
        return self.items[key]

    def save(self, key):
        self.items[key] = True

    def load(self, key):
        return self.items.setdefault(key, None)

    def __enter__(self):
        return self.open()

    def __exit__(self, *exc):
        self.close()


class Model:
    def __init__(self, depth=1):
        self.depth = depth
        self.versions = []

    def fit(self, x, y=None):
        self.mean_ = x["price"].mean()
        return self

    def predict(self, x):
        return x["price"] * 0 + self.mean_

    def save(self, label):
        self.versions.append(label)

    save_model = save

    def load_model(self, label):
        return label in self.versions


class FakeSession:
    def __init__(self, answers):
        self.answers = answers

    def get(self, url, **kwargs):
        return self.answers.get(url)

    def post(self, url, json=None):
        self.answers[url] = json


class Bucket:
    def __init__(self):
        self.keys = []

    def upload_file(self, filename, bucket, key):
        self.keys.append((filename, bucket, key))

    def put_object(self, Bucket, Key, Body):
        self.keys.append((Bucket, Key, len(Body)))


#: harmless
def register_csv():
    reg = Register()
    reg.read_csv("data/01_raw/orders.csv")
    return reg.to_csv("data/08_reporting/orders.csv")


#: harmless
def register_with(df):
    with Register().open("data/01_raw/orders.csv", "w") as reg:
        reg.write("data/01_raw/orders.csv", len(df))
        return reg.read("data/01_raw/orders.csv")


#: harmless
def register_context():
    with Register() as reg:
        reg.save("data/06_models/model.pkl")
        return reg.load("data/06_models/model.pkl")


#: harmless
def own_model(df):
    model = Model(depth=3).fit(df)
    model.save("data/06_models/model.keras")
    return model.predict(df)


#: harmless
def own_model_versions(df):
    model = Model()
    model.save_model("data/06_models/xgb.json")
    return model.load_model("data/06_models/xgb.json")


#: harmless
def local_open(lines):
    def open(name, mode="r"):
        return {"name": name, "mode": mode, "lines": list(lines)}

    handle = open("data/01_raw/orders.csv", "w")
    return handle["lines"]


#: harmless
def project_read_csv(df):
    return read_csv("id,price\n1,2\n")


#: harmless
def project_save(df):
    save(df, "data/03_primary/orders.csv")
    return load("data/03_primary/orders.csv")


#: harmless
def project_save_module(df):
    return helpers.save(df, "orders.parquet").shape


#: harmless
def session_like():
    session = FakeSession({"https://api.example.com/v2/rates": {"eur": 1}})
    session.post("https://api.example.com/v2/rates", json={"eur": 2})
    return session.get("https://api.example.com/v2/rates", timeout=5)


#: harmless
def bucket_like():
    s3 = Bucket()
    s3.upload_file("data/a.csv", "shop-lake", "a.csv")
    s3.put_object(Bucket="shop-lake", Key="b.csv", Body=b"1")
    return s3.keys


#: harmless
def shadowed_pd(rows):
    class pd:
        @staticmethod
        def read_csv(path):
            return [path]

    return pd.read_csv("data/01_raw/orders.csv")


#: harmless
def shadowed_argument(rows):
    json = Register()
    json.load("data/01_raw/a.json")
    json.save("data/01_raw/b.json")
    return json.items


#: harmless
@timed
def dict_update(metrics):
    out = {"path": "data/08_reporting/a.csv"}
    out.update(metrics)
    out.setdefault("url", "https://example.com/a.csv")
    return out.get("url"), out.pop("path")


#: harmless
def lists(rows):
    items = ["a.csv", "b.csv"]
    items.remove("a.csv")
    items.insert(0, "data/c.csv")
    return items.copy()


class Steps:
    def __init__(self, df):
        self.df = df

    def load(self):
        return self

    def replace(self, a, b):
        self.df = self.df.replace(a, b)
        return self

    def rename(self, name):
        self.name = name
        return self

    def dump(self):
        return self.df.to_numpy()


#: harmless
def fluent(df):
    return Steps(df).load().replace(1, 2).rename("data/02_intermediate/x.csv").dump()


class Dataset:
    filepath = "data/01_raw/orders.csv"
    save_args = {"index": False}

    def describe(self):
        return {"filepath": self.filepath, "save_args": self.save_args}

    def load(self):
        return pd.DataFrame({"a": [1]})


#: harmless
def dataset_like():
    ds = Dataset()
    return ds.describe(), ds.load()


class Catalog(dict):
    def save(self, name, data):
        self[name] = data

    def load(self, name):
        return self[name]


#: harmless
def catalog_like(df):
    catalog = Catalog()
    catalog.save("orders.csv", df)
    return catalog.load("orders.csv")
