"""How one report came by its news, as its own words tell it."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.tracing import access_words as words
from onrecord.tracing.account import Account
from onrecord.tracing.same_names import plain_words


class Access:
    """How one report came by its news, as its own words tell it."""

    def __init__(self, told: Account) -> None:
        self._told = told
        label = told.newsroom or ""
        self._own_name = _own_name(label)

    def own(self, sentence: str) -> bool:
        """Whether the sentence tells of the newsroom's own eyes, ears or interview."""
        return words.TOLD_SELF.search(sentence) is not None or (
            self._own_name is not None and bool(self._own_name.search(sentence))
        )

    def found_out(self, sentence: str) -> bool:
        """Whether the newsroom saw, read, counted or learned something itself, rather than was told it."""
        return words.OUTLET_SELF.search(sentence) is not None or (
            self._own_name is not None
            and any(match["found"] or match["seen"] for match in self._own_name.finditer(sentence))
        )

    @property
    def is_interview(self) -> bool:
        """Whether the text is an interview that the newsroom held."""
        return words.INTERVIEW.search(self._told.text) is not None

    @property
    def is_release(self) -> bool:
        """Whether the text is itself what an institution says to all, and no report of it."""
        return (
            not self._told.copy_of
            and not self._told.mentions
            and bool(words.RELEASE.search(f"{self._told.report.title}\n{self._told.text}"))
        )


@lru_cache(4096)
def _own_name(label: str) -> re.Pattern[str] | None:
    """The newsroom as its own reports name it ("told the Ledger", "seen by Coast Wire"); None for an empty label."""
    bare = re.sub(r"\s*[(\[].*|\s+-\s.*", "", label.replace("_", " ")).strip()
    parts = plain_words(bare)
    if not parts:
        return None
    names = [re.escape(bare), r"[^\W_]?".join(map(re.escape, bare.split()))]
    if len(parts) > 1:
        names += [rf"(?<=[Tt]he ){re.escape(bare.split()[0])}", rf"(?<=[Tt]he ){re.escape(bare.split()[-1])}"]
    name = "|".join(names)
    return re.compile(
        rf"(?:\b(?:[Tt]old|[Tt]ells|to|asked by|contacted by|interview with|answer to|questions from|writes to"
        rf"|to the|attended by)\s+"
        rf"(?:the )?(?:{name})\b|(?P<seen>{words.SEEN_BY}(?:{name})\b)|\b(?:{name})(?:['\u2019]s)?\s+(?P<found>{words.FOUND})"
        rf"|\b(?:{name})\s+{words.ATTENDS}|\b(?:{name}|{re.escape(bare.split()[0])})['\u2019]s? (?:question|reporter"
        rf"|correspondent))",
        re.IGNORECASE,
    )
