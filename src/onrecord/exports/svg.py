"""Draws the provenance of a story: origins on the left, and each report as many columns away as there are hands between.

No other program is needed, and the picture holds no script, link or style sheet: any viewer and any page can show it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from onrecord.exports.graph import Edge, EdgeKind, Graph, Node, NodeKind

_WIDTH, _HEIGHT = 230, 46
"""Of a box, in pixels."""
_ACROSS, _DOWN = 90, 16
"""Between boxes."""
_MARGIN = 24
_HEAD = 40
"""Above the boxes of a story, for what is claimed."""
_LEGEND = 30
_CELL = 6.7
"""Width of a letter at 12 pixels in most sans-serif faces; letters of East Asia take two."""

_FILLS: Mapping[NodeKind, tuple[str, str]] = {
    "origin": ("#12355b", "#ffffff"),
    "first_hand": ("#dcebfa", "#111111"),
    "retelling": ("#ffffff", "#111111"),
}
"""Of the box and of its words."""
_LINES: Mapping[EdgeKind, str] = {
    "had_primary_source": 'stroke="#12355b" stroke-width="2"',
    "was_derived_from": 'stroke="#555555"',
    "was_quoted_from": 'stroke="#555555" stroke-dasharray="2 3"',
    "behind": 'stroke="#999999" stroke-dasharray="6 4"',
}
_EXPLAINED = (
    "Arrows lead back to where a report has it from. Dark: origin; blue: first-hand; white: retelling; "
    "dashed: the way is not known."
)


@dataclass(frozen=True, slots=True)
class _Laid:
    """A graph with a place for each of its nodes."""

    graph: Graph
    places: Mapping[str, tuple[int, int]]
    """Upper left corners, in pixels from the story's own."""
    width: int
    height: int


def svg(graphs: Iterable[Graph]) -> Iterator[str]:
    """The graphs, one below the other, as one SVG picture."""
    laid = [_lay(graph) for graph in graphs]
    width = max([it.width for it in laid], default=0) + 2 * _MARGIN
    width = max(width, round(len(_EXPLAINED) * 5.4) + 2 * _MARGIN)
    height = sum(it.height for it in laid) + _LEGEND + 2 * _MARGIN
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">\n'
        "<title>Where the reports have it from</title>\n"
        '<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" '
        'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="#555555"/></marker></defs>\n'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>\n'
    )
    top = _MARGIN
    for it in laid:
        yield f'<g transform="translate({_MARGIN} {top})">\n'
        yield from _drawn(it, width - 2 * _MARGIN)
        yield "</g>\n"
        top += it.height
    yield f'<text x="{_MARGIN}" y="{top + 16}" font-size="10" fill="#555555">{escape(_EXPLAINED)}</text>\n</svg>\n'


def _lay(graph: Graph) -> _Laid:
    columns = _columns(graph)
    places: dict[str, tuple[int, int]] = {}
    for number, column in enumerate(columns):
        for row, node in enumerate(_sorted(column, graph, places) if number else column):
            places[node.id] = (number * (_WIDTH + _ACROSS), _HEAD + row * (_HEIGHT + _DOWN))
    rows = max(map(len, columns), default=0)
    width = (
        max(1, len(columns)) * (_WIDTH + _ACROSS) - _ACROSS + _ACROSS // 2
    )  # the half holds lines within the last column
    return _Laid(graph, places, width, _HEAD + rows * (_HEIGHT + _DOWN) + _DOWN)


def _columns(graph: Graph) -> list[list[Node]]:
    """Origins, then reports by the least number of hands between them and what they lead to."""
    sources: dict[str, list[str]] = {}
    for edge in graph.edges:
        sources.setdefault(edge.report, []).append(edge.source)
    depth = {node.id: 0 for node in graph.nodes if node.kind == "origin"}
    left = [node for node in graph.nodes if node.kind != "origin"]
    number = 1
    while reached := [node for node in left if any(depth.get(it, number) < number for it in sources.get(node.id, ()))]:
        depth |= {node.id: number for node in reached}
        left = [node for node in left if node.id not in depth]
        number += 1
    columns: list[list[Node]] = [[] for _ in range(max(depth.values(), default=0) + 1)]
    if left and len(columns) == 1:
        columns.append([])
    for node in graph.nodes:
        columns[depth.get(node.id, len(columns) - 1)].append(node)
    return columns


def _sorted(column: Sequence[Node], graph: Graph, places: Mapping[str, tuple[int, int]]) -> list[Node]:
    """Each near what it leads to, so that few lines cross; those that lead nowhere last."""

    def height(node: Node) -> float:
        found = [places[edge.source][1] for edge in graph.edges if edge.report == node.id and edge.source in places]
        return sum(found) / len(found) if found else float("inf")

    return sorted(column, key=height)


def _drawn(laid: _Laid, width: int) -> Iterator[str]:
    yield f'<text y="14" font-size="15" font-weight="bold">{_fitted(laid.graph.title, width, 8.5)}</text>\n'
    for edge in laid.graph.edges:
        yield _line(edge, laid.places[edge.report], laid.places[edge.source])
    for node in laid.graph.nodes:
        yield _box(node, *laid.places[node.id])


def _line(edge: Edge, report: tuple[int, int], source: tuple[int, int]) -> str:
    """A curve from a report to its source: out at the left, or, where the source is not further left, around the right."""
    (x, y), (to_x, to_y) = report, source
    y, to_y = y + _HEIGHT // 2, to_y + _HEIGHT // 2
    if to_x < x:
        end, bend = to_x + _WIDTH, _ACROSS // 2
        path = f"M{x} {y}C{x - bend} {y} {end + bend} {to_y} {end} {to_y}"
    else:
        start, end = x + _WIDTH, to_x + _WIDTH
        bend = max(start, end) + _ACROSS // 2
        path = f"M{start} {y}C{bend} {y} {bend} {to_y} {end} {to_y}"
    return (
        f'<path d="{path}" fill="none" {_LINES[edge.kind]} marker-end="url(#arrow)">'
        f"<title>{escape(edge.why)}</title></path>\n"
    )


def _box(node: Node, x: int, y: int) -> str:
    fill, ink = _FILLS[node.kind]
    room = _WIDTH - 20
    note = (
        f'<text x="{x + 10}" y="{y + 36}" font-size="10">{_fitted(node.note, room, _CELL * 10 / 12)}</text>'
        if node.note
        else ""
    )
    return (
        f'<g fill="{ink}"><title>{escape(": ".join(filter(None, [node.name, node.note])))}</title>'
        f'<rect x="{x}" y="{y}" width="{_WIDTH}" height="{_HEIGHT}" rx="4" fill="{fill}" stroke="#12355b"/>'
        f'<text x="{x + 10}" y="{y + (19 if note else 28)}" font-weight="bold">{_fitted(node.name, room, _CELL + 0.5)}</text>'
        f"{note}</g>\n"
    )


def _fitted(words: str, room: int, cell: float) -> str:
    """The words, cut where they would run out of their room; ready for XML."""
    left = int(room / cell)
    shown = ""
    for character in words:
        left -= 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if left < 1:
            return escape(shown.rstrip()) + "…"
        shown += character
    return escape(shown)
