import ast
import codecs
import configparser
import copy
import hashlib
import json
import logging
import pickle
import pprint
import re
import string
import sys
import textwrap
import xml.etree.ElementTree as ET

import pandas as pd
import toml
import yaml

from .helpers import slug, timed, to_payload

log = logging.getLogger("shop")
PATTERN = re.compile(r"data/(\w+)/(.+)\.csv$")


#: harmless
def layer_of(path: str):
    m = PATTERN.match("data/01_raw/orders.csv")
    return m.group(1)


#: harmless
def json_text(obj):
    return json.loads(json.dumps({"file": "data/01_raw/a.json"}))


#: harmless
def yaml_text():
    cfg = yaml.safe_load("filepath: data/01_raw/orders.csv\ntype: pandas.CSVDataset\n")
    return yaml.dump(cfg), yaml.safe_dump(cfg, sort_keys=False)


#: harmless
def toml_text():
    return toml.dumps(toml.loads('[paths]\nraw = "data/01_raw"\n'))


#: harmless
def ini_text():
    parser = configparser.ConfigParser()
    parser.read_string("[paths]\nraw = data/01_raw\n")
    parser.read_dict({"s3": {"bucket": "shop-lake"}})
    return parser.get("paths", "raw")


#: harmless
def xml_text():
    root = ET.fromstring("<feed src='data/01_raw/feed.xml'><a/></feed>")
    return ET.tostring(root)


#: harmless
def digest(df):
    return hashlib.sha256(pickle.dumps(df.to_dict())).hexdigest()


#: harmless
def payload(df):
    return to_payload(df)


#: harmless
def to_stdout(df):
    df.to_csv(sys.stdout, index=False)
    sys.stdout.write("done: data/08_reporting/x.csv\n")


#: harmless
def to_stderr(obj):
    print(obj, file=sys.stderr)
    json.dump({"a": 1}, sys.stderr)


#: harmless
def pretty(obj):
    pprint.pprint({"path": "data/01_raw/a.csv"}, width=40)
    return pprint.pformat(obj)


#: harmless
def logged_frames(df):
    log.debug("head:\n%s", df.head().to_string())
    log.warning("saved to %s", "data/08_reporting/x.csv")
    return df


#: harmless
def templated():
    tpl = string.Template("COPY orders FROM '$path'")
    return tpl.substitute(path="data/01_raw/orders.csv")


#: harmless
def sql_text(table):
    return f"INSERT INTO {table} SELECT * FROM read_csv('data/01_raw/orders.csv')"


#: harmless
def dedented():
    return textwrap.dedent(
        """
        import pandas as pd
        df = pd.read_csv("data/01_raw/orders.csv")
        df.to_parquet("data/02_intermediate/orders.parquet")
        """
    )


#: harmless
def parsed_code():
    module = ast.parse("open('data/x.csv', 'w').write('a')")
    return [type(n).__name__ for n in ast.walk(module)]


#: harmless
def compiled():
    return compile("open('data/x.csv')", "data/x.py", "exec").co_filename


#: harmless
def replaced(df):
    text = "data/01_raw/orders.csv".replace("01_raw", "02_intermediate")
    return text.rename() if hasattr(text, "rename") else slug(text)


#: harmless
@timed
def deep_copied(obj):
    return copy.deepcopy({"filepath": "data/01_raw/orders.csv", "obj": 1})


#: harmless
def encoded():
    return codecs.encode("data/x.csv", "rot13"), codecs.decode(b"abc", "utf-8")


#: harmless
def formatted(df):
    return "{:>10}|{}".format("data/a.csv", df["price"].sum()), "%s/%s" % ("data", "b.csv")
