"""Moving, packing and cleaning files."""
import bz2
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
import zipfile
from pathlib import Path

import h5py
import numpy as np
import pandas as pd

from .iokit import gz_writer, write_atomic
from .locations import ARTIFACTS, BRONZE, INTERIM_DATA_DIR, MODELS_DIR, PROJ_ROOT, RAW_DATA_DIR
from .stores import JsonSink

INBOX = RAW_DATA_DIR / "inbox"
SHARDS = [f"shard-{i:02d}" for i in range(2)]


#: writes data/state.json.tmp
#: reads data/state.json.tmp
#: writes data/state.json
def checkpoint_state(state):
    write_atomic("data/state.json", json.dumps(state))


#: reads data/raw/inbox/new.csv
#: writes data/raw/inbox/new.csv
#: writes data/bronze/new.csv
def take_from_inbox():
    BRONZE.mkdir(parents=True, exist_ok=True)
    shutil.move(str(INBOX / "new.csv"), str(BRONZE / "new.csv"))


#: reads models/candidate.pkl
#: writes models/production.pkl
#: reads models/production.pkl
#: writes models/previous.pkl
def promote():
    current = MODELS_DIR / "production.pkl"
    if current.exists():
        shutil.copy2(current, current.with_name("previous.pkl"))
    shutil.copyfile(MODELS_DIR / "candidate.pkl", current)


#: writes data/interim
def wipe_interim():
    if INTERIM_DATA_DIR.is_dir():
        shutil.rmtree(INTERIM_DATA_DIR)
    INTERIM_DATA_DIR.mkdir(parents=True)


#: writes data/bronze/*.tmp
#: reads data/bronze/*.tmp
def drop_temporaries():
    n = 0
    for tmp in BRONZE.glob("*.tmp"):
        tmp.unlink()
        n += 1
    return n


#: reads data/raw/*.csv
def concat_raw():
    parts = [pd.read_csv(p).assign(source=p.stem) for p in sorted(RAW_DATA_DIR.glob("*.csv"))]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


#: reads data/shards/shard-00.npy
#: reads data/shards/shard-01.npy
#: writes data/shards/all.npz
def merge_shards():
    arrays = {}
    for name in SHARDS:
        arrays[name] = np.load(os.path.join("data", "shards", name + ".npy"))
    np.savez_compressed("data/shards/all.npz", **arrays)
    return sum(a.size for a in arrays.values())


#: writes artifacts/json/sink.json
def collect_results(results):
    with JsonSink() as sink:
        for k, v in results.items():
            sink.add(k, v)


#: writes data/export/rows.csv.gz
def gz_export(df):
    with gz_writer(PROJ_ROOT / "data" / "export" / "rows.csv.gz") as handle:
        df.to_csv(handle, index=False)


#: writes releases/model.zip
#: reads models/production.pkl
#: reads conf/model.yml
def package_model():
    os.makedirs("releases", exist_ok=True)
    with zipfile.ZipFile("releases/model.zip", "w", zipfile.ZIP_DEFLATED) as zf:
        for member in ("models/production.pkl", "conf/model.yml"):
            zf.write(member, arcname=os.path.basename(member))
        zf.writestr("VERSION", "3\n")


#: reads data/raw/images.tar.gz
#: writes data/images
def unpack_images():
    target = os.path.join("data", "images")
    os.makedirs(target, exist_ok=True)
    with tarfile.open("data/raw/images.tar.gz", "r:gz") as tar:
        tar.extractall(path=target)


#: writes artifacts/features.h5
def store_matrix(matrix):
    os.makedirs(ARTIFACTS, exist_ok=True)
    with h5py.File(os.path.join(ARTIFACTS, "features.h5"), "w") as h5:
        group = h5.create_group("train")
        group.create_dataset("x", data=np.asarray(matrix), compression="gzip")
        group.attrs["created_by"] = "shop2"


#: reads data/notes.txt
#: writes data/notes.txt
def prepend_header(header):
    with open("data/notes.txt", "r+", encoding="utf-8") as fh:
        body = fh.read()
        fh.seek(0)
        fh.write(header.rstrip() + "\n" + body)
        fh.truncate()


#: harmless
def scratch_roundtrip(df):
    with tempfile.TemporaryDirectory() as tmp:
        path = os.path.join(tmp, "frame.csv")
        df.to_csv(path, index=False)
        size = os.stat(path).st_size
        back = pd.read_csv(path)
    return size, back


#: reads data/raw/a.txt
#: reads data/raw/b.txt
#: writes data/ab.txt
def join_with_shell():
    subprocess.run("cat data/raw/a.txt data/raw/b.txt > data/ab.txt", shell=True, check=True)


#: reads conf/model.yml
#: writes conf/model.yml.bak
def backup_config():
    subprocess.check_call(["cp", "conf/model.yml", "conf/model.yml.bak"])


#: harmless
def plan_moves(names):
    plan = []
    for name in names:
        source, target = INBOX / name, BRONZE / Path(name).with_suffix(".parquet").name
        plan.append({"op": "rename", "from": str(source), "to": str(target)})
    return plan


#: harmless
def missing_inputs():
    needed = [INBOX / "new.csv", MODELS_DIR / "candidate.pkl", Path("conf/model.yml")]
    os.makedirs(PROJ_ROOT / "data" / "shards", exist_ok=True)
    return [str(p) for p in needed if not p.exists() and not os.path.islink(p)]


#: harmless
def compressed_size(rows):
    raw = "\n".join(json.dumps(r, default=str) for r in rows).encode()
    packed = bz2.compress(raw)
    return len(packed), bz2.decompress(packed) == raw


#: reads data/wav
def list_recordings():
    folder = os.path.join("data", "wav")
    return sorted(f for f in os.listdir(folder) if f.lower().endswith((".wav", ".flac")))
