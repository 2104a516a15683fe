"""Texts as words that can be compared."""

from __future__ import annotations

import pytest

from onrecord.tracing.likeness import near, place, same_name
from onrecord.tracing.stems import spelled, stem
from onrecord.tracing.words import read_words

SAME = {
    "contractions": ("We won't go; it's late and they've left.", "We will not go; it is late and they have left."),
    "a noun in the genitive keeps no ending": ("Norland's harbour", "Norland harbour"),
    "spellings of two countries": (
        "They honoured the organisation's defence centre",
        "They honored the organization defense center",
    ),
    "numbers in words and in digits": (
        "twenty-four trucks and one hundred and twenty drivers",
        "24 trucks and 120 drivers",
    ),
    "millions": ("1.5 billion", "1,500,000,000"),
    "money before and behind its number": ("€90 million", "90 million euros"),
    "ordinals": ("the third batch", "the 3rd batch"),
    "per cent": ("thirty per cent", "30%"),
    "phrases": ("no one has to", "nobody has to"),
    "case, marks and curly quotes": ("“MAYBE,” he said", "maybe he said"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME.keys())
def test_one_wording_in_two_spellings_has_the_same_words(one: str, other: str) -> None:
    assert [word.form for word in read_words(one)] == [word.form for word in read_words(other)]


def test_two_dozen_is_the_number_but_not_the_word() -> None:
    (dozens,) = read_words("two dozen")
    (digits,) = read_words("24")
    assert dozens.number == digits.number
    assert dozens.form != digits.form


def test_a_number_ends_with_its_clause() -> None:
    assert [int(word.number or 0) for word in read_words("half a million, two hundred and fifty")] == [500_000, 250]


def test_words_keep_their_places_clauses_and_sentences() -> None:
    text = "If it rains, we stay. Mr. Lind goes [to Oslo] ... alone."
    words = read_words(text)
    assert [text[word.start : word.end] for word in words] == "If it rains we stay Mr Lind goes to Oslo alone".split()
    assert [word.sentence for word in words] == [0] * 5 + [1] * 6
    assert words[2].clause != words[3].clause
    assert [word.form for word in words if word.editorial] == ["to", "oslo"]
    assert [word.form for word in words if word.gap] == ["alone"]


@pytest.mark.parametrize(
    "forms",
    [
        "deliver delivers delivered delivering",
        "send sent sending",
        "plan planned planning",
        "honour honoured honors",
        "agree agreed agreeing",
    ],
)
def test_forms_of_a_word_share_a_stem(forms: str) -> None:
    assert len({stem(spelled(form)) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("equipment", "kit", True),
        ("purchase", "buy", True),
        ("delivery", "deliver", True),
        ("buy", "deliver", False),
        ("promise", "deliver", False),
        ("carry", "wear", False),
    ],
)
def test_words_that_may_say_the_same(one: str, other: str, may: bool) -> None:
    assert near(stem(one), stem(other)) is may


def test_names_in_two_transliterations() -> None:
    assert same_name("zelenskyy", "zelensky")
    assert same_name("dalgaard", "dalgard")
    assert not same_name("norway", "sweden")


def test_a_pronoun_is_no_country() -> None:
    assert place("it") is None
    assert place("us") is None
    assert place("norwegian") == place("oslo") == "NO"
