import pickle
from pathlib import Path

import catboost
import cloudpickle
import dill
import joblib
import lightgbm as lgb
import numpy as np
import pandas as pd
import tensorflow as tf
import toml
import torch
import xgboost as xgb
from joblib import Parallel, delayed

from .config import Config
from .paths import MODEL_DIR


#: reads data/06_models/scaler.pkl
def scale(df):
    with open(f"{MODEL_DIR}/scaler.pkl", "rb") as fh:
        scaler = pickle.load(fh)
    return df["price"] / scaler["price"]


#: writes data/06_models/scaler.pkl
def fit_scaler(df):
    pickle.dump({"price": df["price"].max()}, open("data/06_models/scaler.pkl", "wb"))


#: writes data/06_models/forecast.joblib
def train(df):
    coef = np.polyfit(df["price"], df["price"], 1)
    joblib.dump(coef, Config.model_file, compress=3)
    return coef


#: reads data/06_models/forecast.joblib
def predict(df):
    coef = joblib.load(filename=Config.model_file)
    return np.polyval(coef, df["price"])


#: writes data/06_models/fn.cpkl
#: writes data/06_models/fn.dill
def store_function(factor):
    def scale_by(x):
        return x * factor

    with open("data/06_models/fn.cpkl", "wb") as a:
        cloudpickle.dump(scale_by, a)
    with open("data/06_models/fn.dill", "wb") as b:
        dill.dump(scale_by, b)


#: reads data/04_features/x.npy
#: writes data/04_features/z.npz
def standardise():
    x = np.load("data/04_features/x.npy")
    np.savez_compressed("data/04_features/z.npz", x=x, z=(x - x.mean()) / x.std())


#: writes data/04_features/y.npy
#: writes data/04_features/both.npz
def save_targets(y):
    arr = np.asarray(y, dtype="float32")
    np.save("data/04_features/y.npy", arr)
    np.savez(file=Path("data/04_features/both.npz"), a=arr, b=arr)


#: reads data/01_raw/matrix.txt
#: writes data/02_intermediate/matrix.txt
def matrix():
    m = np.loadtxt("data/01_raw/matrix.txt")
    np.savetxt("data/02_intermediate/matrix.txt", m * 2, fmt="%.3f")


#: reads data/01_raw/gen.csv
def gen():
    return np.genfromtxt("data/01_raw/gen.csv", delimiter=",", skip_header=1)


#: reads data/01_raw/signal.raw
#: writes data/02_intermediate/signal.raw
def denoise():
    sig = np.fromfile("data/01_raw/signal.raw", dtype=np.uint8)
    sig.tofile("data/02_intermediate/signal.raw")


#: writes data/02_intermediate/big.mmap
def allocate(n):
    mm = np.memmap("data/02_intermediate/big.mmap", dtype="float32", mode="w+", shape=(16,))
    mm[:] = float(n)
    mm.flush()


#: reads data/02_intermediate/big.mmap
def first_value():
    return float(np.memmap("data/02_intermediate/big.mmap", dtype="float32", mode="r")[0])


#: reads data/01_raw/p1.csv
#: reads data/01_raw/p2.csv
def parallel_load():
    files = ["data/01_raw/p1.csv", "data/01_raw/p2.csv"]
    return pd.concat(Parallel(n_jobs=1)(delayed(pd.read_csv)(f) for f in files))


#: reads pyproject.toml
#: writes data/09_tracking/version.toml
def version_info():
    meta = toml.load("pyproject.toml")
    with open("data/09_tracking/version.toml", "w") as fh:
        toml.dump({"project": meta.get("project", {})}, fh)


#: writes data/06_models/net.pt
def train_net(x, y):
    net = torch.nn.Linear(3, 1)
    opt = torch.optim.SGD(net.parameters(), lr=0.1)
    loss = torch.nn.functional.mse_loss(net(x), y)
    loss.backward()
    opt.step()
    torch.save(net.state_dict(), Path(MODEL_DIR) / "net.pt")
    return net


#: reads data/06_models/net.pt
def load_net():
    net = torch.nn.Linear(3, 1)
    net.load_state_dict(torch.load("data/06_models/net.pt", map_location="cpu"))
    return net.eval()


#: writes data/06_models/cnn.keras
def train_keras(x, y):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile(loss="mse")
    model.fit(x, y, epochs=1, verbose=0)
    model.save("data/06_models/cnn.keras")


#: reads data/06_models/cnn.keras
def predict_keras(x):
    model = tf.keras.models.load_model("data/06_models/cnn.keras")
    return model.predict(x)


#: writes data/06_models/xgb.json
def train_xgb(x, y):
    booster = xgb.train({"max_depth": 3}, xgb.DMatrix(x, label=y), num_boost_round=10)
    booster.save_model("data/06_models/xgb.json")
    return booster


#: reads data/06_models/xgb.json
def score_xgb(x):
    model = xgb.XGBRegressor()
    model.load_model("data/06_models/xgb.json")
    return model.predict(x)


#: reads data/06_models/lgb.txt
#: writes data/06_models/lgb_pruned.txt
def prune_lgb():
    booster = lgb.Booster(model_file="data/06_models/lgb.txt")
    booster.save_model("data/06_models/lgb_pruned.txt", num_iteration=5)


#: writes data/06_models/cat.cbm
def train_cat(x: pd.DataFrame, y: pd.Series):
    model = catboost.CatBoostClassifier(iterations=10, allow_writing_files=False)
    model.fit(x, y)
    model.save_model("data/06_models/cat.cbm")
