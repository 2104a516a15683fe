"""Languages are told offline; only what is surely not English is left unread."""

from __future__ import annotations

import pytest

from onrecord.reports.language import identify

ENGLISH = "The minister said that the boats would come by the end of the month, and that nobody had asked for more."


def test_english_is_told_without_loading_the_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.reports.language._detector", lambda: pytest.fail("the detector was loaded"))
    assert identify(ENGLISH).code == "en"
    assert identify(ENGLISH.upper()).unread is None


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("Der Minister sagte am Montag, dass die Boote bis zum Ende des Monats kommen und niemand mehr verlangt habe.",
         "de", "German"),
        ("Le ministre a déclaré lundi que les bateaux arriveraient avant la fin du mois et que personne n’avait demandé plus.",
         "fr", "French"),
        ("Міністр сказав у понеділок, що човни прибудуть до кінця місяця і що ніхто не просив більше.", "uk", "Ukrainian"),
        ("De minister zei maandag dat de boten voor het einde van de maand komen en dat niemand om meer had gevraagd.",
         "nl", "Dutch"),
        ("大臣は月曜日に、船は月末までに到着すると述べた。誰もそれ以上を求めなかった。", "ja", "Japanese"),
    ],
)  # fmt: skip
def test_other_languages_are_kept_unread_with_the_reason(text: str, code: str, name: str) -> None:
    language = identify(text)
    assert (language.code, language.unread) == (code, f"the text is {name}; onrecord reads English")


@pytest.mark.parametrize(
    "text", ["Okafor to Tallinn", "Maravia: Abelsen, Olmo, Lepik", "“No,” he said.", "12 451 98", ""]
)
def test_short_texts_are_read_as_english_with_a_note(text: str) -> None:
    language = identify(text)
    assert (language.code, language.unread) == (None, None)
    assert "too short or mixed" in language.notes[0]


def test_what_the_source_states_is_believed_where_the_text_is_doubtful() -> None:
    assert identify("Okafor to Tallinn", stated="en-GB").code == "en"
    assert identify(ENGLISH, stated="uk").code == "en"
