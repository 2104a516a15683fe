"""Promises of the documentation, held: pages are what the code says, shown commands run, links lead somewhere."""

import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from onrecord.version import __version__
from tools import reference, shown

ROOT = shown.ROOT
HAS_MODEL = any(Path(str(files("onrecord.reading"))).glob("model/*.onnx"))

needs_model = pytest.mark.skipif(not HAS_MODEL, reason="the trained weights are not in src/onrecord/reading/model yet")


@pytest.mark.parametrize("name", reference.PAGES)
def test_reference_pages_are_what_the_code_says(name):
    assert (ROOT / name).read_text("utf-8") == reference.PAGES[name](), "run: make docs"


@pytest.mark.parametrize("name", [*shown.PAGES, *reference.PAGES])
def test_links_lead_to_files_and_headings_that_are_there(name):
    page = ROOT / name
    for target in re.findall(r"\]\(([^)]+)\)", page.read_text("utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, heading = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), f"{name} links to {target}"
        if heading:
            headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.M)
            slugs = [re.sub(r"[^\w -]", "", it.lower()).replace(" ", "-") for it in headings]
            assert heading in slugs, f"{name} links to {target}"


@needs_model
@pytest.mark.model
@pytest.mark.parametrize("it", [pytest.param(it, id=f"{it.page}: {it.command}") for it in shown.shown()])
def test_commands_that_are_shown_print_what_is_shown(it):
    printed = shown.printed_by(it.command)
    assert it.output != "…\n", "the output is still to be filled in: make docs"
    assert it.agrees_with(printed), f"run: make docs. `{it.command}` prints:\n{printed}"


@needs_model
@pytest.mark.model
@pytest.mark.parametrize("name", shown.PAGES)
def test_python_that_is_shown_runs(name):
    for code in re.findall(r"^```python\n(.*?)^```$", (ROOT / name).read_text("utf-8"), re.M | re.S):
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=shown.environment(), check=True, timeout=120)


def test_every_option_that_help_names_is_in_the_reference():
    page = (ROOT / "docs/cli.md").read_text("utf-8")
    options = set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", shown.printed_by("onrecord read --help"), re.M)) - {"--help"}
    assert len(options) == 11
    assert all(f"`{option}`" in page for option in options)


def test_the_changelog_knows_this_version():
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_readme_shows_one_command_on_its_first_screen():
    first_screen = (ROOT / "README.md").read_text("utf-8").splitlines()[:12]
    assert "$ onrecord read examples/talks.md" in first_screen


def test_shown_output_agrees_line_by_line_and_around_what_is_left_out():
    it = shown.Shown("README.md", "onrecord", "one\n…\nlast\n")
    assert it.agrees_with("one\ntwo (2)\nlast\n") and it.agrees_with("one\nlast\n")
    sure = shown.Shown("README.md", "onrecord", "said · only 48% sure\n")
    assert sure.agrees_with("said · 51% sure\n") and not sure.agrees_with("denied · 48% sure\n")
    assert not it.agrees_with("one\ntwo\n") and not it.agrees_with("one\nlast\nmore\n")
