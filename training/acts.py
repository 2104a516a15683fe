"""From our labelled passages to the network that reads acts, in one command; needs the shipped encoder and no data but ours.

    python -m training.acts RUN_FOLDER [--out src/onrecord/reading/model] [--epochs 14] [--held 0.1] [--start OTHER_RUN/acts.pt]

The network begins as the shipped encoder, with its int8 weights multiplied back, and all of it is tuned. Passages are joined at
random into longer texts, and in half of them states are exchanged for others, anew for each of a few variants.
The run folder keeps `acts.pt` after every epoch; the same command goes on where it was stopped. Without --held every passage
is learned from.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from onrecord.knowledge import Knowledge
from onrecord.reading.acts.labels import (
    FORMS,
    GROUPS,
    LEFT_PIECES,
    REACH,
    ROLES,
)
from onrecord.reading.pieces import Cutter, IntArray, batch
from training.act_data import ActExample, act_example, own_passages, swapped
from training.act_export import export
from training.act_model import ActModel

SEED = 20261125
VARIANTS, EPOCHS = 6, 12
PIECES_PER_STEP = 1400
LOWER_RATE, UPPER_RATE, HEAD_RATE = 1e-4, 1.5e-4, 5e-4
MODEL = Path("src/onrecord/reading/model")


@dataclass(frozen=True, slots=True)
class Sample:
    """One window with its labels, ready for the network."""

    ids: IntArray
    features: IntArray
    marks: IntArray
    first: IntArray
    """1 for pieces that begin a word of the window's own."""
    trigger: IntArray
    """1 where an act's trigger begins."""
    chosen: IntArray
    """Place of each act's trigger, (acts,)."""
    choices: IntArray
    """(acts, 4)."""
    forms: IntArray
    roles: IntArray
    """(acts, length): role label of the first piece of each word, -100 elsewhere."""


def samples(example: ActExample, cutter: Cutter) -> list[Sample]:
    """The windows of a text with the acts whose trigger is their own."""
    pieces = example.pieces
    word_of = np.searchsorted(pieces.first, np.arange(len(pieces.ids)), side="right") - 1
    begins = np.zeros(len(pieces.ids), dtype=bool)
    begins[pieces.first] = True
    found = []
    for window in example.windows:
        inside = slice(window.start, window.end)
        length = window.end - window.start + 2
        ids, features, _ = batch(pieces, [window], cutter, length)
        marks = np.zeros(length, dtype=np.int64)
        marks[1:-1] = example.marks[word_of[inside]]
        first = np.zeros(length, dtype=np.int64)
        own = begins.copy()
        own[: window.core_start] = own[window.core_end :] = False
        first[1:-1] = own[inside]
        acts = [act for act in example.acts if window.core_start <= int(pieces.first[act.trigger]) < window.core_end]
        chosen = np.asarray([int(pieces.first[act.trigger]) - window.start + 1 for act in acts], dtype=np.int64)
        trigger = np.zeros(length, dtype=np.int64)
        trigger[chosen] = 1
        roles = np.full((len(acts), length), -100, dtype=np.int64)
        for row, act in enumerate(acts):
            roles[row, 1:-1] = np.where(begins[inside], act.roles[word_of[inside]], -100)
        found.append(
            Sample(
                ids[0],
                features[0],
                marks,
                first,
                trigger,
                chosen,
                np.asarray([act.choices for act in acts], dtype=np.int64).reshape(-1, 4),
                np.asarray([act.forms for act in acts], dtype=np.int64).reshape(-1, len(FORMS)),
                roles,
            )
        )
    return found


def held_out(row: dict[str, Any], share: float) -> bool:
    """Whether a passage is kept for measuring, by a hash of its id."""
    return int(hashlib.sha256(row["id"].encode()).hexdigest()[:8], 16) / 2**32 < share


def variants(rows: list[dict[str, Any]], cutter: Cutter, count: int) -> list[list[Sample]]:
    """The passages, joined and exchanged anew for each variant."""
    knowledge = Knowledge.load()
    found = []
    for number in range(count):
        rng = random.Random(SEED + number)
        order = [swapped(row, knowledge, rng) if number and rng.random() < 0.6 else row for row in rows]
        rng.shuffle(order)
        some, at = [], 0
        while at < len(order):
            size = rng.choice((1, 1, 2, 3)) if number else 1
            some += samples(act_example(order[at : at + size], cutter, knowledge), cutter)
            at += size
        found.append(some)
    return found


def collate(some: list[Sample]) -> dict[str, Tensor]:
    """Windows as one padded batch."""
    length = max(len(sample.marks) for sample in some)
    count = len(some)
    out: dict[str, np.ndarray] = {
        "ids": np.zeros((count, length), dtype=np.int64),
        "features": np.zeros((count, length), dtype=np.int64),
        "marks": np.zeros((count, length), dtype=np.int64),
        "mask": np.zeros((count, length), dtype=np.int64),
        "first": np.zeros((count, length), dtype=np.int64),
        "trigger": np.zeros((count, length), dtype=np.float32),
    }
    roles, chosen = [], []
    for row, sample in enumerate(some):
        size = len(sample.marks)
        out["ids"][row, :size] = sample.ids
        out["features"][row, :size] = sample.features
        out["marks"][row, :size] = sample.marks
        out["mask"][row, :size] = 1
        out["first"][row, :size] = sample.first
        out["trigger"][row, :size] = sample.trigger
        for labels, place in zip(sample.roles, sample.chosen.tolist(), strict=True):
            around = np.full(REACH, -100, dtype=np.int64)
            low, high = place - LEFT_PIECES, place - LEFT_PIECES + REACH
            around[max(0, -low) : REACH - max(0, high - size)] = labels[max(0, low) : min(size, high)]
            roles.append(around)
            chosen.append(row * length + place)
    batch_ = {key: torch.from_numpy(value) for key, value in out.items()}
    batch_["chosen"] = torch.tensor(chosen, dtype=torch.int64)
    batch_["roles"] = torch.from_numpy(np.stack(roles)) if roles else torch.zeros((0, REACH), dtype=torch.int64)
    batch_["choices"] = torch.from_numpy(np.concatenate([sample.choices for sample in some]))
    batch_["forms"] = torch.from_numpy(np.concatenate([sample.forms for sample in some]))
    return batch_


def losses(model: ActModel, b: dict[str, Tensor]) -> Tensor:
    """Trigger, role and choice losses, added up."""
    words = model.words(b["ids"], b["features"], b["marks"], b["mask"])
    scores = model.triggers(words)
    own = b["first"] > 0
    weight = 1.0 + 1.5 * b["trigger"][own]
    total = nn.functional.binary_cross_entropy_with_logits(scores[own], b["trigger"][own], weight=weight) * 8
    if not len(b["chosen"]):
        return total
    roles, choices = model.acts(words, b["marks"], b["mask"], b["chosen"])
    total = total + nn.functional.cross_entropy(roles.flatten(0, 1), b["roles"].flatten(), ignore_index=-100) * 4
    parts = choices.split(list(GROUPS), dim=-1)
    for number, factor in enumerate((1.0, 1.0, 0.7, 0.5)):
        total = total + factor * nn.functional.cross_entropy(
            parts[number], b["choices"][:, number], label_smoothing=0.05
        )
    return total + nn.functional.binary_cross_entropy_with_logits(parts[4], b["forms"].float())


@torch.no_grad()
def measure(model: ActModel, some: list[Sample]) -> dict[str, float]:
    """Trigger F1 and, given the triggers, accuracy of each choice and F1 of role words."""
    model.eval()
    hit = said = wanted = 0
    right = np.zeros(4)
    acts = 0
    roles = {role: [0, 0, 0] for role in ROLES}
    for start in range(0, len(some), 16):
        b = collate(some[start : start + 16])
        words = model.words(b["ids"], b["features"], b["marks"], b["mask"])
        found = (model.triggers(words) > 0) & (b["first"] > 0)
        gold = b["trigger"] > 0
        hit, said, wanted = hit + int((found & gold).sum()), said + int(found.sum()), wanted + int(gold.sum())
        if len(b["chosen"]):
            scores, choices = model.acts(words, b["marks"], b["mask"], b["chosen"])
            parts = choices.split(list(GROUPS), dim=-1)
            right += [int((parts[i].argmax(-1) == b["choices"][:, i]).sum()) for i in range(4)]
            acts += len(b["chosen"])
            guess, known = (scores.argmax(-1) + 1) // 2, (b["roles"] + 1) // 2
            known[b["roles"] < 0] = -1
            guess[known < 0] = -1
            for number, role in enumerate(ROLES, 1):
                counts = (
                    int(((guess == number) & (known == number)).sum()),
                    int((guess == number).sum()),
                    int((known == number).sum()),
                )
                roles[role] = [a + c for a, c in zip(roles[role], counts, strict=True)]
    model.train()
    figures = {"trigger": 2 * hit / max(said + wanted, 1)}
    figures |= dict(zip(("kind", "state", "factuality", "aid"), (right / max(acts, 1)).tolist(), strict=True))
    return figures | {role: 2 * h / max(s + w, 1) for role, (h, s, w) in roles.items()}


def from_encoder(path: Path, model: ActModel) -> None:
    """Start from the encoder that reads attributions, as its int8 file holds it."""
    graph = onnx.load(str(path)).graph
    tensors = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    made = {out: node for node in graph.node for out in node.output}

    def value(name: str) -> np.ndarray:
        if name in tensors:
            return tensors[name]
        node = made[name]
        raw, scale = tensors[node.input[0]], tensors[node.input[1]]
        axis = next((a.i for a in node.attribute if a.name == "axis"), 1)
        shape = [1] * raw.ndim
        shape[axis] = -1
        return raw.astype(np.float32) * (scale.reshape(shape) if scale.ndim else scale)

    def linear(product: str, into: nn.Linear) -> None:
        node = next(n for n in graph.node if n.name == product)
        weight = value(node.input[1])
        added = next(n for n in graph.node if n.name == product.replace("MatMul", "Add"))
        bias = value(next(name for name in added.input if name in tensors))
        into.weight.data = torch.tensor(weight.T.copy(), dtype=torch.float32)
        into.bias.data = torch.tensor(bias, dtype=torch.float32)

    def norm(number: int, into: nn.LayerNorm) -> None:
        node = next(n for n in graph.node if n.name == f"/LayerNorm_{number}/LayerNormalization")
        into.weight.data, into.bias.data = (torch.tensor(value(name).copy()) for name in node.input[1:3])

    def named(base: str, number: int) -> str:
        return f"/{base}/MatMul" if not number else f"/{base}_{number}/MatMul"

    words = tensors["words_int8"].astype(np.float32) * tensors["words_scale"]
    tables = (words, *(tensors[f"bert.embeddings.{name}_embeddings.weight"] for name in ("token_type", "position")))
    for into, table in zip((model.word_table, model.feature_table, model.place_table), tables, strict=True):
        into.weight.data = torch.tensor(table.copy())
    model.norm0.weight.data = torch.tensor(tensors["bert.embeddings.LayerNorm.weight"].copy())
    model.norm0.bias.data = torch.tensor(tensors["bert.embeddings.LayerNorm.bias"].copy())
    for number, layer in enumerate(model.layers):
        for base in ("query", "key", "value"):
            linear(named(base, number), getattr(layer, base))
        linear(named("dense", 3 * number), layer.dense)
        linear(named("dense", 3 * number + 1), layer.inner)
        linear(named("dense", 3 * number + 2), layer.outer)
        norm(2 * number + 1, layer.norm1)
        norm(2 * number + 2, layer.norm2)


def train(
    data: list[list[Sample]], held: list[Sample], encoder: Path, run: Path, epochs: int, start: Path | None
) -> ActModel:
    """Train and leave `acts.pt` in the run folder; returns the running average of the weights.

    encoder: encoder.onnx, which the network begins as. start: `acts.pt` of an earlier run to go on from instead,
    for passages that were written since.
    """
    run.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    model = ActModel()
    if start:
        model.load_state_dict(torch.load(start, weights_only=True)["average"])
    else:
        from_encoder(encoder, model)
    groups: dict[float, list[nn.Parameter]] = {rate: [] for rate in (LOWER_RATE, UPPER_RATE, HEAD_RATE)}
    for name, parameter in model.named_parameters():
        groups[_rate(name)].append(parameter)
    optimizer = torch.optim.AdamW([{"params": some, "lr": rate} for rate, some in groups.items()], weight_decay=0.03)
    steps = sum(len(plan(data[(epoch + 1) % len(data)], epoch)) for epoch in range(epochs))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / (0.08 * steps), max(0.02, 0.5 * (1 + math.cos(math.pi * step / steps)))),
    )
    average = ActModel()
    average.load_state_dict(model.state_dict())
    first = 0
    if (run / "acts.pt").exists():
        state = torch.load(run / "acts.pt", weights_only=True)
        model.load_state_dict(state["model"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        first = state["epoch"] + 1
    begun, done = time.time(), 0
    for epoch in range(first, epochs):
        torch.manual_seed(SEED + epoch)
        some = data[(epoch + 1) % len(data)]
        total = 0.0
        plans = plan(some, epoch)
        for chosen in plans:
            b = collate([some[i] for i in chosen])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = losses(model, b)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            done += 1
            with torch.no_grad():
                decay = min(0.99, (1 + done) / (10 + done))
                torch._foreach_lerp_(list(average.parameters()), list(model.parameters()), 1 - decay)
            total += float(loss.detach())
        shown = " ".join(f"{k} {v:.3f}" for k, v in measure(average, held).items()) if held else ""
        print(
            f"epoch {epoch + 1}/{epochs} loss {total / len(plans):.3f} {time.time() - begun:.0f} s {shown}", flush=True
        )
        state = {
            "model": model.state_dict(),
            "average": average.state_dict(),
            "optimizer": optimizer.state_dict(),
            "schedule": schedule.state_dict(),
            "epoch": epoch,
        }
        torch.save(state, run / "acts.tmp")
        (run / "acts.tmp").replace(run / "acts.pt")
    return average.eval()


def _rate(name: str) -> float:
    """The learning rate of a parameter: what knows the language already moves least."""
    if name.startswith(("layers.4.", "layers.5.")):
        return UPPER_RATE
    lower = name.startswith("layers.") or name.split(".")[0] in ("word_table", "feature_table", "place_table", "norm0")
    return LOWER_RATE if lower else HEAD_RATE


def plan(some: list[Sample], epoch: int) -> list[list[int]]:
    """Which windows go together in each step: windows of like length, in random order."""
    rng = random.Random(SEED * 7 + epoch)
    order = sorted(range(len(some)), key=lambda i: len(some[i].marks) + rng.random() * 30)
    steps, chosen, longest = [], [], 0
    for i in order:
        longest = max(longest, len(some[i].marks))
        if chosen and longest * (len(chosen) + 1) > PIECES_PER_STEP:
            steps.append(chosen)
            chosen, longest = [], len(some[i].marks)
        chosen.append(i)
    steps.append(chosen)
    rng.shuffle(steps)
    return steps


def run(folder: Path, out: Path | None, *, epochs: int = EPOCHS, held: float = 0.0, start: Path | None = None) -> None:
    """Train in `folder` and write acts.onnx to `out`, where that is given."""
    rows = own_passages()
    kept = [row for row in rows if held_out(row, held)]
    learned = [row for row in rows if not held_out(row, held)]
    cutter = Cutter((out or MODEL) / "tokenizer.json")
    print(f"{len(learned)} passages to learn from, {len(kept)} held out", flush=True)
    data = variants(learned, cutter, VARIANTS)
    held_samples = variants(kept, cutter, 1)[0] if kept else []
    model = train(data, held_samples, (out or MODEL) / "encoder.onnx", folder, epochs, start)
    if out:
        export(model, collate(data[0][:2]), out / "acts.onnx")


def main() -> None:
    """Run every step named in the module's text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path)
    parser.add_argument("--out", type=Path, default=None)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--start", type=Path, help="acts.pt of an earlier run to go on from")
    parser.add_argument("--held", type=float, default=0.0)
    given = parser.parse_args()
    run(given.run, given.out, epochs=given.epochs, held=given.held, start=given.start)


if __name__ == "__main__":
    main()
