"""Markdown, PDF, ninjs and tables, and the project's own examples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.records import Report, SetAside
from onrecord.reports import LoadOptions, load, parse_published
from tests.reports.invariants import check_report, check_set_aside
from tests.reports.make_pdf import make_pdf

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXT = "The harbour office said on Monday that the ferries would sail again. “We have waited,” said Ana Maro."


def read(tmp_path: Path, name: str, data: bytes | str, **options: object) -> list[Report | SetAside]:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    results = list(load(path, options=LoadOptions(**options)))  # type: ignore[arg-type]
    for result in results:
        check_report(result) if isinstance(result, Report) else check_set_aside(result)
    return results


def report(results: list[Report | SetAside]) -> Report:
    (result,) = results
    assert isinstance(result, Report), result
    return result


def parts(of: Report, kind: str) -> list[str]:
    return [region.span.of(of.text) for region in of.regions if region.kind == kind]


def test_markdown_stands_as_it_is_and_its_front_matter_is_metadata(tmp_path: Path) -> None:
    text = f'---\ntitle: "x"\noutlet: Fjord Daily\ndate: 2025-03-06\n---\n# Ferries sail again\n\n{TEXT}\n\n## Why\n\n{TEXT}\n'
    found = report(read(tmp_path, "a.md", text))
    assert found.text == text
    assert (found.title, found.outlet) == ("Ferries sail again", "Fjord Daily")
    assert found.published == parse_published("2025-03-06")
    assert parts(found, "headline") == ["Ferries sail again"]
    assert parts(found, "body") == [f"{TEXT}\n\n## Why\n\n{TEXT}"]


def test_markdown_headlines_may_be_underlined(tmp_path: Path) -> None:
    found = report(read(tmp_path, "a.md", f"Ferries sail again\n======\n\n{TEXT}\n"))
    assert (found.title, parts(found, "boilerplate")) == ("Ferries sail again", ["======"])


def test_pdf_lines_become_paragraphs_and_running_heads_are_apart(tmp_path: Path) -> None:
    words = ["The Kingdom of Lorn will send twelve ambu-", "lances to Maravia, the minister said on", "Monday."]
    one = ["Ministry of Supply", "", "Lorn to send ambulances", "", *words, "", "Page 1"]
    two = ["Ministry of Supply", "", "They are to arrive by the end of the month,", "he added.", "", "Page 2"]
    found = report(read(tmp_path, "a.pdf", make_pdf([one, two])))
    assert parts(found, "headline") == ["Lorn to send ambulances"]
    assert parts(found, "body") == [
        "The Kingdom of Lorn will send twelve ambulances to Maravia, the minister said on Monday.\n\n"
        "They are to arrive by the end of the month, he added."
    ]
    assert "Ministry of Supply" in parts(found, "boilerplate")


def ninjs(**changes: object) -> str:
    item: dict[str, object] = {
        "uri": "urn:x:ferries",
        "versionCreated": "2025-03-07T16:40:00Z",
        "language": "en",
        "by": "Norpress/ALK",
        "infoSources": [{"name": "Wire House", "role": "author"}, {"name": "Merion Post", "role": "publisher"}],
        "headlines": [{"role": "short", "value": "Ferries"}, {"role": "main", "value": "Ferries sail again"}],
        "bodies": [
            {"role": "main", "contentType": "text/plain", "value": TEXT},
            {"role": "rich", "contentType": "text/html", "value": f"<p>{TEXT}</p><p>She named no date.</p>"},
        ],
        "associations": [
            {"type": "picture", "descriptions": [{"value": "A ferry in port"}]},
            {"type": "text", "headlines": [{"value": "Storm is over"}]},
        ],
    }
    return json.dumps(item | changes)


def test_ninjs_3_gives_all_that_it_says(tmp_path: Path) -> None:
    found = report(read(tmp_path, "a.json", ninjs()))
    assert (found.title, found.outlet, found.url) == ("Ferries sail again", "Merion Post", "urn:x:ferries")
    assert found.published == parse_published("2025-03-07T16:40:00Z")
    assert parts(found, "byline") == ["Norpress/ALK"]
    assert parts(found, "body") == [f"{TEXT}\n\nShe named no date."]
    assert parts(found, "caption") == ["A ferry in port"]
    assert [item.title for item in found.related] == ["Storm is over"]


def test_ninjs_2_and_1_write_names_in_lower_case(tmp_path: Path) -> None:
    item = {
        "uri": "urn:x:1",
        "versioncreated": "2025-03-07",
        "headline": "Ferries sail again",
        "body_html": f"<p>{TEXT}</p>",
    }
    found = report(read(tmp_path, "a.json", json.dumps(item)))
    assert (found.title, parts(found, "body")) == ("Ferries sail again", [TEXT])


def test_ninjs_without_a_body_is_set_aside(tmp_path: Path) -> None:
    (result,) = read(tmp_path, "a.json", ninjs(bodies=[], type="picture"))
    assert isinstance(result, SetAside) and "the ninjs picture has no body text" in result.reason


def test_a_withdrawn_item_says_so(tmp_path: Path) -> None:
    assert 'its publishing status is "canceled"' in report(read(tmp_path, "a.json", ninjs(pubStatus="canceled"))).notes


ROWS = [
    {
        "headline": "Ferries sail again",
        "body": TEXT,
        "publisher": "Fjord Daily",
        "date": "2025-03-06",
        "link": "https://x.example/1",
    },
    {"headline": "Storm is over", "body": TEXT, "publisher": "Fjord Daily", "date": "someday", "link": ""},
]


def as_csv(delimiter: str) -> str:
    heading = delimiter.join(ROWS[0])
    return "\r\n".join([heading, *(delimiter.join(f'"{cell}"' for cell in row.values()) for row in ROWS)])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", "\n".join(map(json.dumps, ROWS))),
        ("a.json", json.dumps(ROWS)),
        ("a.csv", as_csv(",")),
        ("b.csv", "\ufeff" + as_csv(";")),
        ("a.tsv", as_csv("\t")),
    ],
)
def test_tables_are_read_under_the_usual_column_names(tmp_path: Path, name: str, data: str) -> None:
    first, second = read(tmp_path, name, data)
    assert isinstance(first, Report) and isinstance(second, Report)
    assert first.path == f"{tmp_path / name}#1"
    assert (first.text, first.title, first.outlet) == (TEXT, "Ferries sail again", "Fjord Daily")
    assert (first.url, first.published) == ("https://x.example/1", parse_published("2025-03-06"))
    assert second.published is None
    assert second.notes == ('the publication time "someday" is no date that onrecord reads',)


def test_parquet_is_read_like_any_table(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.Table.from_pylist(ROWS), tmp_path / "a.parquet")
    first, _ = load(tmp_path / "a.parquet")
    assert isinstance(first, Report) and first.text == TEXT


def test_parquet_without_pyarrow_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    (result,) = read(tmp_path, "a.parquet", b"PAR1" + bytes(90) + b"PAR1")
    assert isinstance(result, SetAside) and result.remedy == 'Install it: pip install "onrecord[tables]".'


def test_columns_can_be_stated_and_then_name_the_rows(tmp_path: Path) -> None:
    data = json.dumps({"words": TEXT, "key": 77, "text": "not this"})
    assert (
        report(read(tmp_path, "a.jsonl", data, columns={"text": "words", "id": "key"})).path == f"{tmp_path}/a.jsonl#77"
    )


def test_a_stated_column_that_is_missing_is_named(tmp_path: Path) -> None:
    (result,) = read(tmp_path, "a.csv", "a,b\n1,2\n", columns={"text": "words"})
    assert isinstance(result, SetAside)
    assert result.reason == 'the column "words" for text is missing; columns: a, b'


def test_a_column_that_is_there_twice_is_not_guessed_between(tmp_path: Path) -> None:
    (result,) = read(tmp_path, "a.csv", "text,text\na,b\n")
    assert isinstance(result, SetAside) and "there more than once" in result.reason


def test_a_bad_row_does_not_stop_the_table(tmp_path: Path) -> None:
    lines = [json.dumps({"text": TEXT}), "{broken", "", json.dumps({"text": ""}), "[1]", json.dumps({"text": TEXT})]
    results = read(tmp_path, "a.jsonl", "\n".join(lines))
    assert [result.path.rsplit("#")[-1] for result in results if result.path] == ["1", "2", "4", "5", "6"]
    assert [type(result).__name__ for result in results] == ["Report", "SetAside", "SetAside", "SetAside", "Report"]


def test_a_table_that_gives_nothing_is_given_up(tmp_path: Path) -> None:
    results = read(tmp_path, "a.jsonl", "x\n" * 5_000)
    assert len(results) == 1_001
    assert isinstance(results[-1], SetAside) and "1,000 rows one after the other" in results[-1].reason


def test_a_table_without_rows_says_so(tmp_path: Path) -> None:
    (result,) = read(tmp_path, "a.csv", "text,title\n")
    assert isinstance(result, SetAside) and result.reason == "the table has no rows"


def test_surrogates_in_json_are_replaced_and_reported(tmp_path: Path) -> None:
    found = report(read(tmp_path, "a.json", '{"text": "She \\ud83d said so \\u0000 today."}'))
    assert found.text == "She \ufffd said so \ufffd today."
    assert found.notes[:2] == ("1 NUL character replaced", "1 lone surrogate replaced")


def test_every_example_is_read() -> None:
    results = [result for path in sorted(EXAMPLES.glob("*.*")) for result in load(path)]
    assert all(isinstance(result, Report) and result.unread is None for result in results), results
    for result in results:
        assert isinstance(result, Report)
        check_report(result)
        assert result.language == "en"
    assert len(results) == 8


def test_the_plain_example_has_its_related_headlines_apart() -> None:
    (found,) = load(EXAMPLES / "harbour-patrol.txt")
    assert isinstance(found, Report)
    assert [region.kind for region in found.regions] == ["body", "related"]
    assert [item.title for item in found.related] == [
        "Norpress: Insurers raise rates for ships bound for Port Sable",
        "Finland hands over four river boats to Maravia’s coast guard",
        "Maravia and Canada to sign fishing agreement in April",
        "What we know about the shelling of the eastern harbour",
    ]
