from __future__ import annotations

from onrecord.knowledge import Knowledge
from onrecord.records import Reading, Report
from onrecord.tracing.trace import story_of


def test_a_report_without_anything_to_read_is_a_story_that_tells_nothing():
    report = Report("Photograph: our archive", url="https://courier.example/pictures")
    story = story_of([Reading(report, "reader@1")], Knowledge.load())
    assert (story.reports, story.claims, story.core, story.origins) == ((report.id,), (), None, ())
