"""Turn the trained act head into the shipped file, int8 with activation scales fixed on training passages."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor

from training.act_model import ActGraph, ActModel
from training.export import OPSET, _Feed, _quantize

CALIBRATION_WINDOWS = 160
_INPUTS = ("middle", "marks", "mask", "first")


def export(model: ActModel, batches: list[dict[str, Tensor]], path: Path) -> None:
    """Write the graph to `path`. batches: windows of `training.acts.collate` whose activations set the int8 scales."""
    inputs = {name: batches[0][name] for name in _INPUTS} | {"most": torch.tensor([4])}
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
    feed = ({name: b[name].numpy() for name in _INPUTS} | {"most": torch.tensor([8]).numpy()} for b in batches)
    _quantize(path, _Feed(feed), ["MatMul", "Conv"])
