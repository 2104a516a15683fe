"""What became of a story's quotations on their way, for its page: those that changed, the worst first, with every change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from onrecord.cli.drift_words import marked
from onrecord.cli.setting import joined, styled
from onrecord.cli.story_sheet import Sheet, short
from onrecord.records import Quotation, Variant

_DRIFTS = ("none", "minor", "meaning")


def quotation_lines(quotations: Sequence[Quotation], sheet: Sheet) -> Iterator[Text]:
    """The part of the page; what did not change is counted."""
    if not quotations:
        yield from sheet.nothing("Quotations", "none found")
        return
    yield from sheet.heading("Quotations")
    changed = [quotation for quotation in quotations if _worst(quotation)]
    for quotation in sorted(changed, key=_worst, reverse=True):
        yield from _changed(quotation, sheet)
    carried = sum(_reports(quotation) > 1 for quotation in quotations if not _worst(quotation))
    alone = len(quotations) - len(changed) - carried
    kept = (f"{carried} in several reports, in the same words", carried), (f"{alone} in one report alone", alone)
    if words := "; ".join(words for words, number in kept if number):
        yield from sheet.item(styled(words, "aside"))


def _worst(quotation: Quotation) -> int:
    """How far its wording has moved at most: 0 not at all, 1 other words, 2 another meaning."""
    return max(_DRIFTS.index(variant.drift) for variant in quotation.variants)


def _reports(quotation: Quotation) -> int:
    return len({variant.passage.report for variant in quotation.variants})


def _changed(quotation: Quotation, sheet: Sheet) -> Iterator[Text]:
    canonical = quotation.canonical
    refs = sheet.refs([canonical.report])
    yield from sheet.item(joined((quotation.speaker, "who"), f" {refs} “{short(canonical.words)}”"))
    same = [it.passage.report for it in quotation.variants if it.drift == "none" and it.passage != canonical]
    if same:
        yield from sheet.under(joined(("same words ", "asserts"), sheet.refs(same)))
    for variant in quotation.variants:
        if variant.drift != "none":
            name, style = ("changed in meaning", "denies") if variant.drift == "meaning" else ("other words", "doubt")
            line = joined((name, style), f" {sheet.refs([variant.passage.report])} ")
            yield from sheet.under(line.append_text(marked(quotation, variant)))
            yield from sheet.under(styled(_why(variant), "aside"))


def _why(variant: Variant) -> str:
    """Why the wording means something else, and whether it went through a translation. What words changed is marked."""
    parts = [variant.why] if variant.drift == "meaning" and variant.why else []
    if variant.translated:
        parts.append("the outlet's language suggests a translation")
    return "; ".join(parts)
