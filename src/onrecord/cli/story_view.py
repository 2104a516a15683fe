"""A story as a page for a duty editor: what is claimed, on whose word, who confirms, what drifted, what cannot be true.

The head answers at a glance; each part below gives the grounds. Reports have numbers, in the order of publication, and
everything points to them: [2] is the second. A part of which nothing was found says so in one line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.text import Text

from onrecord.cli import story_words, wording
from onrecord.cli.claim_words import claim_sentence
from onrecord.cli.drift_words import marked
from onrecord.cli.setting import STYLES, Setter, joined, styled
from onrecord.records import (
    Claim,
    Conflict,
    Derivation,
    Origin,
    Passage,
    Quotation,
    Report,
    Retelling,
    Stance,
    Stand,
    Step,
    Story,
    Variant,
)

NO_CLAIM = "No act of support found: there is no claim to trace"
"""What stands in place of a claim."""
_SURE = 0.5
"""Confidence from which another act of the story is listed."""
_LISTED = 8
"""Other acts that are listed; --format json has all."""
_WORDS_SHOWN = 220
"""Characters of a passage that are shown."""

_STYLE_OF_STANCE: Mapping[Stance, str] = {"denies": "denies", "declines_to_confirm": "declines_to_confirm"}


def story_page(story: Story, reports: Mapping[str, Report], *, width: int) -> list[Text]:
    """The lines of one story's page, none wider than `width` cells. reports: by id, those that were not forgotten."""
    return list(_Page(story, reports, width).lines())


class _Page:
    def __init__(self, story: Story, reports: Mapping[str, Report], width: int) -> None:
        self._story = story
        self._reports = reports
        self._width = width
        self._numbers = {id: number for number, id in enumerate(story.reports, start=1)}
        self._claims = {claim.id: claim for claim in story.claims}
        self._gutter = len(str(len(story.reports))) + 4
        self._block = Setter(width, self._gutter).block

    def lines(self) -> Iterator[Text]:
        yield from self._head()
        yield from self._origins()
        yield from self._hands()
        yield from self._stands()
        yield from self._quotations()
        yield from self._conflicts()
        yield from self._findings()
        yield from self._storyline()
        yield from self._other_claims()

    # The head of the page

    def _head(self) -> Iterator[Text]:
        core = self._claims.get(self._story.core or "")
        claim = claim_sentence(core) if core else NO_CLAIM
        yield from self._block(styled(claim, "title"))
        yield from self._block(styled(" · ".join(self._facts(core)), "aside"))
        for line in story_words.summary(self._story):
            yield from self._block(styled(line))
        yield Text("─" * self._width, STYLES["aside"])

    def _facts(self, core: Claim | None) -> Iterator[str]:
        if core:
            yield wording.FACTUALITIES[core.factuality]
            if core.when:
                yield wording.days(core.when.from_, core.when.to)
            yield f"told in {self._refs(core.reports)}"
        days = story_words.span_of_days(report for id in self._story.reports if (report := self._reports.get(id)))
        yield f"{wording.counted(len(self._story.reports), 'report')}, {days}"
        if self._story.id.startswith("S-"):  # of a ledger; another is made of the first report and leads nowhere
            yield self._story.id

    # Where it comes from

    def _origins(self) -> Iterator[Text]:
        origins = self._story.origins
        if not origins:
            yield from self._nothing("Origins", "none found: no text shows where the claim comes from")
            return
        yield from self._heading("Origin" if len(origins) == 1 else f"Origins: {len(origins)} independent voices")
        for number, origin in enumerate(origins):
            yield from self._origin("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number % 26], origin)

    def _origin(self, label: str, origin: Origin) -> Iterator[Text]:
        where = f"first-hand in {self._refs(origin.carriers)}" if origin.carriers else "no report of its own here"
        line = joined((origin.name, "who"), f", {story_words.origin(origin)} · {where}")
        yield from self._block(line, label=label)
        passages = [*origin.passages, *(passage for credit in origin.anonymous for passage in credit.passages)]
        yield from self._passages(passages[:1])

    def _hands(self) -> Iterator[Text]:
        yield from self._heading("Reports")
        sources: dict[str, list[Derivation]] = defaultdict(list)
        for derivation in self._story.derivations:
            if derivation.source in self._numbers:
                sources[derivation.report].append(derivation)
        for retelling in self._story.retellings:
            yield from self._hand(retelling, sources[retelling.report])

    def _hand(self, retelling: Retelling, sources: Sequence[Derivation]) -> Iterator[Text]:
        report = self._reports.get(retelling.report)
        when = wording.published(report.published) if report and report.published else "time not known"
        place = ("first-hand", "asserts") if retelling.first_hand else (self._repeats(retelling, sources), "doubt")
        head = joined((story_words.report_name(report), "who"), f" · {when} · ", place)
        yield from self._block(head, label=str(self._numbers[retelling.report]))
        if report and report.title:
            yield from self._block(styled(report.title), indent=self._gutter)
        yield from self._block(styled(story_words.grounds(retelling), "aside"), indent=self._gutter)
        if report and report.unread:
            yield from self._block(styled(f"not read: {report.unread}", "doubt"), indent=self._gutter)

    def _repeats(self, retelling: Retelling, sources: Sequence[Derivation]) -> str:
        """ "repeats [1]", "repeats Reuters"; where nobody is known, that it brings nothing of its own."""
        if sources:
            return f"repeats {self._refs(derivation.source for derivation in sources)}"
        names = [origin.name for origin in self._story.origins if origin.id in retelling.origins]
        names = names or [credit.name for credit in retelling.credits if credit.kind == "outlet"]
        return f"repeats {', '.join(names)}" if names else "nothing first-hand, and not known from whom"

    # Who says what

    def _stands(self) -> Iterator[Text]:
        on_core = story_words.on_claim(self._story)
        if not on_core:
            yield from self._nothing("On the claim", "no speaker takes a stand on it")
        else:
            yield from self._heading("On the claim")
            yield from self._by_stance(on_core)
        others = [stand for stand in self._story.stands if stand not in on_core]
        if others:
            yield from self._heading("On other things in these reports")
            yield from self._by_stance(others, words=wording.STANCES)

    def _by_stance(self, stands: Sequence[Stand], words: Mapping[Stance, str] = story_words.STANDS) -> Iterator[Text]:
        for stance in story_words.STANDS:
            taken = [stand for stand in stands if stand.stance == stance]
            if taken:
                who = "; ".join(f"{story_words.speaker(stand)} {self._where(stand.passages)}" for stand in taken)
                line = joined((words[stance], _STYLE_OF_STANCE.get(stance, "asserts")), f": {who}")
                yield from self._hanging(line)

    # What became of the words

    def _quotations(self) -> Iterator[Text]:
        shown = [it for it in self._story.quotations if _travelled(it)]
        if not self._story.quotations:
            yield from self._nothing("Quotations", "none found")
            return
        yield from self._heading("Quotations")
        for quotation in shown:
            yield from self._quotation(quotation)
        if left := len(self._story.quotations) - len(shown):
            words = f"{wording.counted(left, 'quotation')} {'stand' if left > 1 else 'stands'} in one report alone"
            yield from self._hanging(styled(words, "aside"))

    def _quotation(self, quotation: Quotation) -> Iterator[Text]:
        canonical = quotation.canonical
        head = joined((quotation.speaker, "who"), f" {self._refs([canonical.report])} “{_short(canonical.words)}”")
        yield from self._hanging(head)
        same = [it.passage.report for it in quotation.variants if it.drift == "none" and it.passage != canonical]
        if same:
            yield from self._block(joined(("same words ", "asserts"), self._refs(same)), indent=self._gutter)
        for variant in quotation.variants:
            if variant.drift != "none":
                style = "denies" if variant.drift == "meaning" else "doubt"
                name = "changed in meaning" if variant.drift == "meaning" else "other words"
                line = joined((name, style), f" {self._refs([variant.passage.report])} ")
                yield from self._block(line.append_text(marked(quotation, variant)), indent=self._gutter)
                yield from self._block(styled(_why(variant), "aside"), indent=self._gutter)

    # What cannot all be true

    def _conflicts(self) -> Iterator[Text]:
        raised = story_words.conflicts(self._story)
        if not raised:
            yield from self._nothing("Conflicts between reports", "none found")
        else:
            yield from self._heading("Conflicts between reports")
        for conflict in raised:
            yield from self._conflict(conflict)
        harmless = [it for it in self._story.conflicts if it.type not in story_words.RAISED]
        for conflict in harmless:
            yield from self._hanging(styled(f"{conflict.what}: {story_words.CONFLICTS[conflict.type]}", "aside"))

    def _conflict(self, conflict: Conflict) -> Iterator[Text]:
        head = joined((conflict.what, "denies"), f" · {story_words.CONFLICTS[conflict.type]}")
        yield from self._hanging(head)
        sides: dict[str, list[str]] = defaultdict(list)
        for answer in conflict.answers:
            sides[answer.value].append(answer.report)
        for value, told_by in sides.items():
            favoured = (" ◂ favoured", "asserts") if value == conflict.favoured else ""
            yield from self._block(joined(f"{value} {self._refs(told_by)}", favoured), indent=self._gutter)
        if conflict.why:
            yield from self._block(styled(conflict.why, "aside"), indent=self._gutter)

    def _findings(self) -> Iterator[Text]:
        found = story_words.findings(self._story)
        if not found:
            yield from self._nothing("Against known facts", "nothing found")
            return
        yield from self._heading("Against known facts")
        for conflict in found:
            yield from self._block(styled(conflict.why or conflict.what, "denies"), label="!")
            for answer in conflict.answers:
                words = f"“{_short(answer.value)}” {self._refs([answer.report])}"
                yield from self._block(styled(words, "aside"), indent=self._gutter)

    # How it went on

    def _storyline(self) -> Iterator[Text]:
        steps = self._story.storyline
        if not steps:
            yield from self._nothing("Storyline", "no dated steps")
            return
        yield from self._heading("Storyline")
        for step in steps:
            yield from self._hanging(
                joined(f"{_day(step)}: {step.what} {self._refs([step.passage.report])}", self._of(step))
            )

    def _of(self, step: Step) -> tuple[str, str]:
        """Which claim a step is about, where it is not the core."""
        claim = self._claims.get(step.claim)
        return (f": {claim_sentence(claim)}" if claim and claim.id != self._story.core else "", "aside")

    def _other_claims(self) -> Iterator[Text]:
        others = [it for it in self._story.claims if it.id != self._story.core and it.confidence >= _SURE]
        if not others:
            return
        yield from self._heading("Also told")
        for claim in others[:_LISTED]:
            yield from self._hanging(styled(f"{claim_sentence(claim)} {self._refs(claim.reports)}"))
        if len(others) > _LISTED:
            yield from self._hanging(styled(f"and {len(others) - _LISTED} more: --format json has them", "aside"))

    # Setting

    def _heading(self, words: str) -> Iterator[Text]:
        yield Text()
        yield from self._block(styled(words, "title"))

    def _nothing(self, part: str, words: str) -> Iterator[Text]:
        yield Text()
        yield from self._block(joined((part, "title"), (f": {words}", "aside")))

    def _hanging(self, line: Text) -> Iterator[Text]:
        yield from self._block(line, label="-")

    def _passages(self, passages: Iterable[Passage]) -> Iterator[Text]:
        for passage in passages:
            words = f"“{_short(passage.words)}” {self._refs([passage.report])}"
            yield from self._block(styled(words, "aside"), indent=self._gutter)

    def _where(self, passages: Iterable[Passage]) -> str:
        return self._refs(passage.report for passage in passages)

    def _refs(self, reports: Iterable[str]) -> str:
        """The numbers of reports: "[1, 3–5]"."""
        numbers = sorted({self._numbers[id] for id in reports if id in self._numbers})
        return f"[{wording.runs(numbers)}]" if numbers else "[?]"


def _travelled(quotation: Quotation) -> bool:
    """Whether it stands in several reports, or has changed."""
    reports = {variant.passage.report for variant in quotation.variants}
    return len(reports) > 1 or any(variant.drift != "none" for variant in quotation.variants)


def _why(variant: Variant) -> str:
    """Why the wording means something else, and whether it went through a translation. What words changed is marked."""
    parts = [variant.why] if variant.drift == "meaning" and variant.why else []
    if variant.translated:
        parts.append("the outlet's language suggests a translation")
    return "; ".join(parts)


def _day(step: Step) -> str:
    return wording.days(step.at.date(), step.at.date()) if step.at else "day not known"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _WORDS_SHOWN else words[:_WORDS_SHOWN].rsplit(" ", 1)[0] + " …"
