"""Nodes that Kedro makes for language models, and named tuples that are made by a call."""
from typing import NamedTuple

from kedro.pipeline import Pipeline, node
from kedro.pipeline.llm_context import LLMContextNode, llm_context_node, tool

from .nodes import one, two

Step = NamedTuple("Step", [("name", str), ("source", str)])
STEPS = [Step("clean", "raw"), Step(name="count", source="clean")]


def register_pipelines() -> dict[str, Pipeline]:
    steps = [node(one, step.source, step.name, name=f"{step.name}_{step[1]}") for step in STEPS]
    contexts = [
        llm_context_node(
            outputs="context", llm="llm", prompts=["system", "user"],
            tools=[tool(one, "clean"), tool(two, "count", "params:depth")], name="prepare",
            tags=["agent"],
        ),
        LLMContextNode(outputs="judge_context", llm="llm", prompts=["system"]),
    ]
    agent = Pipeline(contexts, namespace="agent", inputs={"llm", "clean", "count"})
    return {"__default__": Pipeline(steps) + agent}
