"""Decoding gives well-formed attributions whatever the scores."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from onrecord.reading.cues import REACH, neighbourhood
from onrecord.reading.decode import decode_cues, decode_roles, runs
from onrecord.reading.tagging import log_softmax

scores = st.floats(-20, 20, width=32)


def log_probabilities(labels: list[int], size: int) -> np.ndarray:
    table = np.full((len(labels), size), -8.0, dtype=np.float32)
    table[np.arange(len(labels)), labels] = 0.0
    return table


def test_runs_begin_at_begin_labels_and_take_the_insides() -> None:
    assert runs(np.array([0, 1, 2, 2, 1, 0, 2]), 1) == [(1, 4), (4, 5)]


def test_a_cue_is_read_from_its_tags() -> None:
    tags = log_probabilities([1, 2, 3, 4, 5, 6], 7)
    assert decode_cues(tags, np.zeros(len(tags), dtype=np.int64), 0.0).tolist() == [[2, 4]]


def test_an_inside_tag_without_a_begin_is_no_cue() -> None:
    tags = log_probabilities([0, 4, 0], 7)
    tags[1, 0] = -0.5
    assert decode_cues(tags, np.zeros(len(tags), dtype=np.int64), 0.0).tolist() == []


def test_a_cue_ends_with_its_paragraph() -> None:
    tags = log_probabilities([0, 3, 4, 0], 7)
    assert decode_cues(tags, np.array([0, 0, 1, 1]), 0.0).tolist() == [[1, 2]]


def test_more_bias_finds_the_doubtful_cue() -> None:
    tags = log_probabilities([0, 0, 0], 7)
    tags[1, 3] = -1.0
    assert decode_cues(tags, np.zeros(len(tags), dtype=np.int64), 0.0).tolist() == []
    assert decode_cues(tags, np.zeros(len(tags), dtype=np.int64), 1.5).tolist() == [[1, 2]]


def test_one_source_and_broken_content_around_a_cue() -> None:
    words = 8  # "We go," she said. "Now." -> content 0-2, source 2-3, cue 3-4, content 5-7
    cues = np.array([[3, 4]])
    near = neighbourhood(cues, np.zeros(words, dtype=np.int64), np.zeros(words, dtype=np.float32))
    roles = np.zeros(words, dtype=np.int64)
    roles[[0, 1, 2, 5, 6]] = [3, 4, 1, 3, 4]
    labels = np.where(near.inside[0], roles[near.place[0]], 0)
    (found,) = decode_roles(log_probabilities(labels.tolist(), 5)[None], near.place, near.inside)
    assert found.source == ((2, 3),)
    assert found.content == ((0, 2), (5, 7))


@settings(max_examples=30, deadline=None)
@given(st.data(), st.integers(1, 40))
def test_every_decoded_attribution_is_well_formed(data: st.DataObject, words: int) -> None:
    start = data.draw(st.integers(0, words - 1))
    cues = np.array([[start, data.draw(st.integers(start + 1, words))]])
    paragraph = np.sort(np.asarray(data.draw(st.lists(st.integers(0, 5), min_size=words, max_size=words))))
    near = neighbourhood(cues, paragraph, np.full(words, 0.3, dtype=np.float32))
    some = data.draw(hnp.arrays(np.float32, (1, REACH, 5), elements=scores))
    (found,) = decode_roles(log_softmax(some), near.place, near.inside)
    assert len(found.source) <= 1
    spans = sorted([*found.source, *found.content])
    assert all(0 <= s < e <= words for s, e in spans)
    assert all(left[1] <= right[0] for left, right in zip(spans, spans[1:], strict=False))
    assert all(0.0 <= value <= 1.0001 for value in found.certainty)
