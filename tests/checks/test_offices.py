"""People and their offices against the day of what they say. Holders and terms are facts; every sentence is our own."""

from __future__ import annotations

import pytest

from onrecord.checks.offices import check_offices
from onrecord.knowledge import Knowledge
from onrecord.records import Finding, Reading
from onrecord.reports import parse_published
from tests.reading.marked import Marked


def findings(marked: str, published: str) -> list[Finding]:
    """Findings on a report in which sources, cues and contents are marked."""
    read = Marked(marked, published=parse_published(published))
    reading = Reading(
        read.report, "stub@0", read.cast.speakers(), times=read.times, attributions=tuple(read.attributions)
    )
    return list(check_offices(reading, Knowledge.load()))


WRONG = [
    (
        "[1s NATO Secretary General Mark Rutte] [1q signalled] [1c readiness to pay for radars in January 2024].",
        "2025-02-11",
        "Mark Rutte became Secretary General of NATO on 1 October 2024; the report dates this to January 2024",
        ["NATO Secretary General Mark Rutte", "January 2024"],
    ),
    (
        "[1s NATO Secretary General Mark Rutte] [1q said] on 3 February 2024 [1c that radars would follow].",
        "2025-02-11",
        "Mark Rutte became Secretary General of NATO on 1 October 2024; the report dates this to 3 February 2024",
        ["NATO Secretary General Mark Rutte", "on 3 February 2024"],
    ),
    (
        "[1s NATO Secretary General Mark Rutte] [1q said] on Monday [1c that radars would follow].",
        "2024-02-14",
        "Mark Rutte became Secretary General of NATO on 1 October 2024; the report dates this to 12 February 2024",
        ["NATO Secretary General Mark Rutte", "on Monday"],
    ),
    (
        "[1s NATO Secretary General Mark Rutte] [1q said] [1c that radars would follow].",
        "2024-02-14",
        "Mark Rutte became Secretary General of NATO on 1 October 2024; the report was published on 14 February 2024",
        ["NATO Secretary General Mark Rutte"],
    ),
    (
        "[1s NATO Secretary General Jens Stoltenberg] [1q said] on Monday [1c that radars would follow].",
        "2025-02-11",
        "Jens Stoltenberg was Secretary General of NATO until 1 October 2024; the report dates this to 10 February 2025",
        ["NATO Secretary General Jens Stoltenberg", "on Monday"],
    ),
    (
        "A train. NATO Secretary General Mark Rutte visited Kyiv in January 2024. More.",
        "2025-02-11",
        "Mark Rutte became Secretary General of NATO on 1 October 2024; the report dates this to January 2024",
        ["NATO Secretary General Mark Rutte", "January 2024"],
    ),
    (
        "[1s US President Donald Trump] [1q said] on 3 March 2024 [1c that radars would follow].",
        "2025-04-11",
        "Donald Trump was President of the United States until 20 January 2021 and again from 20 January 2025; the report "
        "dates this to 3 March 2024",
        ["US President Donald Trump", "on 3 March 2024"],
    ),
]


@pytest.mark.parametrize(("marked", "published", "message", "evidence"), WRONG, ids=[case[2][:60] for case in WRONG])
def test_a_title_that_does_not_fit_its_day_is_found(
    marked: str, published: str, message: str, evidence: list[str]
) -> None:
    (found,) = findings(marked, published)
    assert found.kind == "office_not_held"
    assert found.message == f"{message}: either the date or the title is wrong"
    text = Marked(marked).report.text
    assert [span.of(text) for span in found.evidence] == evidence


SOUND = [
    ("held", "[1s NATO Secretary General Mark Rutte] [1q said] on Monday [1c that it is so].", "2025-02-11"),
    ("former", "[1s Former NATO Secretary General Jens Stoltenberg] [1q said] on Monday [1c it is so].", "2025-02-11"),
    ("then", "[1s Then-NATO Secretary General Jens Stoltenberg] [1q said] on Monday [1c it is so].", "2025-02-11"),
    ("incoming", "[1s Incoming NATO Secretary General Mark Rutte] [1q said] [1c that it is so].", "2024-09-01"),
    ("designate", "[1s NATO Secretary General-designate Mark Rutte] [1q said] [1c that it is so].", "2024-07-01"),
    ("without a title", "[1s Mark Rutte] [1q said] on 3 February 2024 [1c that it is so].", "2025-02-11"),
    ("near the term", "[1s NATO Secretary General Mark Rutte] [1q said] [1c that it is so].", "2024-09-25"),
    ("a courtesy", "[1s US President Barack Obama] [1q said] on Monday [1c that it is so].", "2025-02-11"),
    ("looking back", "[1s US President Donald Trump] [1q said] on 3 July 2023 [1c that it is so].", "2025-02-11"),
    ("after the files", "[1s NATO Secretary General Mark Rutte] [1q said] on Monday [1c that it is so].", "2029-02-11"),
    ("another body", "[1s OPEC Secretary General Mark Rutte] [1q said] on Monday [1c that it is so].", "2024-02-14"),
    ("another office", "[1s Deputy Prime Minister Mark Rutte] [1q said] on Monday [1c that it is so].", "2025-02-11"),
    ("nobody we know", "[1s NATO Secretary General Ilse Brandvold] [1q said] on Monday [1c it is so].", "2024-02-14"),
    ("an event's date", "[1s NATO Secretary General Mark Rutte] [1q praised] [1c the vote in January 2024].", "2025-02-11"),
    ("a visit in office", "NATO Secretary General Mark Rutte visited Kyiv in January 2025.", "2025-02-11"),
    ("a visit before", "Former NATO Secretary General Mark Rutte visited Kyiv in January 2024.", "2025-02-11"),
    ("a visit long ago", "NATO Secretary General Mark Rutte visited Kyiv in July 2022.", "2025-02-11"),
    ("another's visit", "NATO Secretary General Mark Rutte met Ada Brandt, who left in January 2024.", "2025-02-11"),
    ("a date of a thing", "NATO Secretary General Mark Rutte signed a treaty drafted in January 2024.", "2025-02-11"),
    (
        "a date of what is said",
        "[1s NATO Secretary General Mark Rutte] [1q said] [1c radars were sent in January 2024].",
        "2025-02-11",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "published"), [case[1:] for case in SOUND], ids=[case[0] for case in SOUND])
def test_what_can_be_innocent_is_left_alone(marked: str, published: str) -> None:
    assert findings(marked, published) == []


def test_a_users_row_is_believed(tmp_path) -> None:
    (tmp_path / "offices_mine.csv").write_text(
        "# known until 2025-05\noffice,title,owner,kind,holder,aliases,from,to,acting\n"
        "nato-secretary-general,Secretary General of NATO,nato,secretary_general,Mark Rutte,,2024-01-01,2024-10-01,\n"
    )
    marked, _, _, _ = WRONG[1]
    read = Marked(marked, published=parse_published("2025-02-11"))
    reading = Reading(read.report, "stub@0", read.cast.speakers(), attributions=tuple(read.attributions))
    assert list(check_offices(reading, Knowledge.load(tmp_path))) == []
