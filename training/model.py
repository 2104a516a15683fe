"""The network: one encoder, a tagging head, and a head that reads every word from one cue's point of view.

The encoder is MiniLM-L6 (Wang et al. 2020) with its token-type table widened to the features of
`onrecord.reading.pieces`. The cue-conditioned head follows semantic role labelling with a learned predicate-to-word
score (He et al. 2018; Shi & Lin 2019; biaffine scoring after Dozat & Manning 2017): cue and word meet in a bilinear and
an additive term, with their distance in words, in paragraphs and in other cues, and two convolutions sharpen boundaries.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import AutoModel

from onrecord.reading.cues import DISTANCES, PARAGRAPHS
from onrecord.reading.pieces import MAX_PIECES, N_FEATURES
from training.data import ANNOTATORS, ROLES, TAGS

PAIR = 160


class Encoder(nn.Module):
    """Word-piece ids and features to vectors, (windows, length, 384)."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.bert = AutoModel.from_pretrained(path, attn_implementation="sdpa", add_pooling_layer=False)
        hidden = self.bert.config.hidden_size
        types = nn.Embedding(N_FEATURES, hidden)
        with torch.no_grad():
            types.weight.copy_(self.bert.embeddings.token_type_embeddings.weight[:1].expand(N_FEATURES, -1))
        self.bert.embeddings.token_type_embeddings = types
        self.bert.embeddings.position_embeddings = nn.Embedding.from_pretrained(
            self.bert.embeddings.position_embeddings.weight[:MAX_PIECES].clone(), freeze=False
        )
        self.bert.embeddings.position_ids = self.bert.embeddings.position_ids[:, :MAX_PIECES]
        self.annotator = nn.Embedding(1 + len(ANNOTATORS), hidden)
        nn.init.zeros_(self.annotator.weight)
        for module in self.bert.modules():
            if isinstance(module, nn.Dropout):
                module.p = (
                    0.0  # dropout inside attention doubles the time of a step on a CPU; words are dropped instead
                )

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor, annotator: Tensor) -> Tensor:
        bert = self.bert
        positions = torch.arange(ids.shape[1])
        table = bert.embeddings
        x = table.word_embeddings(ids) + table.token_type_embeddings(features) + table.position_embeddings(positions)
        x = table.LayerNorm(x + self.annotator(annotator)[:, None, :])
        blocked = (mask == 0)[:, None, None, :]
        bias = torch.zeros(blocked.shape, dtype=x.dtype).masked_fill(blocked, -10000.0)
        bias = bias.expand(-1, 1, ids.shape[1], -1)
        for layer in bert.encoder.layer:
            x = self._layer(layer, x, bias)
        return x

    @staticmethod
    def _layer(layer: nn.Module, x: Tensor, bias: Tensor) -> Tensor:
        own = layer.attention.self
        rows, length, hidden = x.shape
        heads = own.num_attention_heads

        def split(y: Tensor) -> Tensor:
            return y.view(rows, length, heads, hidden // heads).transpose(1, 2)

        query, key, value = split(own.query(x)), split(own.key(x)), split(own.value(x))
        mixed = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
        mixed = mixed.transpose(1, 2).reshape(rows, length, hidden)
        x = layer.attention.output.LayerNorm(layer.attention.output.dense(mixed) + x)
        inner = layer.intermediate.intermediate_act_fn(layer.intermediate.dense(x))
        return layer.output.LayerNorm(layer.output.dense(inner) + x)


class CueHead(nn.Module):
    """Scores every word of a cue's neighbourhood as part of its source, its content, or neither."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.word = nn.Linear(hidden, PAIR)
        self.word_product = nn.Linear(hidden, PAIR)
        self.cue = nn.Linear(2 * hidden, PAIR)
        self.cue_product = nn.Linear(2 * hidden, PAIR)
        self.distance = nn.Embedding(DISTANCES, PAIR)
        self.paragraphs = nn.Embedding(PARAGRAPHS, PAIR)
        self.cues_between = nn.Linear(3, PAIR)
        self.norm = nn.LayerNorm(PAIR)
        self.conv1 = nn.Conv1d(PAIR, PAIR, 5, padding=2)
        self.conv2 = nn.Conv1d(PAIR, PAIR, 5, padding=2)
        self.norm2 = nn.LayerNorm(PAIR)
        self.out = nn.Linear(PAIR, len(ROLES))
        self.drop = nn.Dropout(0.15)

    def forward(
        self, words: Tensor, cues: Tensor, place: Tensor, distance: Tensor, paragraphs: Tensor, between: Tensor
    ) -> Tensor:
        """words (words, hidden); cues (cues, 2 * hidden); the rest (cues, range[, 3]) from `onrecord.reading.cues`."""
        additive, product = self.word(words), self.word_product(words)
        x = additive[place] + self.cue(cues)[:, None] + product[place] * self.cue_product(cues)[:, None]
        x = x + self.distance(distance) + self.paragraphs(paragraphs) + self.cues_between(between)
        x = nn.functional.gelu(self.norm(x)).transpose(1, 2)
        x = x + nn.functional.gelu(self.conv1(self.drop(x)))
        x = x + nn.functional.gelu(self.conv2(self.drop(x)))
        return self.out(self.drop(self.norm2(x.transpose(1, 2))))


class Model(nn.Module):
    """Encoder and heads."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.encoder = Encoder(path)
        hidden = self.encoder.bert.config.hidden_size
        self.drop = nn.Dropout(0.15)
        self.tag = nn.Sequential(nn.Linear(hidden, hidden), nn.GELU(), nn.Linear(hidden, len(TAGS)))
        self.head = CueHead(hidden)
