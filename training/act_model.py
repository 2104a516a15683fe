"""The network that reads acts: an encoder of its own, a trigger head, a role head.

The encoder begins as the one that reads attributions and is tuned in all its layers: two layers of its own on four shared ones
read worse (benchmarks/README.md). The role head is the encoder's cue head again (semantic role labelling from one predicate,
see `training.model`), over word pieces, with the marks of `onrecord.reading.acts.marks` as a further input.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from onrecord.reading.acts.labels import GROUPS, LEFT_PIECES, N_ROLE_LABELS, REACH
from onrecord.reading.acts.marks import MARKS
from onrecord.reading.pieces import MAX_PIECES, N_FEATURES

HIDDEN, HEADS, PAIR = 384, 12, 160
LAYERS = 6
VOCABULARY = 30522
N_DISTANCES = 41


class Layer(nn.Module):
    """One BERT layer, attention written out so that every runtime can fuse it its own way."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.dense = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, 4 * HIDDEN)
        self.outer = nn.Linear(4 * HIDDEN, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        size = HIDDEN // HEADS

        def split(y: Tensor) -> Tensor:
            return y.view(y.size(0), y.size(1), HEADS, size).permute(0, 2, 1, 3)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        weights = torch.matmul(query, key.transpose(-1, -2)) / (size**0.5) + bias
        mixed = torch.matmul(weights.softmax(-1), value).permute(0, 2, 1, 3).contiguous()
        mixed = mixed.view(mixed.size(0), mixed.size(1), HIDDEN)
        x = self.norm1(self.drop(self.dense(mixed)) + x)
        return self.norm2(self.drop(self.outer(nn.functional.gelu(self.inner(x)))) + x)


class ActModel(nn.Module):
    """Trigger scores of every word piece, and what the words around a trigger are to it."""

    def __init__(self) -> None:
        super().__init__()
        self.word_table = nn.Embedding(VOCABULARY, HIDDEN)
        self.feature_table = nn.Embedding(N_FEATURES, HIDDEN)
        self.place_table = nn.Embedding(MAX_PIECES, HIDDEN)
        self.mark = nn.Embedding(len(MARKS), HIDDEN)
        nn.init.normal_(self.mark.weight, std=0.02)
        self.norm0 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop0, self.drop = nn.Dropout(0.1), nn.Dropout(0.2)
        self.trigger = nn.Sequential(nn.Linear(HIDDEN, HIDDEN // 2), nn.GELU(), nn.Linear(HIDDEN // 2, 1))
        self.word, self.word_product = nn.Linear(HIDDEN, PAIR), nn.Linear(HIDDEN, PAIR)
        self.own, self.own_product = nn.Linear(HIDDEN, PAIR), nn.Linear(HIDDEN, PAIR)
        self.distance = nn.Embedding(N_DISTANCES, PAIR)
        self.mark_again = nn.Embedding(len(MARKS), PAIR)
        self.norm = nn.LayerNorm(PAIR)
        self.conv1 = nn.Conv1d(PAIR, PAIR, 5, padding=2)
        self.conv2 = nn.Conv1d(PAIR, PAIR, 5, padding=2)
        self.norm2 = nn.LayerNorm(PAIR)
        self.out = nn.Linear(PAIR, N_ROLE_LABELS)
        self.attend = nn.Linear(PAIR, 1)
        self.choose = nn.Sequential(
            nn.Linear(HIDDEN + PAIR, 256), nn.GELU(), nn.Dropout(0.2), nn.Linear(256, sum(GROUPS))
        )
        steps = torch.arange(REACH) - LEFT_PIECES
        self.register_buffer("steps", steps)
        self.register_buffer("bucket", _bucket(steps))

    def words(self, ids: Tensor, features: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """Vectors of the word pieces, (windows, length, HIDDEN)."""
        x = self.word_table(ids) + self.feature_table(features) + self.place_table(torch.arange(ids.shape[1]))
        x = self.drop0(self.norm0(x + self.mark(marks)))
        bias = (1.0 - mask[:, None, None, :].to(torch.float32)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def triggers(self, words: Tensor) -> Tensor:
        """Score of each piece to be the first of a trigger, (windows, length)."""
        return self.trigger(self.drop(words)).squeeze(-1)

    def acts(self, words: Tensor, marks: Tensor, mask: Tensor, chosen: Tensor) -> tuple[Tensor, Tensor]:
        """Role scores (triggers, REACH, labels) and choices (triggers, sum(GROUPS)).

        chosen: place of each trigger's first piece in the flattened windows, (triggers,).
        """
        length = words.size(1)
        row = torch.div(chosen, length, rounding_mode="floor")
        within = (chosen - row * length)[:, None] + self.steps[None, :]
        valid = (within >= 0) & (within < length)
        place = row[:, None] * length + within.clamp(min=0).minimum(torch.full_like(within, 0) + length - 1)
        valid = valid & (mask.flatten()[place] > 0)
        flat = self.drop(words).flatten(0, 1)
        own = flat[chosen]
        additive, product = self.word(flat), self.word_product(flat)
        x = additive[place] + self.own(own)[:, None] + product[place] * self.own_product(own)[:, None]
        x = x + self.distance(self.bucket)[None] + self.mark_again(marks.flatten()[place])
        x = nn.functional.gelu(self.norm(x)) * valid[..., None].to(x.dtype)
        x = x.transpose(1, 2)
        x = x + nn.functional.gelu(self.conv1(self.drop(x)))
        x = x + nn.functional.gelu(self.conv2(self.drop(x)))
        x = self.norm2(x.transpose(1, 2))
        weight = (self.attend(x).squeeze(-1) + (valid.to(x.dtype) - 1.0) * 10000.0).softmax(-1)
        pooled = (weight[..., None] * x).sum(1)
        return self.out(self.drop(x)), self.choose(torch.cat([own, pooled], -1))


class ActGraph(nn.Module):
    """What is shipped: the strongest triggers of some windows and everything about them, in one go."""

    def __init__(self, model: ActModel) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, ids: Tensor, features: Tensor, marks: Tensor, mask: Tensor, first: Tensor, most: Tensor
    ) -> tuple[Tensor, ...]:
        """first: 1 for pieces that begin a word of the window's own; most: how many triggers to look at, shape (1,)."""
        words = self.model.words(ids, features, marks, mask)
        scores = (self.model.triggers(words) + (first.to(torch.float32) - 1.0) * 10000.0).flatten()
        best, chosen = torch.topk(scores, most[0])
        roles, choices = self.model.acts(words, marks, mask, chosen)
        return best, chosen, roles, choices


def _bucket(steps: Tensor) -> Tensor:
    """Class of a distance in pieces: exact up to 10, then coarser, the sides apart."""
    size = steps.abs()
    coarse = 10 + (torch.log2(size.clamp(min=1) / 10.0) * 2.5).floor().clamp(min=0).long() + 1
    kind = torch.where(size <= 10, size, coarse).clamp(max=20)
    return torch.where(steps < 0, 20 - kind, 20 + kind)
