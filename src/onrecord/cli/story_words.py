"""The words in which a story's parts are told to a person: origins, credits, stands, places. Plain strings, no terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.cli import wording
from onrecord.cli.claim_words import joined_names
from onrecord.records import Conflict, ConflictType, Credit, Origin, OriginKind, Report, Retelling, Stance, Stand, Story

ORIGINS: Mapping[OriginKind, str] = {
    "wire": "news agency",
    "outlet": "own reporting",
    "statement": "public statement",
    "interview": "interview",
    "document": "document",
    "anonymous": "anonymous statement",
}

STANDS: Mapping[Stance, str] = {
    "asserts": "says so",
    "denies": "denies it",
    "declines_to_confirm": "does not confirm",
    "asks": "asks for it",
    "offers": "offers it",
    "promises": "promises it",
    "warns": "warns",
}
"""What a speaker does with the claim, in the order in which an editor asks."""

CONFLICTS: Mapping[ConflictType, str] = {
    "slip": "one side is wrong",
    "live": "sources disagree",
    "attribution": "whose word it is",
    "time": "true one after the other",
    "hedge": "firmer in one report",
    "noise": "no conflict: rounding, rates or units",
    "not_a_conflict": "no conflict: different things",
}

RAISED: Sequence[ConflictType] = ("slip", "live", "attribution", "time", "hedge")
"""What an editor should look at, most urgent first."""


_CHECKED = frozenset(["weekday of date", "past after publication", "office not held", "conversion off", "sum of parts"])
"""Questions that a report answers wrongly by itself, whatever other reports say: the kinds of `checks`' findings."""


def findings(story: Story) -> list[Conflict]:
    """What contradicts the calendar, a known fact or itself."""
    return [conflict for conflict in story.conflicts if _is_finding(conflict)]


def conflicts(story: Story) -> list[Conflict]:
    """What reports answer differently, most urgent first."""
    found = [conflict for conflict in story.conflicts if conflict.type in RAISED and not _is_finding(conflict)]
    return sorted(found, key=lambda conflict: RAISED.index(conflict.type))


def _is_finding(conflict: Conflict) -> bool:
    return conflict.type in RAISED and (len(conflict.answers) == 1 or conflict.what in _CHECKED)


_HOLDS_BACK = frozenset(["denies", "declines_to_confirm"])


def on_claim(story: Story) -> list[Stand]:
    """The stands on the core claim. Whoever denies it or declines to confirm it is not heard as saying, offering or promising it
    as well: what they said beside it is told along with the claim, and no confirmation.
    """
    held_back = {stand.speaker for stand in story.stands if stand.on_core and stand.stance in _HOLDS_BACK}
    return [
        stand
        for stand in story.stands
        if stand.on_core and (stand.stance in _HOLDS_BACK or stand.speaker not in held_back)
    ]


def summary(story: Story) -> Iterator[str]:
    """What a duty editor wants to know first, in few lines: whose word it is, who stands by it, what is wrong."""
    if story.core is not None:
        yield f"{_voices(story.origins)}; {_first_hand(story)}"
        yield "; ".join(_standing(story))
    if wrong := list(_wrong(story)):
        yield " · ".join(wrong)


def _voices(origins: Sequence[Origin]) -> str:
    if not origins:
        return "No origin found"
    if len(origins) == 1:
        return f"One origin: {origins[0].name}, {origin(origins[0])}"
    return f"{len(origins)} independent origins: {joined_names([it.name for it in origins])}"


def _first_hand(story: Story) -> str:
    number = sum(retelling.first_hand for retelling in story.retellings)
    if len(story.reports) == 1:
        return "the report is first-hand" if number else "the report is not first-hand"
    return f"first-hand in {number or 'none'} of {len(story.reports)} reports"


def _standing(story: Story) -> Iterator[str]:
    """Who, under a name, says that the core claim is so; and whoever says that it is not, or does not say."""
    on_core = on_claim(story)
    named = [stand.speaker for stand in on_core if stand.stance == "asserts" and _has_name(stand)]
    yield f"Asserted by name by {_few(named)}" if named else "Nobody confirms it by name"
    if denying := [stand.speaker for stand in on_core if stand.stance == "denies"]:
        yield f"denied by {_few(denying)}"
    if silent := [stand.speaker for stand in on_core if stand.stance == "declines_to_confirm"]:
        yield f"{_few(silent)} decline{'s' * (len(silent) == 1)} to confirm it"


def _few(names: Sequence[str]) -> str:
    return joined_names(names) if len(names) < 4 else f"{', '.join(names[:2])} and {len(names) - 2} more"


def _wrong(story: Story) -> Iterator[str]:
    turned = sum(any(variant.drift == "meaning" for variant in it.variants) for it in story.quotations)
    for number, words in (
        (len(findings(story)), "thing against known facts"),
        (len(conflicts(story)), "conflict"),
        (turned, "quotation"),
    ):
        if number:
            one, many = words, words.replace("thing", "things") if "thing" in words else f"{words}s"
            yield f"{wording.counted(number, one, many)}{' changed in meaning' if words == 'quotation' else ''}"


def _has_name(stand: Stand) -> bool:
    return not stand.anonymous and not (stand.id or "").startswith("outlet:")


def origin(it: Origin) -> str:
    """ "news agency, citing two officials"; "public statement, by Ada Lind"."""
    hidden = [person(credit.name, credit.count) for credit in it.anonymous]
    named = [name for name in it.people if name not in it.name]
    said = "by" if it.kind in ("statement", "anonymous", "document") else "citing"
    people = joined_names([*named, *hidden])
    return ORIGINS[it.kind] + (f", {said} {people}" if people and people != it.name else "")


def person(description: str, count: int | None) -> str:
    """People without a name, with their number where the description does not tell it."""
    if (
        count is None
        or count == 1
        or any(word in description.lower().split() for word in (_NUMBERS.get(count), f"{count}"))
    ):
        return description
    return f"{description} ({count} people)"


_NUMBERS = dict(enumerate("two three four five six seven eight nine ten eleven twelve".split(), start=2))


def credit(it: Credit) -> str:
    """ "two officials, through Reuters"."""
    words = person(it.name, it.count) if it.kind == "anonymous" else it.name
    words += f", through {it.via}" if it.via else ""
    return f"{words} (names nobody)" if it.kind == "unresolved" else words


def grounds(retelling: Retelling) -> str:
    """Why a report is taken for what it is, and whom it credits besides those that this names already."""
    others = [it for it in retelling.credits if it.name not in retelling.why]
    credited = f"credits {'; '.join(map(credit, others))}" if others else "" if retelling.credits else "credits nobody"
    return " · ".join(filter(None, [retelling.why, credited]))


def speaker(it: Stand) -> str:
    """ "two officials, to Reuters"."""
    words = person(it.speaker, it.count) if it.anonymous else it.speaker
    if it.anonymous and it.via:  # who they are, nobody else can know
        words += f", to {it.via}"
    return words


def report_name(report: Report | None) -> str:
    """Its outlet, or what else names it."""
    if report is None:
        return "a report that was forgotten"
    return report.outlet or report.path or report.url or "outlet not known"


def span_of_days(reports: Iterable[Report]) -> str:
    """From the first to the last day of publication, where known."""
    found = sorted(report.published.local_day for report in reports if report.published)
    return wording.days(found[0], found[-1]) if found else "days of publication not known"
