"""Loading: what the user names, and every way in which it can be no report."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.records import Report, SetAside
from onrecord.reports import LoadOptions, load, parse_published
from tests.reports.invariants import check_report, check_set_aside
from tests.reports.make_pdf import make_pdf

TEXT = (
    "Ferries sail again after a week of storm\n\nThe harbour office said on Monday that the ferries would sail again. "
    "“We have waited long enough,” said its head, Ana Maro.\n"
)


def reports(source: str | Path, **options: object) -> list[Report]:
    loaded = list(load(source, options=LoadOptions(**options)))  # type: ignore[arg-type]
    assert all(isinstance(result, Report) for result in loaded), loaded
    return [result for result in loaded if isinstance(result, Report)]


def aside(source: str | Path, **options: object) -> SetAside:
    (result,) = load(source, options=LoadOptions(**options))  # type: ignore[arg-type]
    assert isinstance(result, SetAside), result
    check_set_aside(result)
    return result


def test_a_text_file_stands_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ferries.txt"
    path.write_text(TEXT, encoding="utf-8")
    (report,) = reports(path)
    check_report(report)
    assert report.text == TEXT
    assert (report.path, report.title) == (str(path), "Ferries sail again after a week of storm")
    assert (report.language, report.published, report.unread) == ("en", None, None)


@given(text=st.text(min_size=1))
def test_any_text_file_gives_the_same_text(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / "any.txt"
    text = "She said so. " + text.replace("\0", "")
    path.write_bytes(text.encode())
    (result,) = load(path, options=LoadOptions(format="text"))
    if isinstance(result, Report):
        check_report(result)
        assert result.text == text.replace("\r\n", "\n").replace("\r", "\n")
    else:
        assert "binary" in result.reason


def test_options_say_what_the_file_does_not(tmp_path: Path) -> None:
    when = parse_published("2025-02-11")
    path = tmp_path / "ferries.txt"
    path.write_text(TEXT, encoding="utf-8")
    (report,) = reports(path, published=when, outlet="Fjord Daily")
    assert (report.published, report.outlet) == (when, "Fjord Daily")


def test_options_do_not_overrule_what_the_file_says(tmp_path: Path) -> None:
    path = tmp_path / "ferries.json"
    path.write_text(json.dumps({"text": TEXT, "outlet": "The Sable Courier"}), encoding="utf-8")
    assert reports(path, outlet="Fjord Daily")[0].outlet == "The Sable Courier"


def test_standard_input_is_read_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"\n".join(json.dumps({"text": TEXT}).encode() for _ in range(2))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [report.path for report in reports("-")] == ["-#1", "-#2"]


def test_gzip_is_looked_through(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl.gz"
    path.write_bytes(gzip.compress((json.dumps({"text": TEXT}) + "\n").encode() * 3))
    assert [report.path for report in reports(path)] == [f"{path}#{number}" for number in (1, 2, 3)]


def test_a_folder_is_read_recursively_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.txt", ".hidden.txt", "page_files/style.css"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "page.html").write_text(f"<html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    found = [os.path.relpath(report.path or "", tmp_path) for report in reports(tmp_path)]
    assert found == ["a/y.txt", "a/z.txt", "b.txt", "page.html"]


def test_what_an_annotator_knows_of_a_story_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "story").mkdir()
    for name in ("story/01_gull.json", "story/gold.json", "gold.json"):
        (tmp_path / name).write_text('{"text": "Nothing happened in the harbour today, the gulls report."}')
    assert [Path(it.path).name for it in load(tmp_path)] == ["gold.json", "01_gull.json"]
    assert len(list(load(tmp_path / "story" / "gold.json"))) == 1  # whoever names it means it


def test_a_folder_that_leads_back_into_itself_is_reported_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "back").symlink_to(tmp_path)
    (tmp_path / "a" / "x.txt").write_text(TEXT, encoding="utf-8")
    loop, report = load(tmp_path)
    assert isinstance(loop, SetAside) and "the same folder as" in loop.reason
    assert isinstance(report, Report)


def test_bad_files_do_not_stop_a_folder(tmp_path: Path) -> None:
    (tmp_path / "1-empty.txt").write_bytes(b"")
    (tmp_path / "2-gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "3-picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    (tmp_path / "4-good.txt").write_text(TEXT, encoding="utf-8")
    assert [type(result).__name__ for result in load(tmp_path)] == ["SetAside", "SetAside", "SetAside", "Report"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "it is empty"),
        ("blank.html", b" \n ", "it is empty"),
        ("dots.txt", b"... --- ...", "no text in it"),
        ("binary.txt", bytes(range(256)) * 30, "binary, not text"),
        ("tracker.xlsx", b"PK\x03\x04" + bytes(60), "workbook, not a report"),
        ("memo.docx", b"PK\x03\x04" + bytes(60), "zip container"),
        ("feed.xml", b"<?xml version='1.0'?><rss><channel/></rss>", "XML file"),
        ("bomb.xml", b"<!DOCTYPE lolz [<!ENTITY a 'ha'>]><lolz>&a;</lolz>", "XML file"),
        ("fake.pdf", b"This is no PDF at all.", 'named ".pdf" but its content is not'),
        ("cut.json", b'{"text": "She sa', "not valid JSON"),
        ("deep.json", b"[" * 100_000, "nested too deep"),
        ("bare.json", b'{"a": 1}', "no column for the text was found; columns: a"),
        ("no-text.html", b"<html><body><script>1</script></body></html>", "no text"),
        ("deep.html", b"<html><body>" + b"<div>" * 100_000 + b"x", "nested more than 256 deep"),
        ("cut.gz", gzip.compress(b"She said so.")[:15], "gzip packing is damaged"),
        ("bomb.txt.gz", gzip.compress(b"a" * 80_000_000), "unpacks to more than 50,000,000 bytes"),
        ("scan.pdf", make_pdf([[], []]), "no text layer"),
        ("locked.pdf", make_pdf([["She said so, and so did the others."]], encrypted=True), "locked with a password"),
        ("cut.pdf", make_pdf([["She said so."]])[:200], "the PDF"),
        ("long.pdf", make_pdf([["x"]] * 301), "301 pages, at most 300"),
    ],
)
def test_bad_input_is_set_aside_with_its_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    result = aside(tmp_path / name)
    assert reason in result.reason
    assert result.path == str(tmp_path / name)


@pytest.mark.parametrize("name", ["nowhere.txt", "nowhere/at/all.html", "a\0b.txt", "x" * 5_000])
def test_names_that_lead_nowhere_are_set_aside(name: str) -> None:
    aside(name)


def test_no_permission_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(TEXT, encoding="utf-8")

    def refuse(*args: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("onrecord.reports.inputs.os.open", refuse)  # chmod does not bind root, who runs the tests
    assert aside(path).reason == "there is no permission to read it"


def test_too_large_is_set_aside_with_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert "larger than 100 bytes" in aside(path, max_bytes=100).reason


def test_content_wins_over_the_name(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(f"<!doctype html><html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    (tmp_path / "plain.html").write_text(TEXT, encoding="utf-8")
    page, plain = reports(tmp_path)
    assert "<" not in page.text
    assert plain.text == TEXT


def test_a_stated_format_wins_over_both(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("<html><p>Ana Maro said so.</p></html>", encoding="utf-8")
    assert reports(path, format="text")[0].text == "<html><p>Ana Maro said so.</p></html>"


def test_file_names_that_are_no_text_can_be_written_out(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")
    Path(os.fsdecode(path)).write_text(TEXT, encoding="utf-8")
    (report,) = reports(tmp_path)
    assert (report.path or "").endswith("caf\ufffd.txt")


def test_reasons_hold_nothing_that_a_terminal_acts_on(tmp_path: Path) -> None:
    path = tmp_path / "\x1b[2Jx.csv"
    path.write_text("\x1b]0;owned\x07,b\n1,2\n", encoding="utf-8")
    result = aside(path)
    assert "\x1b" not in result.path + result.reason


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"format": "docx"}, 'Unknown format "docx". Known: text, markdown'),
        ({"columns": {"body": "x"}}, 'Unknown field "body" in the column mapping. Known: text, title'),
        ({"max_bytes": 0}, "max_bytes is 0"),
    ],
)
def test_wrong_options_are_told_before_anything_is_read(options: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        LoadOptions(**options)  # type: ignore[arg-type]
    assert message in str(caught.value)


def test_reading_a_text_imports_none_of_the_heavy_libraries(tmp_path: Path) -> None:
    path = tmp_path / "ferries.txt"
    path.write_text(TEXT * 4, encoding="utf-8")
    code = (
        "import sys; from onrecord.reports import load; print(len(list(load(sys.argv[1]))));"
        "print(sorted({'trafilatura', 'pypdf', 'pyarrow', 'httpx', 'lxml', 'py3langid', 'numpy'} & set(sys.modules)))"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, env=environment)
    assert not run.stderr
    assert run.stdout.split("\n")[:2] == ["1", "[]"]
