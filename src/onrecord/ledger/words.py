"""The one tokenisation of the ledger's search, for what is stored and for what is asked, on both engines.

Case-folded, split at whatever is neither letter nor digit, no stemming: "Leopards" does not find "Leopard".
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 100
"""Characters of a word that count; PostgreSQL takes none over 2,046 bytes, and no language has any."""


def words(text: str) -> list[str]:
    """The different words of a text, sorted."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return sorted({word[:_LONGEST] for word in _WORD.findall(folded)})
