"""Both engines find the same: a plain reading of the texts is held against each of them."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime

import pytest

from onrecord.errors import UsageError
from onrecord.ledger import When, edit
from onrecord.ledger.words import words
from tests.ledger.readings import act, day, delivery, pledge, reading

TEXTS = [
    "Straße, STRASSE and strasse: the Große Brücke.",
    "İstanbul'da görüşme; ISTANBUL and istanbul.",
    "C-130s, F-16s and MQ-9 drones; 5,000 rounds of 155mm.",
    "Київ та Харків; КИЇВ.",
    "naïve café, cafe\u0301 and CAFÉ",
    "state_of_the_art under_score",
    "日本 の 支援 100億円 and ½ share",
    "a\u00adb soft hyphen, zero\u200bwidth",
    "radar radars Radar's",
    "'; DROP TABLE rows; -- \" OR * NEAR( AND NOT",
    "the " * 300 + "end",
    "x" * 300 + " long",
]
QUERIES = [
    "strasse", "STRASSE brücke", "istanbul", "i̇stanbul", "16s", "f 16s", "155mm", "київ", "café", "cafe", "under", "of the",
    "支援", "½", "b", "ab", "radar", "radars", "radar s", "or", "near and not", "drop table", "the end", "x" * 300, "1", "'",
]  # fmt: skip


def plainly(text: str) -> set[str]:
    folded = unicodedata.normalize("NFC", text).casefold()
    return {word[:100] for word in re.split(r"(?:[^\w]|_)+", folded) if word}


@pytest.fixture
def library(ledger):
    ledger.add([reading(text, outlet=f"Outlet {n}", said=text[:40]) for n, text in enumerate(TEXTS)])
    return ledger


@pytest.mark.parametrize("query", QUERIES)
def test_what_is_found_holds_every_word_and_nothing_else_is_found(library, query):
    wanted = plainly(query)
    if not wanted:
        with pytest.raises(UsageError, match="There is no word in"):
            library.search(query)
        return
    found = library.search(query)
    by_text = {f"Outlet {n}" for n, text in enumerate(TEXTS) if wanted <= plainly(text.partition(".")[0] + " " + text)}
    by_statement = {f"Outlet {n}" for n, text in enumerate(TEXTS) if wanted <= plainly(text[:40])}
    assert {it.outlet for it in found.reports} == by_text
    assert {it.outlet for it in found.statements} == by_statement


def test_words_are_those_of_the_plain_reading():
    for text in TEXTS:
        assert words(text) == sorted(plainly(text))


def test_rows_are_found_as_they_read_and_as_they_read_then(ledger):
    ledger.add([pledge()])
    before = datetime.now(UTC)
    ledger.decide(edit("C-0001", "note", "to be painted turquoise"), who="ann")
    assert [row.id for row in ledger.search("turquoise norland").rows] == ["C-0001"]
    assert ledger.search("turquoise", when=When(as_of=before)).rows == ()
    assert ledger.search("turquoise", when=When(recorded_by=before)).rows == ()
    assert [row.id for row in ledger.search("C 0001 air defence").rows] == ["C-0001"]


def test_newest_reports_come_first_and_the_limit_holds_for_each_sort(ledger):
    ledger.add([pledge(), delivery()])
    assert [it.published for it in ledger.search("corvus").reports] == [day(40), day(0)]
    assert [it.published for it in ledger.search("corvus", limit=1).reports] == [day(40)]
    assert [it.published for it in ledger.search("corvus", when=When(as_of=day(5))).reports] == [day(0)]


def test_a_version_that_was_replaced_is_found_only_as_of_its_time(ledger):
    first, second = "The kites are green.", "The kites are blue."
    url = "https://courier.example/kites"
    ledger.add([reading(first, url=url), reading(second, act(second, "kites are blue"), url=url, published=day(2))])
    assert ledger.search("green").reports == ()
    assert len(ledger.search("green", when=When(as_of=day(1))).reports) == 1
