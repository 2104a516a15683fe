"""Which word stands for which."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.tracing.alignment import align
from onrecord.tracing.words import read_words

WORDS = (
    "we they will may buy purchase give twelve 12 bridges bridge for Norway Sweden not before after winter , .".split()
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


@given(TEXTS, TEXTS)
def test_every_word_is_paired_once_or_stands_alone(one: str, other: str) -> None:
    before, after = read_words(one), read_words(other)
    pairs = align(before, after)
    assert sorted(pair.before for pair in pairs if pair.before is not None) == list(range(len(before)))
    assert sorted(pair.after for pair in pairs if pair.after is not None) == list(range(len(after)))


@given(TEXTS)
def test_a_wording_aligns_with_itself_word_for_word(text: str) -> None:
    words = read_words(text)
    assert [(pair.before, pair.after, pair.kind) for pair in align(words, words)] == [
        (at, at, "same") for at in range(len(words))
    ]


def kinds(one: str, other: str) -> list[tuple[str | None, str | None, str, bool]]:
    before, after = read_words(one), read_words(other)
    return [
        (
            None if pair.before is None else before[pair.before].form,
            None if pair.after is None else after[pair.after].form,
            pair.kind,
            pair.moved,
        )
        for pair in align(before, after)
        if pair.kind != "same" or pair.moved
    ]


def test_synonyms_opposites_and_other_words() -> None:
    assert kinds("we purchased twelve bridges before winter", "we bought twenty bridges after winter") == [
        ("purchased", "bought", "near", False),
        ("12", "20", "other", False),
        ("before", "after", "opposite", False),
    ]


def test_a_stretch_leaves_the_rest_out_at_its_edges() -> None:
    assert [
        kind for *_, kind, _ in kinds("in spring we will open the harbour for all", "we will open the harbour")
    ] == ["lost"] * 4


def test_words_in_another_order_are_paired() -> None:
    assert ("tuesday", "tuesday", "same", True) in kinds(
        "on Tuesday the ship left Norway", "the ship left Norway on Tuesday"
    )
