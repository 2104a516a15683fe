import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from onrecord.exports import JsonLinesWriter, JsonWriter, reading_object
from onrecord.records import Finding, Money, Published, Reading, Report, Span
from onrecord.records.objects import published_text
from tests.samples import READING, TEXT

SCHEMA = json.loads(files("onrecord.records").joinpath("reading.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def written(writer_type, *readings):
    stream = io.BytesIO()
    writer = writer_type(stream)
    for reading in readings:
        writer.add(reading)
    writer.finish()
    return stream.getvalue().decode()


def test_the_published_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "reading",
    [
        READING,
        Reading(Report(""), "r@0"),
        replace(READING, findings=(Finding("date_before_office", "He took office later", (Span(0, 3),)),)),
    ],
    ids=["full", "empty", "finding"],
)
def test_readings_hold_to_the_published_schema(reading):
    VALIDATOR.validate(reading_object(reading))


def test_the_sample_exercises_every_field_that_the_schema_describes():
    """Every object kind occurs in the sample, so the check above is a check of all of them."""
    found = reading_object(replace(READING, findings=(Finding("k", "m", ()),)))
    assert all(found[name] for name in ("speakers", "times", "money", "quantities", "attributions", "findings"))
    assert all(found["report"][name] for name in ("regions", "related"))
    attribution = found["attributions"][1]
    assert attribution["medium"] and attribution["said_on"] and attribution["chain"][1]["medium"]


def test_an_attribution_is_written_as_the_design_has_it():
    found = reading_object(READING)["attributions"][1]
    at = TEXT.index
    assert found == {
        "id": "a2",
        "kind": "direct",
        "source": [[at("Defence Minister"), at(" told Channel")]],
        "cue": [[at("told Channel"), at(" Channel Nine")]],
        "content": [[at("“We will"), at(" Defence Minister")], [at("“and we"), at("\nShe")]],
        "speaker": "s2",
        "medium": {"name": "Channel Nine", "kind": "outlet", "span": [at("Channel Nine"), at(" on Monday")]},
        "chain": [
            {"speaker": "outlet:courier", "medium": None, "span": None},
            {
                "speaker": "s2",
                "medium": {"name": "Channel Nine", "kind": "outlet", "span": [at("Channel Nine"), at(" on Monday")]},
                "span": [at("Defence Minister"), at(" told Channel")],
            },
        ],
        "stance": "promises",
        "said_on": {
            "from": "2025-03-10",
            "to": "2025-03-10",
            "text": "on Monday",
            "span": [at("on Monday"), at(", “and we")],
        },
        "confidence": 0.98,
        "unknown": {},
    }


def test_spans_count_in_the_text_that_is_written():
    found = reading_object(READING)
    text = found["report"]["text"]
    assert [text[start:end] for start, end in found["attributions"][2]["source"]] == ["She"]
    assert text[slice(*found["money"][0]["span"])] == "$1.5-2bn"


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("1500000000", "2000000000", [1500000000, 2000000000]),
        ("2.50", "2.50", 2.5),
        ("3E+9", "3E+9", 3000000000),
    ],
)
def test_a_range_is_a_pair_and_a_single_value_a_number(low, high, expected):
    money = Money(Span(0, 1), (Decimal(low), Decimal(high)), "USD")
    value = reading_object(replace(READING, money=(money,)))["money"][0]["value"]
    assert value == expected and json.dumps(value) == json.dumps(expected)


@pytest.mark.parametrize(
    ("precision", "expected"),
    [("day", "2025-02-11"), ("minute", "2025-02-11T09:30+01:00"), ("second", "2025-02-11T09:30:05+01:00")],
)
def test_publication_time_is_as_precise_as_stated(precision, expected):
    at = datetime(2025, 2, 11, 9, 30, 5, tzinfo=timezone(timedelta(hours=1)))
    assert published_text(Published(at, precision)) == expected


def test_publication_time_is_read_back_as_it_was():
    from onrecord.reports import parse_published

    for published in (
        Published(datetime(2025, 2, 11, tzinfo=UTC), "day"),
        Published(datetime(2025, 2, 11, 9, 30, tzinfo=UTC), "minute"),
        Published(datetime(2025, 2, 11, 9, 30, 5, tzinfo=UTC), "second"),
    ):
        assert parse_published(published_text(published)) == published


def test_one_line_for_each_reading_whatever_the_text_holds():
    report = Report("a\u2028b\u2029c\x85d\re\nf\x1cg", path="bad-\udc80-name.txt")
    lines = written(JsonLinesWriter, Reading(report, "r@0"), READING).splitlines()
    assert len(lines) == 2
    found = json.loads(lines[0])["report"]
    assert (found["text"], found["path"]) == (report.text, report.path)


def test_an_array_is_whole_with_none_one_and_two():
    assert json.loads(written(JsonWriter)) == []
    assert len(json.loads(written(JsonWriter, READING))) == 1
    assert json.loads(written(JsonWriter, READING, READING))[1] == reading_object(READING)
