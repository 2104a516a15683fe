"""The tables of the ledger. Migrations make them (`migrations/versions`); a test holds the two to each other.

Three kinds of table. Kept for good: bodies, reports, versions, readings, acts, commitments, decisions and their evidence,
stories, tombstones, findings, sources. Computed from those, and rebuilt at will: rows, documents, blocks, the index of words,
digests with their keys and links, and which report lies in which story.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    String,
    Table,
    Text,
    UniqueConstraint,
    and_,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from onrecord.errors import UsageError
from onrecord.ledger.instants import FOREVER

WHOLE_DIGITS, FRACTION_DIGITS = 20, 16
"""What an exact number may hold: sums of any state budget in any currency, and every digit that a spreadsheet keeps."""

_COMPLEMENT = str.maketrans("0123456789", "9876543210")


class Exact(TypeDecorator[Decimal]):
    """A decimal number, exact on both engines: NUMERIC on PostgreSQL; on SQLite, which would make a float of it, text.

    The text has a fixed number of digits before the point, so that its order is the order of the numbers; a negative
    number has the complement of its digits.
    """

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """NUMERIC where there is one."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(Numeric(WHOLE_DIGITS + FRACTION_DIGITS, FRACTION_DIGITS))
        return dialect.type_descriptor(String())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        """The number on its way into the database."""
        if value is None:
            return None
        whole, fraction = digits(value)
        return value if dialect.name == "postgresql" else _sortable(value < 0, whole, fraction)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """The number on its way out, without trailing zeros."""
        if value is None or dialect.name == "postgresql":
            return None if value is None else Decimal(plain(value))
        if value[0] == "n":
            return Decimal(plain(Decimal(value[1:].translate(_COMPLEMENT)).copy_negate()))
        return Decimal(value[1:])


def plain(value: Decimal) -> str:
    """The number in digits, without exponent and without zeros that say nothing: equal numbers give equal text."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def digits(value: Decimal) -> tuple[str, str]:
    """The digits before and after the point, by no arithmetic: Python's would round to 28 digits.

    Raises UsageError where there are more than the ledger keeps exactly.
    """
    if not value.is_finite():
        raise UsageError(f"Cannot keep {value} as a number", "Give a finite number, or leave the field empty.")
    whole, _, fraction = plain(value.copy_abs()).partition(".")
    if len(whole) > WHOLE_DIGITS or len(fraction) > FRACTION_DIGITS:
        raise UsageError(
            f"Cannot keep {value} exactly: at most {WHOLE_DIGITS} digits before the point and {FRACTION_DIGITS} after it",
            "Round it, or check whether it is a slip.",
        )
    return whole, fraction


def _sortable(negative: bool, whole: str, fraction: str) -> str:
    if negative:
        text = f"{whole:0>{WHOLE_DIGITS}}.{fraction:0<{FRACTION_DIGITS}}"
        return f"n{text.translate(_COMPLEMENT)}"
    return f"p{whole:0>{WHOLE_DIGITS}}" + (f".{fraction}" if fraction else "")


metadata = MetaData()

Serial = BigInteger().with_variant(Integer, "sqlite")
"""A number that the ledger itself hands out: SQLite knows a row by it only where the type is INTEGER."""

clock = Table(
    "clock",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),  # of the last transaction that wrote; the next one is later
)

bodies = Table(
    "bodies",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=False),
    Column("sha256", String, nullable=False, unique=True),
    Column("text", Text, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", String, primary_key=True),
    Column("outlet", Text),
    Column("url", Text),
    Column("path", Text),
)

versions = Table(
    "versions",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=False),
    Column("report", ForeignKey("reports.id"), nullable=False),
    Column("number", Integer, nullable=False),  # 1, 2, ... in the order in which they were recorded
    Column("version", String, nullable=False),
    Column("body", ForeignKey("bodies.id"), index=True),  # null once forgotten
    Column("title", Text),
    Column("language", String),
    Column("published", BigInteger),  # null where it is not known
    Column("offset_s", Integer),
    Column("precision", String),
    Column("recorded", BigInteger, nullable=False),
    Column("known_from", BigInteger, nullable=False),  # this version stands for its report from here ...
    Column("known_to", BigInteger, nullable=False),  # ... until here
    UniqueConstraint("report", "version"),
    UniqueConstraint("report", "number"),
)
Index("versions_by_day", versions.c.known_from)

readings = Table(
    "readings",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=False),
    Column("version", ForeignKey("versions.id"), nullable=False),
    Column("reader", String, nullable=False),
    Column("recorded", BigInteger, nullable=False),
    Column("superseded", BigInteger, nullable=False),  # when a newer reading of this version was recorded
    Column("content", LargeBinary),  # zlib of the JSON of records.objects, without the text; null once forgotten
    UniqueConstraint("version", "reader"),
)

commitments = Table(
    "commitments",
    metadata,
    Column("number", Serial, primary_key=True, autoincrement=False),  # 12 is shown as C-0012
    Column("recorded", BigInteger, nullable=False),
    Column("origin", String, nullable=False),  # read, add, split
    Column("plain", Boolean, nullable=False),  # nobody decided on it
    Column("linked", Boolean, nullable=False),  # a merge or split, in force or not, ties it to another
    # The first and last moments at which an act of it was told or taken back: the window in which others may belong to it.
    Column("first_known", BigInteger, nullable=False),
    Column("last_known", BigInteger, nullable=False),
)

acts = Table(
    "acts",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=False),
    Column("reading", ForeignKey("readings.id"), nullable=False, index=True),
    Column("name", String, nullable=False),  # Act.id
    Column("commitment", ForeignKey("commitments.number"), nullable=False),
    Column("known_from", BigInteger, nullable=False),  # that of its version
    Column("forgotten", Boolean, nullable=False),
    Column("proposal", Text, nullable=False),  # JSON, see proposals.py
)

Index("acts_of_commitment", acts.c.commitment, acts.c.known_from)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=False),
    Column("commitment", ForeignKey("commitments.number"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("field", String),
    Column("seen", Text),
    Column("value", Text),
    Column("other", ForeignKey("commitments.number"), index=True),
    Column("undoes", ForeignKey("decisions.id"), index=True),
    Column("who", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("why", Text, nullable=False),
)

decision_evidence = Table(
    "decision_evidence",
    metadata,
    Column("decision", ForeignKey("decisions.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("report", Text, nullable=False),
    Column("version", String, nullable=False, index=True),
    Column("start", Integer),
    Column("end", Integer),
    Column("cell", Text),
    Column("words", Text),  # the one thing of a decision that may go, when its report is forgotten
)

documents = Table(
    "documents",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=False),
    Column("document", Text, nullable=False),  # JSON, see documents.py
)

rows = Table(
    "rows",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=False),
    Column("commitment", ForeignKey("commitments.number"), nullable=False),
    Column("valid_from", BigInteger, nullable=False),
    Column("valid_to", BigInteger, nullable=False),
    Column("recorded_from", BigInteger, nullable=False),
    Column("recorded_to", BigInteger, nullable=False),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("status", String, nullable=False),
    Column("kind", String),
    Column("state", String),
    Column("aid_type", String),
    Column("donors", Text, nullable=False),  # "|state:DE=germany|=acme|", buyers where nobody gives
    Column("recipients", Text, nullable=False),  # likewise, beneficiaries among them
    Column("classes", Text, nullable=False),  # "|tank|drone|"
    Column("currency", String),
    Column("amount", Exact),  # the low end of a range
    Column("euro", Exact),
    Column("day_from", String),  # the days of the act, ISO 8601
    Column("day_to", String),
    Column("disagrees", Boolean, nullable=False),
)
OPEN = and_(rows.c.valid_to == FOREVER, rows.c.recorded_to == FOREVER)
Index("rows_of_commitment", rows.c.commitment, rows.c.recorded_to, rows.c.valid_from)
Index("rows_now", rows.c.commitment, sqlite_where=OPEN, postgresql_where=OPEN)
Index(
    "rows_as_of",
    rows.c.valid_from,
    rows.c.valid_to,
    sqlite_where=rows.c.recorded_to == FOREVER,
    postgresql_where=rows.c.recorded_to == FOREVER,
)

blocks = Table(
    "blocks",
    metadata,
    Column("key", String, primary_key=True),
    Column("commitment", ForeignKey("commitments.number"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

digests = Table(
    "digests",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=False),
    Column("report", ForeignKey("reports.id"), nullable=False, unique=True),
    Column(
        "at", BigInteger, nullable=False
    ),  # microseconds; as tracing.digests.counts_from has it, else of its recording
    Column("content", LargeBinary, nullable=False),  # tracing.digests.to_bytes
)

digest_keys = Table(
    "digest_keys",
    metadata,
    # By stretches of time first: reports come about as they are published, so that a batch of them changes a few pages of
    # the table, where keys by themselves are spread all over it.
    Column("stretch", Integer, primary_key=True),
    Column("key", BigInteger, primary_key=True),
    # No foreign key: without an index of their own, which would double the table, each one deleted would look through it.
    Column("digest", BigInteger, primary_key=True),
    sqlite_with_rowid=False,
)

digest_links = Table(
    "digest_links",
    metadata,
    # Numbers of digests, without foreign keys as above.
    Column("digest", Serial, primary_key=True, autoincrement=False),
    Column("earlier", BigInteger, index=True),  # the closest of those before it ...
    Column("earlier_close", Double),  # ... and how close it is
    Column("closest", BigInteger, index=True),  # the closest of all
    Column("closest_close", Double),
)

stories = Table(
    "stories",
    metadata,
    Column("number", Serial, primary_key=True, autoincrement=False),  # 12 is shown as S-0012
    Column("recorded", BigInteger, nullable=False),
    Column("moved_to", ForeignKey("stories.number")),  # the story that it turned out to be a part of ...
    Column("moved", BigInteger),  # ... and since when
)

story_reports = Table(
    "story_reports",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=False),
    Column("story", ForeignKey("stories.number"), nullable=False),
    Column("report", ForeignKey("reports.id"), nullable=False),
    Column("recorded_from", BigInteger, nullable=False),
    Column("recorded_to", BigInteger, nullable=False),
)
Index("reports_of_story", story_reports.c.story, story_reports.c.recorded_to)
Index("stories_of_report", story_reports.c.report, story_reports.c.recorded_to)

findings = Table(
    "findings",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("commitment", ForeignKey("commitments.number"), index=True),
    Column("report", ForeignKey("reports.id"), index=True),
    Column("message", Text, nullable=False),
    Column("recorded", BigInteger, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=False),
    Column("sha256", String, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("mapping", Text),  # TOML
    Column("content", LargeBinary, nullable=False),  # zlib of the file
    Column("recorded", BigInteger, nullable=False),
)

tombstones = Table(
    "tombstones",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=False),
    Column("report", ForeignKey("reports.id"), nullable=False, index=True),
    Column("version", String, nullable=False),
    Column("body_sha256", String, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("why", Text, nullable=False),
)
