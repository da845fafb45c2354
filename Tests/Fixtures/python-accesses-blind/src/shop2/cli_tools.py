"""Functions behind command lines, with settings looked up in odd ways."""
import argparse
import configparser
import json
import logging
import os
import sys
from functools import partial
from operator import attrgetter
from pathlib import Path

import pandas as pd

from . import settings
from .iokit import dump_json, load_yaml
from .locations import PROJ_ROOT
from .settings import CONFIG, IngestConfig, Layer, opt

try:
    import orjson as fastjson
except ImportError:
    fastjson = json

if sys.version_info >= (3, 8):
    SUFFIX = ".jsonl"
else:
    SUFFIX = ".ndjson"

HERE = os.path.dirname(os.path.realpath(__file__))
read_pipe = partial(pd.read_csv, sep="|")


#: reads data/raw/transactions.csv
#: writes data/clean/transactions.parquet
def clean_transactions():
    paths = CONFIG["paths"]
    df = pd.read_csv(paths["raw"], parse_dates=["ts"])
    before = len(df)
    df = df.dropna().query("amount > 0")
    print(f"kept {len(df)} of {before}")
    Path(paths["clean"]).parent.mkdir(parents=True, exist_ok=True)
    df.to_parquet(paths["clean"])


#: writes data/ingest/manifest.json
def write_ingest_manifest(files):
    cfg = IngestConfig(chunk=100)
    cfg.root.mkdir(parents=True, exist_ok=True)
    entries = [{"name": str(f), "chunk": cfg.chunk} for f in files]
    cfg.manifest.write_text(json.dumps(entries))
    return len(entries)


#: reads archive/2023/manifest.json
def old_manifest():
    cfg = IngestConfig(root=Path("archive") / "2023")
    return json.loads(cfg.manifest.read_bytes())


#: writes logs/run.log
def file_logger(messages):
    logger = logging.getLogger("shop2.run")
    logger.propagate = False
    os.makedirs(opt.log_dir, exist_ok=True)
    handler = logging.FileHandler(os.path.join(opt.log_dir, "run.log"), mode="w")
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    logger.addHandler(handler)
    for m in messages:
        logger.warning(m)
    logger.removeHandler(handler)
    handler.close()


#: harmless
def console_logger(messages):
    logger = logging.getLogger("shop2.console")
    handler = logging.StreamHandler(sys.stderr)
    logger.addHandler(handler)
    for m in messages:
        logger.info("%s/run.log: %s", opt.log_dir, m)
    logger.removeHandler(handler)


#: reads data/serving/prices.txt
def pipe_separated():
    df = read_pipe(Layer.SERVING.value + "/prices.txt", header=0)
    df.columns = df.columns.str.strip()
    return df


#: writes exports/table.csv
def export_table(df):
    fmt = opt.export.fmt
    writer = getattr(df, f"to_{fmt}")
    os.makedirs(opt.export.folder, exist_ok=True)
    writer(os.path.join(opt.export.folder, "table." + fmt), index=False)


#: reads setup.cfg
def version_from_cfg():
    parser = configparser.ConfigParser()
    parser.read(PROJ_ROOT / "setup.cfg")
    return parser.get("metadata", "version", fallback="0")


#: harmless
def cfg_from_string(text):
    parser = configparser.ConfigParser()
    parser.read_string(text)
    return {s: dict(parser.items(s)) for s in parser.sections()}


#: harmless
def lookup(names):
    found = {}
    for name in names:
        found[name] = getattr(settings, name, None)
    found["folder"] = attrgetter("export.folder")(opt)
    return found


#: reads ?
def read_by_config(config_path):
    cfg = load_yaml(config_path)
    return cfg.get("name", "unnamed")


#: reads src/shop2/schema.json
def schema():
    with open(os.path.join(HERE, "schema.json"), encoding="utf-8") as fh:
        return json.load(fh)


#: writes data/landing/events.jsonl
def land_events(events):
    target = Path(Layer.LANDING.value).joinpath("events" + SUFFIX)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w") as fp:
        for event in events:
            line = fastjson.dumps(event)
            fp.write(line if isinstance(line, str) else line.decode())
            fp.write("\n")


#: writes ?
def run_cli(argv=None):
    ap = argparse.ArgumentParser()
    ap.add_argument("--out", required=True)
    ap.add_argument("--value", type=int, default=1)
    args = ap.parse_args(argv)
    dump_json({"value": args.value}, args.out)
    return 0


#: harmless
def summarise_args(argv):
    ap = argparse.ArgumentParser(prog="summarise")
    ap.add_argument("files", nargs="*")
    ap.add_argument("--write", action="store_true")
    ns = ap.parse_args(argv)
    return {"files": [os.path.splitext(f) for f in ns.files], "write": ns.write, "usage": ap.format_usage()}


#: writes data/cache/profile_fast.json
#: writes data/cache/profile_full.json
def profile(df, fast):
    mode = "fast" if fast else "full"
    stats = df.describe() if fast else df.describe(include="all")
    os.makedirs(opt.cache_dir, exist_ok=True)
    stats.to_json(f"{opt.cache_dir}/profile_{mode}.json", default_handler=str)


#: state environment
def configure_threads(n=1):
    os.environ["OMP_NUM_THREADS"] = str(n)
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")


#: state working-folder
def enter_project():
    os.chdir(PROJ_ROOT)


#: harmless
def thread_settings(n=1):
    env = {"OMP_NUM_THREADS": "1"}
    env["OMP_NUM_THREADS"] = str(n)
    env.update(MKL_NUM_THREADS=str(n))
    return env
