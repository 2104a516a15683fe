"""Turns what the model tagged into attributions: kind, speaker, chain, medium, stance and day.

Invariant: one attribution for each flat one, in text order; none is dropped, whatever cannot be known about it.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.knowledge import Knowledge
from onrecord.reading.cast import Cast
from onrecord.reading.chain import Chain, Chains
from onrecord.reading.crediting import credited
from onrecord.reading.flat import FlatAttribution
from onrecord.reading.frames import Frames
from onrecord.reading.kinds import Quotations
from onrecord.reading.media import Media
from onrecord.reading.outlets import Outlets
from onrecord.reading.said_on import Days
from onrecord.reading.stance import stance_of
from onrecord.records import Attribution, ChainLink, Report, Span, Stance, TimeExpression


def complete(
    report: Report,
    flats: Sequence[FlatAttribution],
    times: Sequence[TimeExpression],
    cast: Cast,
    knowledge: Knowledge,
) -> tuple[Attribution, ...]:
    """The attributions of one report, in text order, numbered "a1" onwards."""
    ordered = sorted((credited(report.text, flat) for flat in flats), key=_position)
    frames = Frames(report.text, ordered)
    outlets = Outlets(report, knowledge, cast)
    chains = Chains(ordered, frames, outlets, Media(frames, knowledge), cast).read()
    days = Days(frames, times)
    quotations = Quotations(report.text)
    attributions = tuple(
        _attribution(f"a{number}", report, flat, chain, outlets.publisher, frames, days, quotations, cast)
        for number, (flat, chain) in enumerate(zip(ordered, chains, strict=True), start=1)
    )
    _join_unnamed(attributions, cast)
    return attributions


def _join_unnamed(attributions: Sequence[Attribution], cast: Cast) -> None:
    """Drop speakers whom nothing credits any more because "the sources" turned out to be people met before."""
    credited_ids = {link.speaker for attribution in attributions for link in attribution.chain}
    for attribution in attributions:
        if not attribution.source or attribution.speaker is None:
            continue
        named = cast.resolve(attribution.source[0], content=attribution.content)
        if named and named not in credited_ids and cast.speaker(named).anonymous:
            cast.join(named, attribution.speaker)


def _attribution(
    id: str,
    report: Report,
    flat: FlatAttribution,
    chain: Chain,
    publisher: str | None,
    frames: Frames,
    days: Days,
    quotations: Quotations,
    cast: Cast,
) -> Attribution:
    said_on, undated = days.find(flat.cue[0] if flat.cue else None, *frames.of(flat))
    links, speaker = _links(chain, publisher)
    unknown = {}
    if speaker is None:
        unknown["speaker"] = cast.why_unknown(flat.source[0]) if flat.source else "nobody is credited"
    if said_on is None:
        unknown["said_on"] = undated
    if publisher is None:
        unknown["chain"] = "the publishing outlet is unknown, so the chain begins inside it"
    return Attribution(
        id=id,
        kind=quotations.kind(flat.content),
        source=flat.source,
        cue=flat.cue,
        content=flat.content,
        speaker=speaker,
        medium=chain.medium,
        chain=links,
        stance=_stance(report.text, flat, chain),
        said_on=said_on,
        confidence=round(flat.confidence, 2),
        unknown=unknown,
    )


def _links(chain: Chain, publisher: str | None) -> tuple[tuple[ChainLink, ...], str | None]:
    """The links with the publishing outlet first, nobody twice in a row; and on whose word it rests."""
    links = [ChainLink(publisher, None, None)] if publisher else []
    links.extend(link for link in chain.outer if link.speaker != publisher or publisher is None)
    if chain.voice is None:
        return tuple(links), None
    if chain.voice.speaker is None or chain.voice.speaker != (links[-1].speaker if links else None):
        links.append(ChainLink(chain.voice.speaker, chain.medium, chain.voice.span))
    return tuple(links), chain.voice.speaker


def _stance(text: str, flat: FlatAttribution, chain: Chain) -> Stance:
    cue = " ".join(span.of(text) for span in flat.cue)
    content = " ".join(span.of(text) for span in flat.content)
    return stance_of(f"{cue} as {chain.saying}" if chain.saying else cue, content, source=chain.words)


def _position(flat: FlatAttribution) -> tuple[int, int]:
    spans: list[Span] = [*flat.cue, *flat.source, *flat.content]
    return (min((span.start for span in spans), default=0), flat.cue[0].start if flat.cue else 0)
