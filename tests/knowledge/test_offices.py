"""Who held which office when: the data files themselves, and look-ups over them."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import replace
from datetime import date, timedelta
from difflib import SequenceMatcher
from itertools import combinations, groupby

import pytest

from onrecord.knowledge import Knowledge
from onrecord.knowledge.files import names_with, rows, split
from onrecord.knowledge.offices import Tenure, _days, _owner

FILES = names_with("offices_")
ROWS = [(file, row) for file in FILES for row in rows(file)]
offices = Knowledge.load().offices
TENURES = sorted(offices, key=lambda tenure: (tenure.office, tenure.from_earliest, tenure.from_latest))
BY_OFFICE = {office: list(tenures) for office, tenures in groupby(TENURES, key=lambda tenure: tenure.office)}

VACANT = [("tr-prime-minister", date(2018, 7, 9), None)]
"""Gaps of more than 60 days between heads of government: Turkey abolished the office."""
TWO_PEOPLE = [("John Kerry", "John Key"), ("Li Keqiang", "Li Qiang")]
"""Names that look like two spellings of one, and are not."""


def _overlaps(held: list[Tenure]) -> list[tuple[str, str]]:
    """Pairs of holders who both surely held the office on two days running, nobody acting."""
    regular = [tenure for tenure in held if not tenure.acting]
    return [
        (one.holder, other.holder)
        for one, other in combinations(regular, 2)
        if max(one.from_latest, other.from_latest) < min(one.to_earliest, other.to_earliest)
    ]


def _gaps(held: list[Tenure]) -> list[tuple[str, date, date | None]]:
    """Office, last day before and first day after every stretch of more than 60 days with no holder."""
    found: list[tuple[str, date, date | None]] = []
    until = held[0].to_latest
    for tenure in held[1:]:
        if until and tenure.from_earliest - until > timedelta(days=60):
            found.append((tenure.office, until, tenure.from_earliest))
        until = max(until, tenure.to_latest) if until and tenure.to_latest else None
    return [*found, (held[0].office, until, None)] if until else found


def test_there_are_three_files_with_rows_enough() -> None:
    assert FILES == ["offices_europe", "offices_others", "offices_world"]
    assert all(sum(file == other for other, _ in ROWS) >= 100 for file in FILES)


def test_tenures_end_after_they_begin() -> None:
    wrong = [t for t in TENURES if t.from_earliest > (t.to_latest or t.to_earliest) or t.from_earliest > t.from_latest]
    assert wrong == []


def test_nobody_takes_office_after_the_knowledge_of_the_files_ends() -> None:
    ends = max(tenure.to_earliest for tenure in TENURES)
    assert ends == date(2025, 5, 31)
    assert [tenure for tenure in TENURES if tenure.from_latest > ends] == []


def test_owners_are_states_or_institutions() -> None:
    knowledge = Knowledge.load()
    for owner in {tenure.owner for tenure in TENURES}:
        assert knowledge.entity(owner).kind == owner.partition(":")[0]


def test_an_office_has_one_owner_and_one_kind() -> None:
    assert [o for o, held in BY_OFFICE.items() if len({(t.owner, t.kind) for t in held}) > 1] == []


def test_one_holds_an_office_at_a_time() -> None:
    """Somebody acting may stand in beside the holder; on the day of the hand-over both count."""
    assert {office: pairs for office, held in BY_OFFICE.items() if (pairs := _overlaps(held))} == {}


def test_overlaps_are_seen() -> None:
    tusk, kopacz = (t for t in BY_OFFICE["pl-prime-minister"] if t.from_earliest.year in (2007, 2014))
    assert _overlaps([tusk, kopacz]) == []
    assert _overlaps([replace(tusk, to_earliest=date(2014, 9, 24)), kopacz]) == [("Donald Tusk", "Ewa Kopacz")]


def test_heads_of_government_follow_one_another() -> None:
    heads = [held for held in BY_OFFICE.values() if held[0].kind == "head_of_government"]
    assert [gap for held in heads for gap in _gaps(held)] == VACANT


def test_gaps_are_seen() -> None:
    ansip, roivas, *_ = BY_OFFICE["ee-prime-minister"]
    late = replace(roivas, from_earliest=date(2014, 5, 26))
    assert _gaps([ansip, late]) == [
        ("ee-prime-minister", date(2014, 3, 26), date(2014, 5, 26)),
        ("ee-prime-minister", date(2016, 11, 23), None),
    ]


def test_heads_of_state_and_government_are_known_from_2014_on() -> None:
    heads = [held for held in BY_OFFICE.values() if held[0].kind in ("head_of_state", "head_of_government")]
    assert len(heads) > 100
    assert [held[0] for held in heads if held[0].from_earliest > date(2014, 12, 31)] == []


def _letters(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.lower().replace("ł", "l").replace("ø", "o"))
    return "".join(letter for letter in bare if letter.isalpha())


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, _letters(one), _letters(other))
    return matcher.quick_ratio() > 0.85 and matcher.ratio() > 0.85


def test_nobody_has_two_spellings() -> None:
    assert _alike("Oleksii Reznikov", "Oleksiy Reznikov")
    names = sorted({row["holder"] for _, row in ROWS})
    assert [pair for pair in combinations(names, 2) if _alike(*pair)] == TWO_PEOPLE


def test_no_alias_is_anybody_elses() -> None:
    bearers: dict[str, set[str]] = {}
    for _, row in ROWS:
        for name in (row["holder"], *split(row["aliases"])):
            bearers.setdefault(name, set()).add(row["holder"])
    assert {name: people for name, people in bearers.items() if len(people) > 1} == {}


COVERS = [
    ("Mark Rutte", "nato-secretary-general", date(2024, 1, 15), False),
    ("Mark Rutte", "nato-secretary-general", date(2024, 10, 1), True),
    ("Mark Rutte", "nato-secretary-general", date(2025, 5, 31), True),
    ("Mark Rutte", "nato-secretary-general", date(2025, 6, 1), None),
    ("Mark Rutte", "nl-prime-minister", date(2024, 7, 2), True),
    ("Mark Rutte", "nl-prime-minister", date(2024, 7, 3), False),
    ("Israel Katz", "il-foreign-minister", date(2024, 1, 15), None),
    ("Israel Katz", "il-foreign-minister", date(2024, 2, 1), True),
    ("Keith Kellogg", "us-ukraine-russia-envoy", date(2025, 2, 10), True),
]


@pytest.mark.parametrize(("name", "office", "day", "held"), COVERS, ids=[f"{c[0]} {c[2]}" for c in COVERS])
def test_tenure_covers_the_days_between(name: str, office: str, day: date, held: bool | None) -> None:
    answers = {tenure.covers(day) for tenure in offices.tenures(name) if tenure.office == office}
    assert held in answers
    assert held or True not in answers


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("1975", date(1975, 1, 1), date(1975, 12, 31)),
        ("2025-05-06", date(2025, 5, 6), date(2025, 5, 6)),
    ],
)
def test_dates_of_a_month_or_year_are_a_stretch(value: str, first: date, last: date) -> None:
    assert _days(value) == (first, last)


HOLDERS = [
    ("nato-secretary-general", date(2024, 1, 15), ["Jens Stoltenberg"]),
    ("nato-secretary-general", date(2024, 10, 1), ["Jens Stoltenberg", "Mark Rutte"]),
    ("us-president", date(2025, 2, 11), ["Donald Trump"]),
    ("il-foreign-minister", date(2024, 1, 15), ["Eli Cohen", "Israel Katz"]),
    ("kr-president", date(2017, 1, 15), ["Park Geun-hye", "Hwang Kyo-ahn"]),
    ("tr-prime-minister", date(2020, 1, 1), []),
    ("no-such-office", date(2020, 1, 1), []),
]


@pytest.mark.parametrize(("office", "day", "names"), HOLDERS, ids=[f"{c[0]} {c[1]}" for c in HOLDERS])
def test_holders_of_an_office_on_a_day(office: str, day: date, names: list[str]) -> None:
    assert [tenure.holder for tenure in offices.holders(office, day)] == names


def test_tenures_are_found_by_name_alias_and_last_name() -> None:
    by_name = offices.tenures("Kaja Kallas")
    assert [tenure.office for tenure in by_name] == ["ee-prime-minister", "eu-high-representative"]
    assert offices.tenures("Kallas") == by_name
    assert (
        offices.tenures("Radek Sikorski") == offices.tenures("Radosław Sikorski") == offices.tenures("Sikorski") != ()
    )
    assert offices.tenures("Rasmussen") == offices.tenures("Ilse Brandvold") == ()


STATES = [
    ("Kaja Kallas", date(2023, 5, 1), "state:EE"),
    ("Kaja Kallas", date(2025, 2, 1), "institution:eu"),
    ("Kaja Kallas", date(2026, 11, 25), "institution:eu"),
    ("Kaja Kallas", date(2024, 9, 1), "state:EE"),
    ("Kaja Kallas", None, "state:EE"),
    ("Mark Rutte", date(2024, 1, 15), "state:NL"),
    ("Macron", None, "state:FR"),
    ("Zelensky", date(2022, 4, 1), "state:UA"),
    ("Donald Tusk", date(2016, 1, 1), "institution:european-council"),
    ("Rasmussen", None, None),
    ("Ilse Brandvold", date(2020, 1, 1), None),
]


@pytest.mark.parametrize(("name", "on", "owner"), STATES, ids=[f"{c[0]} {c[1]}" for c in STATES])
def test_state_of_a_person(name: str, on: date | None, owner: str | None) -> None:
    assert offices.state_of(name, on) == owner


def test_hand_over_goes_to_the_office_held_that_day() -> None:
    last_day_in_rome = date(2014, 10, 31)
    assert offices.state_of("Federica Mogherini", last_day_in_rome) == "state:IT"
    assert offices.state_of("Federica Mogherini", last_day_in_rome + timedelta(days=1)) == "institution:eu"


def test_state_is_unknown_where_two_owners_were_served_on_one_day() -> None:
    belgium, council = offices.tenures("Charles Michel")
    last_day = belgium.to_earliest
    early = replace(council, from_earliest=last_day, from_latest=last_day)
    assert _owner([belgium, council], last_day) == "state:BE"
    assert _owner([belgium, early], last_day) is None


def test_loading_is_quick() -> None:
    knowledge = Knowledge()
    begin = time.process_time()
    assert knowledge.offices
    assert time.process_time() - begin < 0.25
