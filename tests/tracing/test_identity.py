"""Speakers of two reports that may be one."""

from __future__ import annotations

import pytest

from onrecord.records import Speaker
from onrecord.tracing.identity import same_speaker


def person(name: str, office: str | None = None, of: str | None = None, **more: object) -> Speaker:
    return Speaker("s1", name, "person", office=office, of=of, **more)  # type: ignore[arg-type]


LIND = person("Ada Lind", "defence minister", "state:NO", count=1)

CASES = {
    "a surname": (LIND, person("Lind"), "same"),
    "another transliteration": (person("Andrii Lysohor"), person("Andrey Lisogor"), "same"),
    "titles in the name": (LIND, person("the minister of defence of Norway Ada Lind"), "same"),
    "another person": (LIND, person("Bo Berg"), "other"),
    "another first name": (LIND, person("Karl Lind"), "other"),
    "an office": (LIND, person("the defence minister", anonymous=True, count=1), "maybe"),
    "a body and its spokesperson": (
        Speaker("institution:no-defence-ministry", "Norwegian defence ministry", "institution"),
        person("a spokesman for the Norwegian defence ministry", anonymous=True, count=1),
        "maybe",
    ),
    "an outlet carries somebody's words": (Speaker("outlet:reuters", "Reuters", "outlet"), LIND, "maybe"),
    "nobody known": (None, LIND, "maybe"),
    "two groups of another size": (
        Speaker("s2", "two diplomats", "group", anonymous=True, count=2),
        Speaker("s3", "three diplomats", "group", anonymous=True, count=3),
        "other",
    ),
    "one knowledge id": (
        Speaker("institution:nato", "NATO", "institution"),
        Speaker("institution:nato", "the Alliance", "institution"),
        "same",
    ),
}


@pytest.mark.parametrize(("one", "other", "sameness"), CASES.values(), ids=CASES.keys())
def test_whether_two_speakers_are_one(one: Speaker | None, other: Speaker | None, sameness: str) -> None:
    assert same_speaker(one, other) == sameness
    assert same_speaker(other, one) == sameness
