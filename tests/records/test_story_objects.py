import json
from importlib.resources import files
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

from onrecord.records import ConflictType, CreditKind, DerivationKind, Drift, OriginKind, Stance
from onrecord.records.story_objects import STORY_SCHEMA, story_object
from tests.stories import EMPTY, REPORTS, STORY, WIRE

SCHEMA = json.loads(files("onrecord.records").joinpath("story.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_published_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["schema"]["const"] == STORY_SCHEMA


@pytest.mark.parametrize("story", [STORY, EMPTY], ids=["full", "empty"])
@pytest.mark.parametrize("reports", [REPORTS, {}], ids=["with its reports", "all forgotten"])
def test_stories_hold_to_the_published_schema(story, reports):
    written = json.loads(json.dumps(story_object(story, reports), allow_nan=False))
    VALIDATOR.validate(written)


def test_the_sample_exercises_every_kind_of_object_that_the_schema_describes():
    """So that the check above is a check of all of them."""
    seen = set()

    def walk(value, schema):
        if "anyOf" in schema and value is not None:
            return walk(value, schema["anyOf"][0])
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[1]
            seen.add(name)
            return walk(value, SCHEMA["$defs"][name])
        if isinstance(value, dict):
            for key, it in value.items():
                walk(it, schema["properties"][key])
        elif isinstance(value, list) and isinstance(schema.get("items"), dict):
            for it in value:
                walk(it, schema["items"])
        return None

    walk(story_object(STORY, REPORTS), SCHEMA)
    assert seen == set(SCHEMA["$defs"])


@pytest.mark.parametrize(
    ("kind", "field", "words"),
    [
        ("origin", "kind", OriginKind),
        ("credit", "kind", CreditKind),
        ("derivation", "kind", DerivationKind),
        ("variant", "drift", Drift),
        ("conflict", "type", ConflictType),
        ("stand", "stance", Stance),
    ],
)
def test_the_schema_lists_the_words_that_the_records_have(kind, field, words):
    assert SCHEMA["$defs"][kind]["properties"][field]["enum"] == list(get_args(words))


def test_a_report_is_named_by_what_is_known_of_it():
    found = story_object(STORY, {WIRE.id: WIRE})["reports"]
    assert found[0] == {
        "id": WIRE.id,
        "outlet": "Coast Wire",
        "title": "Norland weighs field bridges for Vesland",
        "published": "2031-03-04T09:30+00:00",
        "language": "en",
        "url": "https://coastwire.example/bridges",
        "path": None,
    }
    assert {value for key, value in found[1].items() if key != "id"} == {None}


def test_a_passage_says_where_it_stands():
    passage = story_object(STORY, REPORTS)["claims"][0]["mentions"][0]["passage"]
    start, end = passage["span"]
    assert passage["report"] == WIRE.id
    assert WIRE.text[start:end] == passage["words"] == "Norland may buy twelve field bridges from Estmark for Vesland"
