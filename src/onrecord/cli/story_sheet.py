"""A sheet on which a story is set: lines of one width, headings, and reports called by their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from onrecord.cli import wording
from onrecord.cli.setting import Setter, joined, styled
from onrecord.records import Passage

_WORDS_SHOWN = 220
"""Characters of a passage that are shown."""


class Sheet:
    """Sets the parts of one story. reports: ids in the order in which they are numbered from 1."""

    def __init__(self, reports: Sequence[str], width: int) -> None:
        self.width = width
        self._numbers = {id: number for number, id in enumerate(reports, start=1)}
        self._gutter = len(str(len(reports))) + 4
        self._block = Setter(width, self._gutter).block

    def number(self, report: str) -> str:
        """The number of a report of the story, as its label."""
        return str(self._numbers[report])

    def holds(self, id: str) -> bool:
        """Whether the id is a report's of the story."""
        return id in self._numbers

    def refs(self, reports: Iterable[str]) -> str:
        """The numbers of reports: "[1, 3–5]"."""
        numbers = sorted({self._numbers[id] for id in reports if id in self._numbers})
        return f"[{wording.runs(numbers)}]" if numbers else "[?]"

    def heading(self, words: str) -> Iterator[Text]:
        """The head of a part, with an empty line above it."""
        yield Text()
        yield from self._block(styled(words, "title"))

    def nothing(self, part: str, words: str) -> Iterator[Text]:
        """A part of which nothing was found, in one line."""
        yield Text()
        yield from self._block(joined((part, "title"), (f": {words}", "aside")))

    def plain(self, line: Text) -> Iterator[Text]:
        """Words at the margin."""
        yield from self._block(line)

    def item(self, line: Text, label: str = "-") -> Iterator[Text]:
        """An entry of a part, behind its label."""
        yield from self._block(line, label=label)

    def under(self, line: Text) -> Iterator[Text]:
        """What belongs to the entry above."""
        yield from self._block(line, indent=self._gutter)

    def quoted(self, passages: Iterable[Passage]) -> Iterator[Text]:
        """Passages under an entry, each with its report."""
        for passage in passages:
            yield from self.under(styled(f"“{short(passage.words)}” {self.refs([passage.report])}", "aside"))


def short(words: str) -> str:
    """Words in one line, cut where they are many."""
    words = " ".join(words.split())
    return words if len(words) <= _WORDS_SHOWN else words[:_WORDS_SHOWN].rsplit(" ", 1)[0] + " …"
