"""Turn the trained act head into the shipped file, int8 with activation scales fixed on training passages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import torch

from training.act_model import ActGraph, ActModel
from training.export import OPSET, _Feed, _quantize

if TYPE_CHECKING:
    from training.acts import Sample

CALIBRATION_WINDOWS = 160


def export(model: ActModel, some: list[Sample], path: Path, *, quantized: bool = True) -> None:
    """Write the graph to `path`. some: windows whose activations set the int8 scales."""
    from training.acts import collate

    graph = ActGraph(model.eval())
    b = collate(some[:3])
    inputs = {name: b[name] for name in ("middle", "marks", "mask", "first")} | {"most": torch.tensor([4])}
    around = dict.fromkeys(("middle", "marks", "mask", "first"), {0: "windows", 1: "length"})
    outputs = dict.fromkeys(("best", "chosen", "roles", "choices"), {0: "triggers"})
    torch.onnx.export(
        graph,
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes={**around, **outputs},
        opset_version=OPSET,
        dynamo=False,
    )
    if quantized:
        feed = (
            {
                name: value.numpy()
                for name, value in {**collate(some[i : i + 4]), "most": torch.tensor([8])}.items()
                if name in inputs
            }
            for i in range(0, CALIBRATION_WINDOWS, 4)
        )
        _quantize(path, _Feed(feed), ["MatMul", "Conv"])
