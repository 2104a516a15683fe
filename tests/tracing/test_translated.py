"""Reports that read like translations."""

from __future__ import annotations

import pytest

from onrecord.tracing.translated import reads_translated


@pytest.mark.parametrize(
    "text",
    [
        "[Machine translation] The ministry confirmed the sale.",
        "About this informs the agency with the reference to own sources.",
        "The minister, on the words of interlocutors, will fly tomorrow.",
        "Recall, the deal was signed. We hope, that it will hold.",
    ],
)
def test_foreign_turns_of_phrase_show(text: str) -> None:
    assert reads_translated(text)


def test_a_report_in_another_language_translates_what_was_said_in_english() -> None:
    assert reads_translated("Der Minister bestätigte den Verkauf.", "de")


@pytest.mark.parametrize(
    "text",
    [
        "The minister confirmed the sale on Tuesday, with reference to the treaty of 2019.",
        "Allies of the Ukraine Defence Contact Group met in Ramstein.",
        "He said, when asked, that he knew nothing.",
    ],
)
def test_plain_english_does_not(text: str) -> None:
    assert not reads_translated(text, "en")
