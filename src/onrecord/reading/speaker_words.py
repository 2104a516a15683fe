"""Word lists by which sources, titles and references are told apart. Data only."""

from __future__ import annotations

from typing import Final


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


PARTICLES: Final = _words(
    "de da do dos das del della dello der den di du la le van von vom zu zum zur ten ter te bin bint ibn",
    "al el ben af av y e",
)
"""Small words inside names ("von der Leyen")."""

DETERMINERS: Final = _words(
    "a an the his her its their our my this that these those one another some any",
)
"""Words that begin a noun phrase."""

TOPIC_NOUNS: Final = _words(
    "envoy ambassador representative negotiator correspondent expert analyst mediator specialist",
    "coordinator",
)
"""Offices named after what they deal with: a "Ukraine envoy" is not Ukraine's."""

SURNAMES_TOO: Final = _words(
    "Hall Park Church Post Castle Power Lake Hills Guard Star Bridge Day White Black Green West North Law",
    "May April June August Land Price Island House South East Blue Human Peace Court Room Fund Trust",
    "Force Team Staff Works Cape Beach Port Bay Mount",
)
"""Common words that are surnames behind a first name ("Theresa May")."""

ENDS_HEAD: Final = _words(
    "of for from with at in to by near inside on among about under close familiar briefed involved",
    "outside behind within across between against after before during over representing working speaking",
    "asked quoted knowledgeable present based aware",
)
"""Words that end the head of a noun phrase ("people | with knowledge of the matter")."""

ENDS_MAIN: Final = _words(
    ", ; ( ) [ ] — – : who whom whose which that including such speaking asked",
)
"""Marks and words that end a phrase's main part ("the envoy | , who")."""

PARTITIVES: Final = _words(
    "third quarter fifth percent one some many most several few group number majority minority handful couple pair dozen dozens",
    "hundreds scores thousands millions half lot all none each both members member two three four five",
    "six another any",
)
"""Words that count out of a whole ("one of the officials")."""

VAGUE: Final = _words(
    "some about around nearly almost roughly least at over more than only just up to fewer",
)
"""Words around a number that are no part of it ("at least two")."""

ANY_BODY: Final = _words(
    "company firm group agency organisation organization body corporation business body union institution",
    "outfit utility manufacturer maker bank lender fund charity network office",
)
"""Nouns that take up any institution named before ("the company")."""

NO_PART: Final = _words(
    "of for from with at in to by on and or but that said says told who which is was has had not as than",
)
"""Words that never stand inside a noun phrase before its noun."""

NOT_TELLING: Final = _words(
    "former then new top senior own current longtime late",
)
"""Adjectives that a title may bear without being another title."""
