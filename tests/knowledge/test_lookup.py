"""Which entity words name, as a whole and in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge import Knowledge

knowledge = Knowledge.load()

WHOLE_PHRASES = [
    ("Kyiv", "state:UA", "capital"),
    ("the Dutch", "state:NL", "demonym"),
    ("Washington", "state:US", "capital"),
    ("US", "state:US", "name"),
    ("the UK’s", "state:GB", "name"),
    ("Türkiye", "state:TR", "name"),
    ("Poles", "state:PL", "people"),
    ("the Kremlin", "institution:kremlin", "name"),
    ("the White House", "institution:white-house", "name"),
    ("The Pentagon", "institution:us-defense", "name"),
    ("Downing Street", "institution:downing-street", "name"),
    ("the Élysée Palace", "institution:elysee", "name"),
    ("Brussels", "institution:eu", "name"),
    ("Nato", "institution:nato", "name"),
    ("Poland's defence ministry", "institution:pl-defence-ministry", "name"),
    ("the Ministry of Foreign Affairs of Ukraine", "institution:ua-foreign-ministry", "name"),
    ("the Polish Ministry of Defence", "institution:pl-defence-ministry", "name"),
    ("the interior ministry in Riga", "institution:lv-interior-ministry", "name"),
    ("Reuters’", "outlet:reuters", "name"),
    ("The New York Times", "outlet:nyt", "name"),
    ("the FT", "outlet:ft", "name"),
    ("Twitter", "platform:x", "name"),
    ("Truth Social", "platform:truth-social", "name"),
]


@pytest.mark.parametrize(("words", "id", "form"), WHOLE_PHRASES, ids=[case[0] for case in WHOLE_PHRASES])
def test_lookup_names_the_entity(words: str, id: str, form: str) -> None:
    match = knowledge.lookup(words)
    assert match is not None
    assert (match.entity.id, match.form) == (id, form)


@pytest.mark.parametrize("words", ["us", "who", "turkey", "Post", "Ilse Brandvold", "", "the", "'s"])
def test_lookup_does_not_know(words: str) -> None:
    assert knowledge.lookup(words) is None


def test_lookup_keeps_to_the_kinds_asked_for() -> None:
    assert knowledge.lookup("Post", kinds=("outlet",)) is not None
    assert knowledge.lookup("Kyiv", kinds=("outlet", "agency")) is None


IN_TEXT = [
    ("They gave us the map; the US paid.", ["state:US"]),
    ("A US-led mission and anti-Russia talk.", []),
    ("South Korea's envoy met the EU's.", ["state:KR", "institution:eu"]),
    ("Jordan Mayfield met Chad Oduya in Amman.", ["state:JO"]),
    ("Jordan closed its border with Syria.", ["state:JO", "state:SY"]),
    ("Jordan closed its Post Office.", ["state:JO"]),
    ("He told the Post that it was time.", ["outlet:wapo"]),
    ("Time magazine, not Time Warner.", ["outlet:time"]),
    ("She wrote on X and on Telegram.", ["platform:x", "platform:telegram"]),
    ("Democratic Republic of the Congo and the Republic of Congo", ["state:CD", "state:CG"]),
    ("Interfax-Ukraine, not Interfax", ["outlet:interfax-ukraine", "outlet:interfax"]),
    ("dpa and taz reported", ["outlet:dpa", "outlet:taz"]),
]


@pytest.mark.parametrize(("text", "ids"), IN_TEXT, ids=[case[0][:30] for case in IN_TEXT])
def test_find_reads_running_text(text: str, ids: list[str]) -> None:
    assert [match.entity.id for match in knowledge.find(text)] == ids


def test_find_leaves_article_and_possessive_out() -> None:
    text = "It is the White House’s plan."
    (match,) = knowledge.find(text)
    assert text[match.start : match.end] == "White House"


def test_find_keeps_to_the_stretch_asked_for() -> None:
    assert [match.start for match in knowledge.find("Paris, Rome, Berlin", start=6, end=12)] == [7]


def test_entity_knows_ministries_that_no_line_lists() -> None:
    assert knowledge.entity("institution:ua-defence-ministry").name == "Ukrainian defence ministry"
    with pytest.raises(KeyError):
        knowledge.entity("institution:xx-defence-ministry")


@given(st.text())
def test_any_text_is_searched_without_error(text: str) -> None:
    matches = knowledge.find(text)
    assert all(0 <= match.start < match.end <= len(text) for match in matches)
    assert all(one.end <= other.start for one, other in zip(matches, matches[1:], strict=False))
    knowledge.lookup(text)
    knowledge.ministry_field(text)
