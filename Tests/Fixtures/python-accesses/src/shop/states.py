import os
import random
from random import Random

import mlflow
import numpy as np
import tensorflow as tf
import torch
import wandb

ENV = {"OMP_NUM_THREADS": "1"}


#: state random
def seed_numpy(df):
    np.random.seed(42)
    return df.sample(frac=0.5)


#: state random
def seed_all(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    tf.random.set_seed(seed)


#: harmless
def own_generator(df):
    rng = np.random.default_rng(42)
    return df.assign(noise=rng.normal(size=len(df)))


#: harmless
def own_random(rows):
    rnd = Random(7)
    rows = list(rows)
    rnd.shuffle(rows)
    return rows


#: harmless
def random_state(df):
    state = np.random.RandomState(3)
    return df.sample(n=1, random_state=state)


#: harmless
def torch_generator():
    gen = torch.Generator()
    gen.manual_seed(0)
    return torch.rand(3, generator=gen)


#: state tracking-run
def track(metrics):
    with mlflow.start_run(run_name="train"):
        mlflow.log_params({"depth": 3})
        for name, value in metrics.items():
            mlflow.log_metric(name, value)


#: state tracking-run
def track_wandb(metrics):
    wandb.init(project="shop", mode="offline")
    wandb.log(metrics)


#: state working-folder
def in_folder(df):
    old = os.getcwd()
    os.chdir("data")
    try:
        return df.head()
    finally:
        os.chdir(old)


#: state environment
def set_threads(df):
    os.environ["OMP_NUM_THREADS"] = "1"
    return df


#: state environment
def update_env(df):
    os.environ.update(ENV)
    os.environ.setdefault("TZ", "UTC")
    return df


#: harmless
def read_env():
    return os.environ.get("SHOP_STAGE", "dev"), os.getenv("TZ")


#: harmless
def copied_env():
    env = dict(os.environ)
    env["OMP_NUM_THREADS"] = "1"
    env.update(ENV)
    return env


#: harmless
def cwd_only():
    return os.getcwd()


def _seed_everything(seed=0):
    random.seed(seed)


#: state random
def split_rows(rows):
    _seed_everything()
    rows = list(rows)
    random.shuffle(rows)
    return rows[:2]


class Run:
    def __init__(self):
        self.metrics = {}

    def log_metric(self, name, value):
        self.metrics[name] = value

    def seed(self, value):
        self.value = value


#: harmless
def own_run(metrics):
    run = Run()
    run.seed(1)
    for name, value in metrics.items():
        run.log_metric(name, value)
    return run.metrics
