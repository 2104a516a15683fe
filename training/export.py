"""Turn trained weights into the shipped files: int8 weights, static activation scales, two ONNX graphs.

Activation scales are calibrated on articles of train, so that what is read beside a report can never change its scores.
They are symmetric: a zero point would cost OpenVINO a subtraction over every activation, half as much time again.
The word-embedding table is stored as int8 with one scale a row; everything else small stays float32.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from onrecord.reading.cues import REACH, neighbourhood
from onrecord.reading.pieces import MAX_PIECES, Cutter, batch, own_words
from training.data import UNFINISHED, Example, example, read_rows
from training.model import Model
from training.train import BASE

CALIBRATION_ARTICLES = 24
WEIGHTS_ONLY = 4
"""Layers, from the first, whose second feed-forward product keeps float32 activations: on train articles these reach 25, 20, 17
and 14 there (5 and 4 in the last two layers), so that 256 steps are too coarse. All int8 costs 2.5 points of F1, this none."""
OPSET = 17


class EncoderGraph(nn.Module):
    """Encoder and tagging head with attention written out, so that every runtime can fuse it its own way."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.bert, self.tag = model.encoder.bert, model.tag
        with torch.no_grad():  # reading tells no annotator: its vector is part of the position table
            self.bert.embeddings.position_embeddings.weight += model.encoder.annotator.weight[0]

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        table = self.bert.embeddings
        positions = torch.arange(ids.shape[1])
        x = table.word_embeddings(ids) + table.token_type_embeddings(features) + table.position_embeddings(positions)
        x = table.LayerNorm(x)
        bias = (1.0 - mask[:, None, None, :].to(torch.float32)) * -10000.0
        for layer in self.bert.encoder.layer:
            x = self._layer(layer, x, bias)
        return x, self.tag(x)

    def _layer(self, layer: nn.Module, x: Tensor, bias: Tensor) -> Tensor:
        own = layer.attention.self
        heads = own.num_attention_heads
        size = x.shape[-1] // heads

        def split(y: Tensor) -> Tensor:
            return y.view(y.size(0), y.size(1), heads, size).permute(0, 2, 1, 3)

        query, key, value = split(own.query(x)), split(own.key(x)), split(own.value(x))
        weights = torch.matmul(query, key.transpose(-1, -2)) / (size**0.5) + bias
        mixed = torch.matmul(weights.softmax(-1), value).permute(0, 2, 1, 3).contiguous()
        mixed = mixed.view(mixed.size(0), mixed.size(1), heads * size)
        x = layer.attention.output.LayerNorm(layer.attention.output.dense(mixed) + x)
        inner = layer.intermediate.intermediate_act_fn(layer.intermediate.dense(x))
        return layer.output.LayerNorm(layer.output.dense(inner) + x)


def run(data: Path, folder: Path, out: Path, *, quantized: bool = True) -> None:
    """Export `folder`/final.pt; `quantized=False` leaves float32 graphs, to see what int8 costs."""
    model = Model(str(BASE))
    model.load_state_dict(torch.load(folder / "final.pt", weights_only=True))
    cutter = Cutter(BASE / "tokenizer.json")
    rows = [row for row in read_rows(data / "train.jsonl.gz") if row["id"] not in UNFINISHED]
    examples = [example(row, cutter) for row in rows[:: len(rows) // CALIBRATION_ARTICLES]]
    export(model.eval(), cutter, examples, out, quantized=quantized)


def export(model: Model, cutter: Cutter, examples: list[Example], out: Path, *, quantized: bool) -> None:
    """Write encoder.onnx, cues.onnx and tokenizer.json to the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    shutil.copy(BASE / "tokenizer.json", out / "tokenizer.json")
    encoder = EncoderGraph(model)
    _trace(
        encoder,
        {name: torch.ones(2, 9, dtype=torch.int64) for name in ("ids", "features", "mask")},
        ["hidden", "tags"],
        dict.fromkeys(("ids", "features", "mask", "hidden", "tags"), {0: "windows", 1: "length"}),
        out / "encoder.onnx",
    )
    shape = (3, REACH)
    whole = {name: torch.ones(shape, dtype=torch.int64) for name in ("place", "distance", "paragraphs")}
    hidden = model.encoder.bert.config.hidden_size
    inputs = {"words": torch.randn(40, hidden), "cues": torch.randn(3, 2 * hidden), **whole}
    inputs["between"] = torch.ones(*shape, 3)
    around = dict.fromkeys(("place", "distance", "paragraphs", "between", "roles"), {0: "cues", 1: "reach"})
    _trace(model.head, inputs, ["roles"], {**around, "words": {0: "words"}, "cues": {0: "cues"}}, out / "cues.onnx")
    if quantized:
        _quantize(out / "encoder.onnx", _Feed(_encoder_inputs(examples, cutter)), ["MatMul"], WEIGHTS_ONLY)
        shrink_embeddings(out / "encoder.onnx")
        _quantize(out / "cues.onnx", _Feed(_cue_inputs(encoder, examples, cutter)), ["MatMul", "Conv"])


def _trace(
    module: nn.Module,
    inputs: dict[str, Tensor],
    outputs: list[str],
    axes: dict[str, dict[int, str]],
    path: Path,
) -> None:
    torch.onnx.export(
        module,
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


class _Feed(CalibrationDataReader):  # type: ignore[misc]
    def __init__(self, inputs: Iterator[dict[str, Any]]) -> None:
        self._inputs = inputs

    def get_next(self) -> dict[str, Any] | None:
        return next(self._inputs, None)


def _encoder_inputs(examples: list[Example], cutter: Cutter) -> Iterator[dict[str, Any]]:
    for e in examples:
        yield dict(zip(("ids", "features", "mask"), batch(e.pieces, e.windows[:4], cutter, MAX_PIECES), strict=True))


@torch.no_grad()
def _cue_inputs(encoder: EncoderGraph, examples: list[Example], cutter: Cutter) -> Iterator[dict[str, Any]]:
    for e in examples:
        if not len(e.cues):
            continue
        ids, features, mask = batch(e.pieces, e.windows, cutter, MAX_PIECES)
        hidden, tags = encoder(torch.from_numpy(ids), torch.from_numpy(features), torch.from_numpy(mask))
        rows = torch.from_numpy(own_words(e.pieces, e.windows, MAX_PIECES)[1])
        words = hidden.flatten(0, 1)[rows].numpy()
        begins = tags.flatten(0, 1)[rows].softmax(-1)[:, 3].numpy()
        cues = e.cues[:12]
        near = neighbourhood(cues, e.pieces.paragraph, begins)
        yield {
            "words": words,
            "cues": words[np.stack([cues[:, 0], cues[:, 1] - 1], 1)].reshape(len(cues), -1),
            "place": near.place,
            "distance": near.distance,
            "paragraphs": near.paragraphs,
            "between": near.between,
        }


def _quantize(path: Path, feed: _Feed, operators: list[str], weights_only: int = 0) -> None:
    prepared = path.with_suffix(".prepared.onnx")
    quant_pre_process(str(path), str(prepared))
    left_out = _second_products(onnx.load(str(prepared)))[:weights_only]
    quantize_static(
        str(prepared),
        str(path),
        feed,
        quant_format=QuantFormat.QDQ,
        op_types_to_quantize=operators,
        per_channel=True,
        activation_type=QuantType.QInt8,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=left_out,
        extra_options={"MatMulConstBOnly": True, "ActivationSymmetric": True, "QuantizeBias": False},
    )
    prepared.unlink()
    if left_out:
        _shrink_weights(path, left_out)


def _second_products(model: onnx.ModelProto) -> list[str]:
    """Names of the products with the second feed-forward matrix of each layer, the only ones that make rows shorter."""
    shapes = {tensor.name: tuple(tensor.dims) for tensor in model.graph.initializer}
    products = [
        node for node in model.graph.node if node.op_type == "MatMul" and len(shapes.get(node.input[1], ())) == 2
    ]
    return [node.name for node in products if shapes[node.input[1]][0] > 2 * shapes[node.input[1]][1] > 100]


def _shrink_weights(path: Path, products: list[str]) -> None:
    """Store the weights of these products as int8 with a scale for each column, multiplied back when the file is loaded."""
    model = onnx.load(str(path))
    graph = model.graph
    tensors = {tensor.name: tensor for tensor in graph.initializer}
    for node in [node for node in graph.node if node.name in products]:
        name = node.input[1]
        values = numpy_helper.to_array(tensors[name])
        scale = (np.abs(values).max(0) / 127).astype(np.float32)
        graph.initializer.remove(tensors[name])
        parts = {
            "int8": np.round(values / scale).astype(np.int8),
            "scale": scale,
            "zero": np.zeros(len(scale), np.int8),
        }
        graph.initializer.extend(numpy_helper.from_array(part, f"{name}_{key}") for key, part in parts.items())
        restored = helper.make_node(
            "DequantizeLinear", [f"{name}_{key}" for key in parts], [f"{name}_restored"], axis=1
        )
        graph.node.insert(list(graph.node).index(node), restored)
        node.input[1] = f"{name}_restored"
    onnx.save(model, str(path))


def shrink_embeddings(path: Path) -> None:
    """Store the word-embedding table as int8 with a scale for each row; the graph multiplies them back after the look-up."""
    model = onnx.load(str(path))
    graph = model.graph
    table = max(graph.initializer, key=lambda tensor: int(np.prod(tensor.dims)))
    values = numpy_helper.to_array(table)
    scale = np.maximum(np.abs(values).max(1, keepdims=True), 1e-8).astype(np.float32) / 127
    small = np.round(values / scale).clip(-127, 127).astype(np.int8)
    (gather,) = (node for node in graph.node if table.name in node.input)
    found, indices = gather.output[0], gather.input[1]
    graph.initializer.remove(table)
    graph.initializer.extend(
        [numpy_helper.from_array(small, "words_int8"), numpy_helper.from_array(scale, "words_scale")]
    )
    place = list(graph.node).index(gather)
    graph.node.remove(gather)
    nodes = [
        helper.make_node("Gather", ["words_int8", indices], ["words_rows"]),
        helper.make_node("Cast", ["words_rows"], ["words_float"], to=onnx.TensorProto.FLOAT),
        helper.make_node("Gather", ["words_scale", indices], ["words_rows_scale"]),
        helper.make_node("Mul", ["words_float", "words_rows_scale"], [found]),
    ]
    for offset, node in enumerate(nodes):
        graph.node.insert(place + offset, node)
    onnx.save(model, str(path))
