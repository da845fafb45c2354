"""A registry that is written in every form of dict."""
from typing import Dict

from kedro.pipeline import Pipeline, pipeline

from flow.pipelines import clean, train
from flow.pipelines.train import pipeline as training


def more():
    return {"trained": training.create_pipeline(), "cleaned": clean.create_pipeline()}


def register_pipelines() -> Dict[str, Pipeline]:
    cleaning, fitting = clean.create_pipeline(), train.create_pipeline()
    named = {name: made for name, made in zip(["c", "t"], [cleaning, fitting])}
    registry = dict(clean=cleaning, train=fitting)
    registry.update(more())
    registry.update({"both": cleaning + fitting})
    registry["empty"] = pipeline([])
    registry.setdefault("clean", fitting)
    del registry["cleaned"]
    return {"__default__": registry["clean"] + registry["train"], **named, **registry}
