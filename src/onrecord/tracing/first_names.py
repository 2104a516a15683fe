"""First names on which reports do not agree: one office, one surname, two first names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.records import Answer, Conflict, Span
from onrecord.tracing.pages import Page
from onrecord.tracing.persons import Person, mentions_of
from onrecord.tracing.titles import titles_of


def find_first_names(pages: Sequence[Page], persons: Sequence[Person]) -> Iterator[Conflict]:
    """A person of an office whose first name one report alone has otherwise."""
    namesakes: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        namesakes[person.last].append(person)
    for several in namesakes.values():
        for main in several:
            for odd in several:
                if main is not odd and (found := _conflict(main, odd, pages)):
                    yield found


def _conflict(main: Person, odd: Person, pages: Sequence[Page]) -> Conflict | None:
    full = {person: {page.id: span for page in pages if (span := _full_name(person, page))} for person in (main, odd)}
    if len(full[main]) < 2 or len(full[odd]) != 1 or full[main].keys() & full[odd].keys():
        return None
    kinds = [
        {one.kind for page in pages if page.id in full[person] for one in titles_of(person, page)} for person in full
    ]
    if not kinds[0] & kinds[1]:
        return None
    places = {report: (person.name, span) for person, spans in full.items() for report, span in spans.items()}
    answers = [
        Answer(page.id, places[page.id][0], page.passage(places[page.id][1])) for page in pages if page.id in places
    ]
    office = min(kinds[0] & kinds[1])
    why = f"{len(full[main])} of {len(answers)} reports call the {office} {main.name}, one alone {odd.name}"
    return Conflict(f"the name of the {office}", "slip", tuple(answers), main.name, why)


def _full_name(person: Person, page: Page) -> Span | None:
    return next((span for span in mentions_of(person, page) if span.of(page.text).startswith(person.first)), None)
