"""onrecord trace and onrecord story as a whole, with a stub in place of the trained reader."""

import json
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from onrecord.cli import read as read_module
from onrecord.cli.app import app
from onrecord.ledger import Ledger
from onrecord.records import Act, Attribution, ChainLink, Item, Party, Reading, Report, Span, Speaker

TEXTS = {
    "01_gull": "Norland may buy twelve field bridges from Estmark for Vesland, two officials told the Gull on Tuesday.",
    "02_post": "The Gull reports that Norland may buy twelve field bridges from Estmark for Vesland, citing two officials.",
}


class StubReader:
    """Takes every report for one statement by two officials that Norland may buy bridges."""

    def read_many(self, reports):
        for report in reports:
            assert isinstance(report, Report)
            yield reading_of(report)


def reading_of(report):
    def span(words):
        at = report.text.index(words)
        return Span(at, at + len(words))

    def party(name):
        return (Party(None, name, (span(name),)),)

    officials = span("two officials")
    content = (span("Norland may buy twelve field bridges from Estmark for Vesland"),)
    item = Item("field bridges", None, None, None, span("field bridges"))
    act = Act(
        "act1", "purchase", "considered", "PS+", "a1", "military", buyer=party("Norland"), seller=party("Estmark"),
        beneficiary=party("Vesland"), items=(item,), evidence=content, confidence=0.9,
    )  # fmt: skip
    said = Attribution(
        "a1", "indirect", (officials,), (), content, "s1", None, (ChainLink("s1", None, officials),), "asserts", None, 0.9
    )  # fmt: skip
    speaker = Speaker("s1", "two officials", "person", anonymous=True, count=2, spans=(officials,))
    return Reading(report, "stub@0", speakers=(speaker,), attributions=(said,), acts=(act,))


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """A folder with a story in the form of the story files, and a stub that reads it."""
    monkeypatch.setattr(read_module, "make_reader", lambda options: StubReader())
    story = tmp_path / "story"
    story.mkdir()
    for hour, (name, text) in enumerate(TEXTS.items(), start=9):
        row = {
            "url": f"https://{name}.example/", "outlet": name[3:], "title": None,
            "published": f"2031-03-04T{hour:02}:00:00+00:00", "lang": "en", "text": text,
        }  # fmt: skip
        (story / f"{name}.json").write_text(json.dumps(row))
    (story / "gold.json").write_text("{}")
    return story


@pytest.fixture
def ledger(folder, tmp_path):
    """A ledger that holds the story."""
    place = tmp_path / "desk.db"
    assert CliRunner().invoke(app, ["read", str(folder), "--db", str(place)]).exit_code == 0
    return place


def invoke(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


CLAIM = "Norland considers buying field bridges from Estmark for Vesland"


def test_a_folder_is_one_story_and_its_page_is_printed(folder):
    result = invoke("trace", folder)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith(f"{CLAIM}\npossible · told in [1, 2] · 2 reports, 4 March 2031\n")
    assert "  1  gull · 4 March 2031, 09:00 UTC" in result.stdout
    assert result.stderr == ""


def test_json_is_one_array_of_stories(folder):
    (story,) = json.loads(invoke("trace", folder, "--format", "json").stdout)
    assert [report["outlet"] for report in story["reports"]] == ["gull", "post"]
    assert story["claims"][0]["buyer"] == [{"id": None, "name": "Norland"}]


def test_prov_dot_and_svg_are_written(folder, tmp_path):
    assert json.loads(invoke("trace", folder, "--format", "prov").stdout)["entity"]
    dot = invoke("trace", folder, "--format", "dot").stdout
    assert dot.startswith("digraph provenance {") and f'label="{CLAIM}"' in dot
    result = invoke("trace", folder, "--format", "svg", "-o", tmp_path / "story.svg")
    assert result.stdout == "" and result.stderr == f'Wrote 1 story of 2 reports to "{tmp_path / "story.svg"}".\n'
    assert ElementTree.parse(tmp_path / "story.svg").getroot().tag.endswith("svg")


def test_a_report_that_is_given_twice_counts_once(folder):
    result = invoke("trace", folder, folder / "01_gull.json")
    assert "2 reports, 4 March 2031" in result.stdout
    assert result.stderr == "Left out 1 report that came before.\n"


def test_inputs_that_give_no_report_are_named_and_the_rest_is_traced(folder):
    result = invoke("trace", folder, "missing.txt")
    assert result.exit_code == 1
    assert result.stdout.startswith(CLAIM)
    assert "Set aside: 1 of 3\n  missing.txt: there is no such file or folder" in result.stderr


def test_nothing_to_trace_gives_nothing(folder):
    result = invoke("trace", "missing.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert invoke("trace", "missing.txt", "--format", "json").stdout == "[]\n"


@pytest.mark.parametrize("arguments", [[], ["story", "--db", "x.db"]], ids=["neither", "both"])
def test_what_to_trace_is_said_once(arguments):
    result = invoke("trace", *arguments)
    assert result.exit_code == 2
    assert "Cannot tell what to trace" in result.stderr


def test_an_output_that_cannot_be_is_refused_before_reading(folder, tmp_path):
    result = invoke("trace", folder, "-o", tmp_path)
    assert result.exit_code == 2 and "it is a folder" in result.stderr


def test_the_stories_of_a_ledger_are_listed(ledger):
    result = invoke("trace", "--db", ledger)
    assert result.exit_code == 0 and result.stderr == "1 story\n"
    assert "S-0001         2   2031-03-04   2031-03-04   untitled" in result.stdout
    assert invoke("trace", "--db", ledger, "--at-least", "3").stderr == "0 stories\n"
    assert invoke("trace", "--db", ledger, "--as-of", "2031-03-03").stderr == "0 stories\n"


def test_a_story_of_a_ledger_is_shown_as_its_files_are(folder, ledger):
    from_files = invoke("trace", folder).stdout.replace("4 March 2031\n", "4 March 2031 · S-0001\n", 1)
    assert invoke("story", "S-0001", "--db", ledger).stdout == from_files
    (story,) = json.loads(invoke("story", "s-1", "--db", ledger, "--format", "json").stdout)
    assert (story["id"], [it["outlet"] for it in story["reports"]]) == ("S-0001", ["gull", "post"])
    assert json.loads(invoke("trace", "--db", ledger, "--format", "json").stdout) == [story]


def test_a_ledger_tells_a_story_as_of_a_day(folder, ledger):
    row = json.loads((folder / "02_post.json").read_text())
    later = row | {"url": "https://late.example/", "outlet": "late", "published": "2031-03-06"}
    (folder / "03_late.json").write_text(json.dumps(later))
    assert invoke("read", folder, "--db", ledger).exit_code == 0
    assert "3 reports, 4–6 March 2031" in invoke("story", "S-0001", "--db", ledger).stdout
    assert "2 reports, 4 March 2031" in invoke("story", "S-0001", "--db", ledger, "--as-of", "2031-03-05").stdout


def test_a_forgotten_report_is_out_of_its_story(ledger):
    id = next(iter(json.loads(invoke("story", "S-0001", "--db", ledger, "--format", "json").stdout)[0]["reports"]))[
        "id"
    ]
    Ledger.open(ledger).forget(id, who="Editor", why="asked for")
    page = invoke("story", "S-0001", "--db", ledger).stdout
    assert "1 report, 4 March 2031" in page and "gull ·" not in page


@pytest.mark.parametrize(("id", "words"), [("S-0099", "There is no story S-0099"), ("C-1", "is not the id of a story")])
def test_an_unknown_story_is_wrong_usage(ledger, id, words):
    result = invoke("story", id, "--db", ledger)
    assert result.exit_code == 2 and words in result.stderr


def test_a_limit_below_zero_is_refused(ledger):
    assert "Cannot use --limit -1" in invoke("trace", "--db", ledger, "--limit", "-1").stderr
