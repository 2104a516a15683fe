"""Reports are grouped into stories as they come, change and go; ids that were once shown stay or lead on."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text

from onrecord.errors import UsageError
from onrecord.knowledge import Knowledge
from onrecord.ledger import Ledger, StoryLine, StoryQuery, When, filing, prepare, regrouping
from onrecord.records import Span, TimeExpression
from onrecord.tracing import grouping
from onrecord.tracing.trace import story_of
from tests.ledger import marks
from tests.ledger.marks import parts, report
from tests.ledger.readings import day, delivery, pledge


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports are alike by their marks instead of by what the texts tell."""
    for module, names in (
        (prepare, ["digest"]),
        (filing, ["from_bytes", "to_bytes"]),
        (regrouping, ["digest"]),
        (grouping, ["closeness"]),
    ):
        for name in names:
            monkeypatch.setattr(module, name, getattr(marks, name))


def told(ledger: Ledger, when: When | None = None) -> dict[str, list[str]]:
    """Story id to the titles of its reports, those that have the most reports or are oldest first."""
    query = StoryQuery() if when is None else StoryQuery(when=when)
    found = {line.id: ledger.story(line.id, *([when] if when else [])) for line in ledger.stories(query)}
    titles = {it.report.id: it.report.title.removeprefix("Report ") for it in EVERY}
    return {id: [titles[it] for it in found[id].reports] for id in sorted(found)}


TIME = TimeExpression(Span(0, 7), "DATE", day(1).date().isoformat())
"""A day that the text gives in full, whatever the words."""
A, B, C = report("a", "x"), report("b", "y", day(1)), report("c", "xy", day(2))
C_WITHOUT_X, C_WITHOUT_Y = report("c", "y", day(3)), report("c", "x", day(3))
ALONE = report("alone", "", day(1) + timedelta(hours=1))
EVERY = [A, B, C, ALONE]


def test_a_report_joins_a_story_or_opens_one(ledger, marked):
    ledger.add([A, ALONE])
    ledger.add([C_WITHOUT_Y])
    assert told(ledger) == {"S-0001": ["a", "c"], "S-0002": ["alone"]}
    assert ledger.stories() == [
        StoryLine("S-0001", 2, day(0), day(3), "Report a"),
        StoryLine("S-0002", 1, ALONE.report.published.at, ALONE.report.published.at, "Report alone"),
    ]
    assert ledger.check() == []


def test_of_stories_that_turn_out_to_be_one_the_older_id_stays_and_the_other_leads_to_it(ledger, marked):
    ledger.add([B, A])
    between = datetime.now(UTC)
    assert told(ledger) == {"S-0001": ["a"], "S-0002": ["b"]}
    ledger.add([C])
    assert told(ledger) == {"S-0001": ["a", "b", "c"]}
    assert ledger.story("s-2").id == "S-0001"
    then = When(recorded_by=between)
    assert told(ledger, then) == {"S-0001": ["a"], "S-0002": ["b"]}
    assert ledger.check() == []


@pytest.mark.parametrize(
    ("version", "after"),
    [
        (C_WITHOUT_X, {"S-0001": ["a"], "S-0002": ["b", "c"]}),
        (C_WITHOUT_Y, {"S-0001": ["a", "c"], "S-0002": ["b"]}),
    ],
)
def test_of_a_story_that_falls_apart_the_part_with_the_oldest_report_keeps_the_id(ledger, marked, version, after):
    ledger.add([A, B, C])
    assert told(ledger) == {"S-0001": ["a", "b", "c"]}
    ledger.add([version])
    assert told(ledger) == after
    assert ledger.check() == []


def test_an_id_is_never_used_again(ledger, marked):
    ledger.add([A])
    ledger.add([B])
    ledger.add([C])
    ledger.add([C_WITHOUT_Y])
    assert told(ledger) == {"S-0001": ["a", "c"], "S-0003": ["b"]}
    assert ledger.story("S-0002").id == "S-0001"


def test_what_comes_within_one_transaction_is_grouped_as_if_it_had_come_one_by_one(ledger, marked):
    ledger.add([A, B, C, C_WITHOUT_X, ALONE])
    assert told(ledger) == {"S-0001": ["a"], "S-0002": ["b", "c"], "S-0003": ["alone"]}
    assert ledger.check() == []


def test_an_older_version_that_comes_late_moves_nothing(ledger, marked):
    ledger.add([A, B, C_WITHOUT_X])
    before = told(ledger)
    ledger.add([C])
    assert told(ledger) == before
    assert ledger.check() == []


def test_forgetting_a_report_takes_its_digest_out_and_regroups(ledger, marked):
    ledger.add([A, B, C])
    ledger.forget(C.report.id, who="ann", why="court order")
    assert told(ledger) == {"S-0001": ["a"], "S-0002": ["b"]}
    with ledger._backend.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM digests")).scalar_one() == 2
        assert connection.execute(text("SELECT count(*) FROM digest_keys")).scalar_one() == 2
    assert ledger.check() == []


def test_a_story_whose_reports_are_all_forgotten_says_so(ledger, marked):
    ledger.add([A, B])
    ledger.forget(A.report.id, who="ann", why="court order")
    assert told(ledger) == {"S-0002": ["b"]}
    with pytest.raises(UsageError, match="Story S-0001 has no report at that moment"):
        ledger.story("S-0001")
    assert [stored.outcome for stored in ledger.add([A])] == ["forgotten"]
    assert ledger.check() == []


def test_a_report_without_publication_time_counts_from_its_recording(ledger, marked):
    undated = report("a", "x", published=None)
    ledger.add([undated, replace(undated, reader="newer@1")])
    ledger.add([B])
    (line,) = (line for line in ledger.stories() if line.title == "Report a")
    assert abs((datetime.now(UTC) - line.first).total_seconds()) < 60
    assert ledger.check() == []


def test_a_newer_reading_is_the_one_that_a_story_is_made_of(ledger):
    ledger.add([pledge()])
    between = datetime.now(UTC)
    newer = replace(pledge(), reader="newer@1", acts=())
    ledger.add([newer])
    (line,) = ledger.stories()
    knowledge = Knowledge.load()
    assert ledger.story(line.id) == replace(story_of([newer], knowledge), id=line.id)
    assert ledger.story(line.id, When(recorded_by=between)) == replace(story_of([pledge()], knowledge), id=line.id)
    assert ledger.check() == []


def test_a_story_is_what_tracing_makes_of_its_reports(ledger, marked):
    first = replace(report("a", "x"), acts=pledge().acts[:0])
    some = [replace(delivery(said="has handed over"), findings=()), first, C]
    ledger.add(some)
    stories = {line.id: line for line in ledger.stories()}
    assert {id: line.reports for id, line in stories.items()} == {"S-0001": 2, "S-0002": 1}
    assert ledger.story("S-0001") == replace(story_of([first, C], Knowledge.load()), id="S-0001")
    assert ledger.story("S-0002") == replace(story_of(some[:1], Knowledge.load()), id="S-0002")


def test_as_of_a_day_a_story_has_what_was_published_by_then(ledger, marked):
    ledger.add([C, A, B])
    found = {n: told(ledger, When(as_of=day(n).date())) for n in (-1, 0, 1, 2)}
    assert found == {
        -1: {},
        0: {"S-0001": ["a"]},
        1: {"S-0001": ["a", "b"]},
        2: {"S-0001": ["a", "b", "c"]},
    }


def test_as_of_a_day_a_version_stands_that_was_replaced_later(ledger, marked):
    ledger.add([C, C_WITHOUT_X])
    early = ledger.story("S-0001", When(as_of=day(2).date()))
    assert early.reports == (C.report.id,)
    with pytest.raises(UsageError, match="has no report at that moment"):
        ledger.story("S-0001", When(as_of=day(1).date()))


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        (StoryQuery(at_least=2), ["S-0001"]),
        (StoryQuery(report=B.report.id), ["S-0002"]),
        (StoryQuery(report="nowhere"), []),
        (StoryQuery(day_from=date(2025, 3, 3)), ["S-0001"]),
        (StoryQuery(day_to=date(2025, 3, 1)), ["S-0001"]),
        (StoryQuery(day_from=date(2025, 3, 2), day_to=date(2025, 3, 2)), ["S-0001", "S-0003", "S-0002"]),
    ],
)
def test_stories_are_found_by_size_report_and_day(ledger, marked, query, wanted):
    ledger.add([A, B, ALONE])
    ledger.add([report("c", "x", day(2))])
    assert [line.id for line in ledger.stories(query)] == wanted
    assert [line.id for line in ledger.stories(query, limit=1)] == wanted[:1]


@pytest.mark.parametrize(
    ("name", "message"),
    [("S-0009", "There is no story S-0009"), ("C-0001", '"C-0001" is not the id of a story'), ("S-", "is not the id")],
)
def test_an_id_that_no_story_has_is_refused(ledger, name, message):
    with pytest.raises(UsageError, match=message):
        ledger.story(name)


def some_reports(source: random.Random) -> list:
    """Reports of three weeks, some in two versions, with a few marks each: many bridges, many that stay alone."""
    found = []
    for number in range(24):
        name, at = f"r{number}", source.randrange(21)
        found.append(report(name, "".join(source.sample("abcdefghij", source.choice((0, 1, 1, 2)))), day(at)))
        if number % 5 == 0:
            found.append(report(name, source.choice("abcdefghij"), day(at + 1)))
    return found


@pytest.mark.parametrize("seed", range(3))
def test_stories_do_not_depend_on_the_order_in_which_reports_come(new_place, marked, seed):
    source = random.Random(seed)
    some = some_reports(source)
    newest = {it.report.id: it for it in sorted(some, key=lambda it: it.report.published.at)}
    at = {id: int(it.report.published.at.timestamp()) * 1_000_000 for id, it in newest.items()}
    wanted = set(map(frozenset, grouping.group([marks.digest(it, at[id]) for id, it in newest.items()])))
    for batch in (1, 7, 100):
        source.shuffle(some)
        ledger = Ledger.open(new_place(), create=True)
        for _ in ledger.add_all(some, batch=batch):
            pass
        assert parts(ledger, some) == wanted
        assert ledger.check() == []
        ledger.close()


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        ("DELETE FROM digests WHERE id = 2", "has no digest"),
        ("DELETE FROM digest_keys WHERE digest = 1", "Digest 1 is not filed under its own keys"),
        ("UPDATE digest_links SET closest = 2 WHERE digest = 1", "Digest 1 is not linked to those closest to it"),
        ("INSERT INTO digest_links (digest) VALUES (99)", "Digest 99 is not linked to those closest to it"),
        ("INSERT INTO digest_keys VALUES (2880, 7, 99)", "Digest 99 is not filed under its own keys"),
        ("UPDATE story_reports SET story = 2 WHERE id = 1", "does not lie in the story to which it belongs"),
        ("DELETE FROM story_reports WHERE id = 2", "does not lie in the story to which it belongs"),
        (
            "INSERT INTO story_reports SELECT 99, 2, report, recorded_from, recorded_to FROM story_reports WHERE id = 1",
            "lies in two stories",
        ),
    ],
)
def test_check_finds_and_rebuild_mends(ledger, marked, harm, fault):
    ledger.add([A, ALONE, report("c", "x", day(2))])
    before = sorted(told(ledger).values())
    with ledger._backend.writing() as connection:
        connection.execute(text(harm))
    assert any(fault in line for line in ledger.check())
    ledger.rebuild()
    assert sorted(told(ledger).values()) == before
    assert ledger.check() == []
    assert ledger.rebuild() == 0


def as_schema_two(ledger: Ledger) -> None:
    """Take out of a ledger what schema 0003 put in."""
    with ledger._backend.writing() as connection:
        for table in ("story_reports", "stories", "digest_links", "digest_keys", "digests"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))


def test_upgrading_a_ledger_groups_the_reports_that_it_has(place, marked):
    ledger = Ledger.open(place, create=True)
    ledger.add([A, B, ALONE, report("c", "x", day(2))])
    as_schema_two(ledger)
    assert Ledger.upgrade(place) == ("0002", "0003")
    assert sorted(map(sorted, told(Ledger.open(place)).values())) == [["a", "c"], ["alone"], ["b"]]
    assert Ledger.open(place).check() == []


OLD = {"a": 1, "b": 1, "c": 2, "d": 3}


@pytest.mark.parametrize(
    ("parts", "before", "wanted", "moved"),
    [
        (["abcd"], OLD, {"abcd": 1}, {2: 1, 3: 1}),
        (["ab", "c", "d"], OLD, {"ab": 1, "c": 2, "d": 3}, {}),
        (["a", "b", "cd"], OLD, {"a": 1, "b": None, "cd": 2}, {3: 2}),
        (["ac", "bd"], OLD, {"ac": 1, "bd": 3}, {2: 1}),
        (["ad", "bc"], OLD, {"ad": 1, "bc": 2}, {3: 1}),
        (["ef", "g"], {}, {"ef": None, "g": None}, {}),
        (["bc"], {"b": 1, "c": 2}, {"bc": 1}, {2: 1}),
    ],
)
def test_which_id_goes_to_which_part(parts, before, wanted, moved):
    for order in (parts, parts[::-1]):
        found = regrouping.settle([[marks.Marks(name, ord(name), ()) for name in part] for part in order], before)
        assert {"".join(part): number for number, part in found.stories} == wanted
        assert found.moved == moved


def test_a_report_that_only_its_text_dates_lies_near_those_of_that_day(ledger):
    dated = replace(pledge(outlet="Harbour Post", published=None), times=(TIME,))
    ledger.add([pledge(), dated])
    assert [line.reports for line in ledger.stories()] == [2]
    ledger.rebuild()
    assert [line.reports for line in ledger.stories()] == [2]
    assert ledger.check() == []
