"""The provenance of a story as a graph: from each outlet, through whatever hands, to the origins. Here also as DOT.

An edge leads from a report to what it has its text or its news from, as in W3C PROV. `svg` draws the same graph.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.records import DerivationKind, Origin, Report, Story
from onrecord.records.objects import published_text

NodeKind = Literal["origin", "first_hand", "retelling"]

EdgeKind = Literal[DerivationKind, "behind"]
"""How a report has it: PROV's relations; or "behind", where the origin is known and the way to it is not."""


@dataclass(frozen=True, slots=True)
class Node:
    """An origin, or a report."""

    id: str
    kind: NodeKind
    name: str
    """Of an origin its name, of a report its outlet."""
    note: str
    """Of an origin what it is and whom it cites, of a report when it was published."""


@dataclass(frozen=True, slots=True)
class Edge:
    """That a report has something from somewhere."""

    report: str
    source: str
    kind: EdgeKind
    why: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Who has it from whom. Names and reasons are in one line and free of control characters."""

    title: str
    nodes: tuple[Node, ...]
    """Origins first, then reports in order of publication."""
    edges: tuple[Edge, ...]
    """At most one between two nodes."""


def graph_of(story: Story, reports: Mapping[str, Report], title: str) -> Graph:
    """The graph of one story. reports: by id, those that were not forgotten; title: what is claimed."""
    origins = [
        Node(
            _origin_id(origin.id),
            "origin",
            plain(origin.name),
            plain("; ".join(name for name in _people(origin) if name != origin.name)),
        )
        for origin in story.origins
    ]
    first_hand = {retelling.report for retelling in story.retellings if retelling.first_hand}
    hands = [
        _report_node(id, reports.get(id), number, "first_hand" if id in first_hand else "retelling")
        for number, id in enumerate(story.reports, start=1)
    ]
    return Graph(plain(title), (*origins, *hands), tuple(_edges(story)))


def dot(graphs: Iterable[Graph]) -> Iterator[str]:
    """The graphs in the language of Graphviz, each as a cluster of one drawing."""
    yield "digraph provenance {\n  rankdir=RL;\n  node [shape=box, fontname=sans];\n  edge [fontname=sans, fontsize=10];\n"
    for number, graph in enumerate(graphs, start=1):
        yield f"  subgraph cluster_{number} {{\n    label={_quoted(graph.title)};\n"
        names = {node.id: f"n{number}_{place}" for place, node in enumerate(graph.nodes)}  # ids may hold anything
        for node in graph.nodes:
            yield f"    {names[node.id]} [label={_quoted(node.name, node.note)}, {_DOT_STYLES[node.kind]}];\n"
        for edge in graph.edges:
            tooltip = _quoted(edge.why)
            yield f"    {names[edge.report]} -> {names[edge.source]} [{_DOT_LINES[edge.kind]}, tooltip={tooltip}];\n"
        yield "  }\n"
    yield "}\n"


def plain(words: str) -> str:
    """The words in one line, without characters that control, hide or reorder anything, or that XML has no place for."""
    kept = (" " if character.isspace() else character for character in words)
    shown = "".join("\ufffd" if _is_unfit(character) else character for character in kept)
    return " ".join(shown.split())


def _is_unfit(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")


def _people(origin: Origin) -> tuple[str, ...]:
    return (*origin.people, *(credit.name for credit in origin.anonymous))


def _report_node(id: str, report: Report | None, number: int, kind: NodeKind) -> Node:
    if report is None:
        return Node(id, kind, f"{number} (forgotten)", "")
    name = report.outlet or report.path or report.url or "outlet not known"
    when = published_text(report.published) if report.published else "time not known"
    return Node(id, kind, f"{number} {plain(name)}", when)


def _edges(story: Story) -> Iterator[Edge]:
    origins = {origin.id for origin in story.origins}
    told = set(story.reports)
    drawn: set[tuple[str, str]] = set()
    ranked = sorted(story.derivations, key=lambda it: _RANK.index(it.kind))
    for it in ranked:
        source = it.source if it.source in told else _origin_id(it.source) if it.source in origins else None
        if source and it.report != it.source and (it.report, source) not in drawn:
            drawn.add((it.report, source))
            yield Edge(it.report, source, it.kind, plain(it.why))
    reached = {report for report, _ in drawn}
    for retelling in story.retellings:
        for origin in retelling.origins:
            if retelling.report not in reached and origin in origins:
                yield Edge(retelling.report, _origin_id(origin), "behind", plain(retelling.why))


_RANK: Sequence[DerivationKind] = ("had_primary_source", "was_derived_from", "was_quoted_from")
"""Which relation is drawn where two hold between the same ends."""


def _origin_id(id: str) -> str:
    """Told apart from a report's: an origin and a report may have the same."""
    return f"origin {id}"


def _quoted(*lines: str) -> str:
    escaped = (line.replace("\\", "\\\\").replace('"', '\\"') for line in lines if line)
    return '"' + "\\n".join(escaped) + '"'


_DOT_STYLES: Mapping[NodeKind, str] = {
    "origin": 'style=filled, fillcolor="#12355b", fontcolor=white',
    "first_hand": 'style=filled, fillcolor="#dcebfa"',
    "retelling": "style=solid",
}
_DOT_LINES: Mapping[EdgeKind, str] = {
    "had_primary_source": "style=bold",
    "was_derived_from": "style=solid",
    "was_quoted_from": "style=dotted",
    "behind": "style=dashed",
}
