"""A story as a page for a duty editor: what is claimed, on whose word, who confirms, what drifted, what cannot be true.

The head answers at a glance; each part below gives the grounds. Reports have numbers, in the order of publication, and
everything points to them: [2] is the second. A part of which nothing was found says so in one line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text

from onrecord.cli import story_words, wording
from onrecord.cli.claim_words import claim_sentence
from onrecord.cli.quotation_view import quotation_lines
from onrecord.cli.setting import STYLES, joined, styled
from onrecord.cli.story_sheet import Sheet, short
from onrecord.records import (
    Claim,
    Conflict,
    Derivation,
    Origin,
    Report,
    Retelling,
    Stance,
    Stand,
    Step,
    Story,
)

NO_CLAIM = "No act of support found: there is no claim to trace"
"""What stands in place of a claim."""
_SURE = 0.5
"""Confidence from which another act of the story is listed."""
_LISTED = 8
"""Other acts that are listed; --format json has all."""

_STYLE_OF_STANCE: Mapping[Stance, str] = {"denies": "denies", "declines_to_confirm": "declines_to_confirm"}


def story_page(story: Story, reports: Mapping[str, Report], *, width: int) -> list[Text]:
    """The lines of one story's page, none wider than `width` cells. reports: by id, those that were not forgotten."""
    return list(_Page(story, reports, width).lines())


class _Page:
    def __init__(self, story: Story, reports: Mapping[str, Report], width: int) -> None:
        self._story = story
        self._reports = reports
        self._sheet = Sheet(story.reports, width)
        self._claims = {claim.id: claim for claim in story.claims}

    def lines(self) -> Iterator[Text]:
        yield from self._head()
        yield from self._origins()
        yield from self._hands()
        yield from self._stands()
        yield from quotation_lines(self._story.quotations, self._sheet)
        yield from self._conflicts()
        yield from self._findings()
        yield from self._storyline()
        yield from self._other_claims()

    # The head of the page

    def _head(self) -> Iterator[Text]:
        core = self._claims.get(self._story.core or "")
        claim = claim_sentence(core) if core else NO_CLAIM
        yield from self._sheet.plain(styled(claim, "title"))
        yield from self._sheet.plain(styled(" · ".join(self._facts(core)), "aside"))
        for line in story_words.summary(self._story):
            yield from self._sheet.plain(styled(line))
        yield Text("─" * self._sheet.width, STYLES["aside"])

    def _facts(self, core: Claim | None) -> Iterator[str]:
        if core:
            yield wording.FACTUALITIES[core.factuality]
            if core.when:
                yield wording.days(core.when.from_, core.when.to)
            yield f"told in {self._sheet.refs(core.reports)}"
        days = story_words.span_of_days(report for id in self._story.reports if (report := self._reports.get(id)))
        yield f"{wording.counted(len(self._story.reports), 'report')}, {days}"
        if self._story.id.startswith("S-"):  # of a ledger; another is made of the first report and leads nowhere
            yield self._story.id

    # Where it comes from

    def _origins(self) -> Iterator[Text]:
        origins = self._story.origins
        if not origins:
            yield from self._sheet.nothing("Origins", "none found: no text shows where the claim comes from")
            return
        yield from self._sheet.heading("Origin" if len(origins) == 1 else f"Origins: {len(origins)} independent voices")
        for number, origin in enumerate(origins):
            yield from self._origin("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number % 26], origin)

    def _origin(self, label: str, origin: Origin) -> Iterator[Text]:
        where = f"first-hand in {self._sheet.refs(origin.carriers)}" if origin.carriers else "no report of its own here"
        line = joined((origin.name, "who"), f", {story_words.origin(origin)} · {where}")
        yield from self._sheet.item(line, label=label)
        passages = [*origin.passages, *(passage for credit in origin.anonymous for passage in credit.passages)]
        yield from self._sheet.quoted(passages[:1])

    def _hands(self) -> Iterator[Text]:
        yield from self._sheet.heading("Reports")
        sources: dict[str, list[Derivation]] = defaultdict(list)
        for derivation in self._story.derivations:
            if self._sheet.holds(derivation.source):
                sources[derivation.report].append(derivation)
        for retelling in self._story.retellings:
            yield from self._hand(retelling, sources[retelling.report])

    def _hand(self, retelling: Retelling, sources: Sequence[Derivation]) -> Iterator[Text]:
        report = self._reports.get(retelling.report)
        when = wording.published(report.published) if report and report.published else "time not known"
        place = ("first-hand", "asserts") if retelling.first_hand else (self._repeats(retelling, sources), "doubt")
        head = joined((story_words.report_name(report), "who"), f" · {when} · ", place)
        yield from self._sheet.item(head, label=self._sheet.number(retelling.report))
        if report and report.title:
            yield from self._sheet.under(styled(report.title))
        yield from self._sheet.under(styled(story_words.grounds(retelling), "aside"))
        if report and report.unread:
            yield from self._sheet.under(styled(f"not read: {report.unread}", "doubt"))

    def _repeats(self, retelling: Retelling, sources: Sequence[Derivation]) -> str:
        """ "repeats [1]", "repeats Reuters"; where nobody is known, that it brings nothing of its own."""
        if sources:
            return f"repeats {self._sheet.refs(derivation.source for derivation in sources)}"
        names = [origin.name for origin in self._story.origins if origin.id in retelling.origins]
        names = names or [credit.name for credit in retelling.credits if credit.kind == "outlet"]
        return f"repeats {', '.join(names)}" if names else "nothing first-hand, and not known from whom"

    # Who says what

    def _stands(self) -> Iterator[Text]:
        on_core = story_words.on_claim(self._story)
        if not on_core:
            yield from self._sheet.nothing("On the claim", "no speaker takes a stand on it")
        else:
            yield from self._sheet.heading("On the claim")
            yield from self._by_stance(on_core)
        others = [stand for stand in self._story.stands if stand not in on_core]
        if others:
            yield from self._sheet.heading("On other things in these reports")
            yield from self._by_stance(others, words=wording.STANCES)

    def _by_stance(self, stands: Sequence[Stand], words: Mapping[Stance, str] = story_words.STANDS) -> Iterator[Text]:
        for stance in story_words.STANDS:
            taken = [stand for stand in stands if stand.stance == stance]
            if taken:
                who = "; ".join(
                    f"{story_words.speaker(stand)} {self._sheet.refs(it.report for it in stand.passages)}"
                    for stand in taken
                )
                line = joined((words[stance], _STYLE_OF_STANCE.get(stance, "asserts")), f": {who}")
                yield from self._sheet.item(line)

    # What cannot all be true

    def _conflicts(self) -> Iterator[Text]:
        raised = story_words.conflicts(self._story)
        if not raised:
            yield from self._sheet.nothing("Conflicts between reports", "none found")
        else:
            yield from self._sheet.heading("Conflicts between reports")
        for conflict in raised:
            yield from self._conflict(conflict)
        harmless = [it for it in self._story.conflicts if it.type not in story_words.RAISED]
        for conflict in harmless:
            yield from self._sheet.item(styled(f"{conflict.what}: {story_words.CONFLICTS[conflict.type]}", "aside"))

    def _conflict(self, conflict: Conflict) -> Iterator[Text]:
        head = joined((conflict.what, "denies"), f" · {story_words.CONFLICTS[conflict.type]}")
        yield from self._sheet.item(head)
        sides: dict[str, list[str]] = defaultdict(list)
        for answer in conflict.answers:
            sides[answer.value].append(answer.report)
        for value, told_by in sides.items():
            favoured = (" ◂ favoured", "asserts") if value == conflict.favoured else ""
            yield from self._sheet.under(joined(f"{value} {self._sheet.refs(told_by)}", favoured))
        if conflict.why:
            yield from self._sheet.under(styled(conflict.why, "aside"))

    def _findings(self) -> Iterator[Text]:
        found = story_words.findings(self._story)
        if not found:
            yield from self._sheet.nothing("Against known facts", "nothing found")
            return
        yield from self._sheet.heading("Against known facts")
        for conflict in found:
            yield from self._sheet.item(styled(conflict.why or conflict.what, "denies"), label="!")
            for answer in conflict.answers:
                words = f"“{short(answer.value)}” {self._sheet.refs([answer.report])}"
                yield from self._sheet.under(styled(words, "aside"))

    # How it went on

    def _storyline(self) -> Iterator[Text]:
        # That another act was told is said under "Also told"; what became of it is news.
        steps = [
            it for it in self._story.storyline if it.claim == self._story.core or not it.what.startswith("first told")
        ]
        if not steps:
            yield from self._sheet.nothing("Storyline", "no dated steps")
            return
        yield from self._sheet.heading("Storyline")
        for step in steps:
            yield from self._sheet.item(
                joined(f"{_day(step)}: {step.what} {self._sheet.refs([step.passage.report])}", self._of(step))
            )

    def _of(self, step: Step) -> tuple[str, str]:
        """Which claim a step is about, where it is not the core."""
        claim = self._claims.get(step.claim)
        return (f": {claim_sentence(claim)}" if claim and claim.id != self._story.core else "", "aside")

    def _other_claims(self) -> Iterator[Text]:
        others = [it for it in self._story.claims if it.id != self._story.core and it.confidence >= _SURE]
        if not others:
            return
        yield from self._sheet.heading("Also told")
        for claim in others[:_LISTED]:
            yield from self._sheet.item(styled(f"{claim_sentence(claim)} {self._sheet.refs(claim.reports)}"))
        if len(others) > _LISTED:
            yield from self._sheet.item(styled(f"and {len(others) - _LISTED} more: --format json has them", "aside"))


def _day(step: Step) -> str:
    return wording.days(step.at.date(), step.at.date()) if step.at else "day not known"
