"""Questions that reports, or a report and a known fact, answer differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.knowledge import Knowledge
from onrecord.records import Answer, Claim, Conflict, Quotation, Reading, Stand
from onrecord.tracing.alignment import weights_of
from onrecord.tracing.figures import find_figures
from onrecord.tracing.pages import Page
from onrecord.tracing.persons import find_persons
from onrecord.tracing.titles import find_offices
from onrecord.tracing.told import tell


def find_conflicts(
    readings: Sequence[Reading],
    claims: Sequence[Claim],
    quotations: Sequence[Quotation],
    stands: Sequence[Stand],
    knowledge: Knowledge,
) -> tuple[Conflict, ...]:
    """Each question once, with every report that answers it. readings: in the order of `order.in_order`."""
    pages = [Page(reading) for reading in readings]
    weights = weights_of(pages)
    told = {page.id: tell(page, knowledge.items) for page in pages}
    found = [*find_figures(pages, told, weights)]
    found += find_offices(pages, find_persons(pages))
    found += [conflict for page in pages for conflict in _known_facts(page)]
    return tuple(found)


def _known_facts(page: Page) -> Iterator[Conflict]:
    """What `checks` found in one report against the calendar, a known fact or itself."""
    for finding in page.reading.findings:
        passage = page.passage(finding.evidence[0])
        answer = Answer(page.id, " ".join(passage.words.split()), passage)
        yield Conflict(finding.kind.replace("_", " "), "slip", (answer,), None, finding.message)
