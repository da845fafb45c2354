"""Getting data from elsewhere."""
import hashlib
import io
import json
import os
import shutil
import urllib.request
import zipfile
from pathlib import Path
from urllib.parse import urlencode, urljoin, urlparse

import fsspec
import pandas as pd
import requests

from .iokit import dump_json
from .locations import RAW_DATA_DIR
from .settings import API_ROOT, S3_BUCKET

HEADERS = {"User-Agent": "shop2/0.1"}
UCI = "https://archive.ics.example.edu/ml/wine.csv"
SOURCES = {
    "stations": "https://files.example.org/stations.csv",
    "holidays": "https://files.example.org/holidays.csv",
}


class ApiClient:
    def __init__(self, root=API_ROOT, timeout=10):
        self.root = root
        self.session = requests.Session()
        self.timeout = timeout

    def get(self, path):
        resp = self.session.get(f"{self.root}/{path}", timeout=self.timeout)
        resp.raise_for_status()
        return resp.json()

    def url_for(self, path, **query):
        return f"{self.root}/{path}?{urlencode(query)}"


def _download(url, dest, chunk=1 << 14):
    dest = Path(dest)
    dest.parent.mkdir(parents=True, exist_ok=True)
    with requests.get(url, stream=True, headers=HEADERS, timeout=30) as r:
        r.raise_for_status()
        with open(dest, "wb") as f:
            for part in r.iter_content(chunk_size=chunk):
                f.write(part)
    return dest


#: reads https://files.example.org/stations.csv
#: reads https://files.example.org/holidays.csv
#: writes data/raw/stations.csv
#: writes data/raw/holidays.csv
def download_sources():
    sizes = {}
    for name, url in SOURCES.items():
        sizes[name] = _download(url, RAW_DATA_DIR / f"{name}.csv").stat().st_size
    return sizes


#: reads https://archive.ics.example.edu/ml/wine.csv
#: writes data/raw/wine.csv
def fetch_wine():
    local = os.path.join("data", "raw", os.path.basename(urlparse(UCI).path))
    if not os.path.isfile(local):
        os.makedirs(os.path.dirname(local), exist_ok=True)
        urllib.request.urlretrieve(UCI, local)
    return local


#: reads https://api.example.org/v2/stories/top
#: writes data/top_ids.json
def top_story_ids():
    ids = requests.get(API_ROOT + "/stories/top", timeout=5).json()[:10]
    os.makedirs("data", exist_ok=True)
    with open("data/top_ids.json", "w") as f:
        json.dump(ids, f)


#: reads data/top_ids.json
#: reads ?
#: writes data/top_stories.csv
def top_stories():
    with open("data/top_ids.json", "r") as f:
        ids = json.load(f)
    results = []
    for item_id in ids:
        item = requests.get(f"{API_ROOT}/item/{item_id}.json", timeout=5).json()
        results.append(item)
        if len(results) % 20 == 0:
            print(f"Got {len(results)} items so far.")
    pd.DataFrame(results).to_csv("data/top_stories.csv")


#: reads https://api.example.org/v2/users
def users_from_api():
    client = ApiClient()
    return pd.DataFrame(client.get("users"))


#: harmless
def user_links(ids):
    client = ApiClient(root="https://api.example.org/v3")
    return [client.url_for("users", id=i) for i in ids]


#: reads https://files.example.org/rates.csv
def exchange_rates():
    rates = pd.read_csv("https://files.example.org/rates.csv", usecols=["id", "value"])
    return rates.set_index("id")["value"].to_dict()


#: reads s3://acme-telemetry/raw/devices.csv
#: writes s3://acme-telemetry/clean/devices.csv
def clean_devices():
    df = pd.read_csv(f"{S3_BUCKET}/raw/devices.csv")
    df = df.dropna(subset=["id"]).drop_duplicates()
    df.to_csv(f"{S3_BUCKET}/clean/devices.csv", index=False)


#: reads s3://acme-telemetry/config/limits.json
def limits_from_bucket():
    with fsspec.open(S3_BUCKET + "/config/limits.json", "r") as fh:
        limits = json.load(fh)
    return limits if isinstance(limits, dict) else {"limits": limits}


#: reads https://files.example.org/bundle.zip
#: writes data/external
def download_bundle():
    resp = requests.get("https://files.example.org/bundle.zip", timeout=60)
    with zipfile.ZipFile(io.BytesIO(resp.content)) as zf:
        zf.extractall("data/external")


#: reads ?
#: writes data/raw/latest.bin
def download_latest(url):
    _download(url, RAW_DATA_DIR / "latest.bin")


#: harmless
def parse_response(resp):
    if resp.status_code != 200:
        raise RuntimeError(f"bad answer from {API_ROOT}")
    digest = hashlib.sha256(resp.content).hexdigest()
    frame = pd.read_csv(io.StringIO(resp.text))
    return frame.assign(digest=digest)


#: harmless
def prepare_requests(pages=2):
    reqs = []
    for page in range(pages):
        url = urljoin(API_ROOT + "/", f"items/{page}")
        reqs.append(requests.Request("GET", url, headers=HEADERS).prepare())
    return [r.url for r in reqs]


#: reads https://files.example.org/model.bin
#: writes models/pretrained/model.bin
#: reads models/pretrained/model.bin
#: writes models/pretrained/model.bin.sha256
def pretrained():
    dest = Path("models", "pretrained") / "model.bin"
    dest.parent.mkdir(parents=True, exist_ok=True)
    request = urllib.request.Request("https://files.example.org/model.bin", headers=HEADERS)
    with urllib.request.urlopen(request) as answer, dest.open("wb") as out:
        shutil.copyfileobj(answer, out)
    checksum = hashlib.sha256(dest.read_bytes()).hexdigest()
    dest.with_suffix(".bin.sha256").write_text(checksum)
    return checksum


#: reads https://api.example.org/v2/status
#: writes logs/api_status.json
def snapshot_status():
    try:
        status = ApiClient(timeout=2).get("status")
    except requests.RequestException as exc:
        status = {"error": str(exc)}
    dump_json(status, "logs/api_status.json")
