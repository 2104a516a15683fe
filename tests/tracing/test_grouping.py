"""Stories do not depend on the order in which reports come, nor on how many come at once."""

from __future__ import annotations

from zlib import crc32

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tracing.closeness import closeness
from onrecord.tracing.digests import Digest, from_bytes, to_bytes
from onrecord.tracing.grouping import WINDOW, MemoryIndex, group, likeness, neighbourhood

few = settings(max_examples=60, deadline=None)
"""Each example groups a whole pool, or many; a machine that builds something else besides may take long over one."""

HOUR = 3_600_000_000
DAY = 24 * HOUR


def digest(
    report: str,
    terms: dict[str, int],
    *,
    at: int = 0,
    keys: set[int] | None = None,
    numbers: set[str] = frozenset(),  # type: ignore[assignment]
    goods: set[str] = frozenset(),  # type: ignore[assignment]
    names: set[str] = frozenset(),  # type: ignore[assignment]
) -> Digest:
    weighted = sorted((crc32(term.encode()), weight) for term, weight in terms.items())
    return Digest(
        report=report,
        at=at,
        keys=tuple(sorted(keys if keys is not None else {code for code, _ in weighted})),
        terms=hashes(set(terms)),
        weights=bytes(weight for _, weight in weighted),
        parties=b"",
        numbers=hashes(numbers),
        goods=hashes(goods),
        names=hashes(names),
        minima=b"",
        size=0,
    )


def hashes(names: set[str]) -> bytes:
    return np.array(sorted(crc32(name.encode()) for name in names), "<u4").tobytes()


WORDS = st.sampled_from("shells radars boats ministry budget Lund Brandt Norland Vesland 24000 1.1bn Tuesday".split())
SOME = st.sets(st.sampled_from("abcd"), max_size=2)


@st.composite
def pools(draw: st.DrawFn) -> list[Digest]:
    """Up to 14 reports over 25 days with few words between them, so that there are ties and chains."""
    reports = []
    for number in range(draw(st.integers(2, 14))):
        terms = draw(st.dictionaries(WORDS, st.sampled_from([40, 90, 200]), min_size=1, max_size=5))
        at = draw(st.integers(0, 50)) * 12 * HOUR
        facts = {"numbers": draw(SOME), "goods": draw(SOME)}
        reports.append(digest(f"r{number}", terms, at=at, **facts))
    return reports


@few
@given(pools(), st.randoms(use_true_random=False))
def test_the_order_of_reading_makes_no_difference(pool, random):
    shuffled = random.sample(pool, len(pool))
    assert group(shuffled) == group(pool)


@few
@given(pools())
def test_every_report_is_in_one_story(pool):
    assert sorted(report for story in group(pool) for report in story) == sorted(it.report for it in pool)


@few
@given(pools(), st.randoms(use_true_random=False))
def test_one_after_the_other_gives_the_stories_that_all_at_once_gives(pool, random):
    index = MemoryIndex()
    story_of: dict[str, tuple[str, ...]] = {}
    arriving = random.sample(pool, len(pool))
    for count, fresh in enumerate(arriving, start=1):
        around = neighbourhood(fresh, index)
        index.add(fresh)
        story_of.update((report, story) for story in group(around) for report in story)
        assert set(story_of.values()) == set(group(arriving[:count]))


@few
@given(pools())
def test_a_report_that_is_filed_already_has_the_same_neighbourhood(pool):
    *rest, last = pool
    assert neighbourhood(last, MemoryIndex(pool)) == neighbourhood(last, MemoryIndex(rest))


@few
@given(pools(), st.randoms(use_true_random=False))
def test_a_report_taken_away_concerns_its_neighbourhood_alone(pool, random):
    gone = random.choice(pool)
    index = MemoryIndex(pool)
    around = {it.report for it in neighbourhood(gone, index)}
    rest = [it for it in pool if it is not gone]
    assert {s for s in group(pool) if not around & set(s)} == {s for s in group(rest) if not around & set(s)}
    assert {s for s in group(rest) if around & set(s)} == set(group([it for it in rest if it.report in around]))


@few
@given(pools())
def test_likeness_depends_on_the_two_alone(pool):
    for one in pool:
        together = closeness(one, pool)
        for other, close in zip(pool, together.tolist(), strict=True):
            assert close == likeness(one, other) == likeness(other, one)
            assert 0 <= close <= 1.0000001


@few
@given(pools())
def test_a_digest_comes_back_from_its_bytes(pool):
    assert [from_bytes(to_bytes(it)) for it in pool] == pool


def test_reports_further_apart_than_the_window_are_never_linked():
    same = {"shells": 200, "Norland": 200}
    assert group([digest("a", same, at=0), digest("b", same, at=WINDOW + 1)]) == [("a",), ("b",)]
    assert group([digest("a", same, at=0), digest("b", same, at=2 * DAY)]) == [("a", "b")]


def test_reports_that_share_no_key_are_never_linked():
    same = {"shells": 200, "Norland": 200}
    assert group([digest("a", same, keys={1}), digest("b", same, keys={2})]) == [("a",), ("b",)]


def test_a_chain_does_not_hold_strangers_together():
    """Each report shares half of its subject with the next: as a chain they would be one story."""
    chain = [digest(f"r{n:02}", {f"w{n}": 200, f"w{n + 1}": 200}, at=n * HOUR) for n in range(12)]
    assert max(map(len, group(chain))) <= 4


def test_two_packages_of_one_donor_stay_apart_though_the_second_mentions_the_first():
    first = [
        digest(f"shells{n}", {"Norland": 90, "Vesland": 90, "shells": 150, "24000": 190, f"outlet{n}": 60},
               at=n * HOUR, numbers={"24000", "1.1bn"}, goods={"ammunition"}, names={"Lund"})
        for n in range(4)
    ]  # fmt: skip
    second = [
        digest(f"radars{n}", {"Norland": 90, "Vesland": 90, "radars": 150, "60": 120, "shells": 75, "24000": 95},
               at=2 * DAY + n * HOUR, numbers={"60", "1.9bn"}, goods={"radar"}, names={"Brandt"})
        for n in range(4)
    ]  # fmt: skip
    assert [len(story) for story in group([*second, *first])] == [4, 4]


def test_a_slip_in_one_number_leaves_a_report_in_its_story():
    told = {"Norland": 90, "Vesland": 90, "shells": 150, "Lund": 190}
    right = [digest(f"r{n}", told, at=n * HOUR, numbers={"24000"}, goods={"ammunition"}) for n in range(3)]
    wrong = digest("slip", told, at=5 * HOUR, numbers={"42000"}, goods={"ammunition"})
    assert group([wrong, *right]) == [("r0", "r1", "r2", "slip")]
