"""Turn the trained network that reads acts into the shipped file: int8 weights, multiplied back when it is loaded.

Activations stay float32. With int8 activations, as in encoder.onnx, every tenth role label came out differently, for no gain in
speed worth it: only the few paragraphs that may tell an act come here.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import Tensor

from training.act_model import ActGraph, ActModel
from training.export import OPSET, shrink_embeddings

WORTH_SHRINKING = 8192
"""Numbers in a table from which on it is stored as int8."""
_INPUTS = ("ids", "features", "marks", "mask", "first")


def export(model: ActModel, example: dict[str, Tensor], path: Path) -> None:
    """Write the graph to `path`. example: a batch of `training.acts.collate` with which the graph is traced."""
    inputs = {name: example[name] for name in _INPUTS} | {"most": torch.tensor([4])}
    around = dict.fromkeys(_INPUTS, {0: "windows", 1: "length"})
    outputs = dict.fromkeys(("best", "chosen", "roles", "choices"), {0: "triggers"})
    torch.onnx.export(
        ActGraph(model.eval()),
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes={**around, **outputs},
        opset_version=OPSET,
        dynamo=False,
    )
    shrink_embeddings(path)
    _shrink_tables(path)


def _shrink_tables(path: Path) -> None:
    """Store every other table of some size as int8 with a scale for each of its columns (a product's) or rows."""
    model = onnx.load(str(path))
    graph = model.graph
    for tensor in list(graph.initializer):
        values = numpy_helper.to_array(tensor)
        if values.dtype != np.float32 or values.size < WORTH_SHRINKING or tensor.name == "words_scale":
            continue
        users = [node for node in graph.node if tensor.name in node.input]
        axis = 1 if users[0].op_type == "MatMul" else 0
        others = tuple(i for i in range(values.ndim) if i != axis)
        scale = np.maximum(np.abs(values).max(others), 1e-8).astype(np.float32) / 127
        shape = [-1 if i == axis else 1 for i in range(values.ndim)]
        parts = {
            "int8": np.round(values / scale.reshape(shape)).astype(np.int8),
            "scale": scale,
            "zero": np.zeros(len(scale), np.int8),
        }
        graph.initializer.remove(tensor)
        graph.initializer.extend(numpy_helper.from_array(part, f"{tensor.name}_{key}") for key, part in parts.items())
        restored = f"{tensor.name}_restored"
        graph.node.insert(
            0, helper.make_node("DequantizeLinear", [f"{tensor.name}_{key}" for key in parts], [restored], axis=axis)
        )
        for node in users:
            place = list(node.input).index(tensor.name)
            node.input[place] = restored
    onnx.save(model, str(path))
