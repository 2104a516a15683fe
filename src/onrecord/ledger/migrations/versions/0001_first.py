"""The first schema."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0001"
down_revision = None

FOREVER = 2**63 - 1


def upgrade() -> None:
    """Make every table, the triggers that keep decisions as they were taken, and the index of words."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    serial: TypeEngine[Any] = sa.Integer() if sqlite else sa.BigInteger()
    exact: TypeEngine[Any] = sa.String() if sqlite else sa.Numeric(36, 16)
    tables(serial, exact)
    for statement in SQLITE if sqlite else POSTGRESQL:
        op.execute(sa.text(statement))


def number(serial: TypeEngine[Any], name: str = "id") -> sa.Column[Any]:
    """A number that the ledger itself hands out."""
    return sa.Column(name, serial, primary_key=True, autoincrement=False)


def tables(serial: TypeEngine[Any], exact: TypeEngine[Any]) -> None:
    """Make the tables, both engines alike."""
    op.create_table("clock", number(serial), sa.Column("at", sa.BigInteger, nullable=False))
    op.create_table(
        "bodies",
        number(serial),
        sa.Column("sha256", sa.String, nullable=False, unique=True),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("outlet", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("path", sa.Text),
    )
    op.create_table(
        "versions",
        number(serial),
        sa.Column("report", sa.String, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("body", serial, sa.ForeignKey("bodies.id")),
        sa.Column("title", sa.Text),
        sa.Column("language", sa.String),
        sa.Column("published", sa.BigInteger),
        sa.Column("offset_s", sa.Integer),
        sa.Column("precision", sa.String),
        sa.Column("recorded", sa.BigInteger, nullable=False),
        sa.Column("known_from", sa.BigInteger, nullable=False),
        sa.Column("known_to", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("report", "version"),
        sa.UniqueConstraint("report", "number"),
    )
    op.create_index("ix_versions_body", "versions", ["body"])
    op.create_index("versions_by_day", "versions", ["known_from"])
    op.create_table(
        "readings",
        number(serial),
        sa.Column("version", serial, sa.ForeignKey("versions.id"), nullable=False),
        sa.Column("reader", sa.String, nullable=False),
        sa.Column("recorded", sa.BigInteger, nullable=False),
        sa.Column("superseded", sa.BigInteger, nullable=False),
        sa.Column("content", sa.LargeBinary),
        sa.UniqueConstraint("version", "reader"),
    )
    op.create_table(
        "commitments",
        number(serial, "number"),
        sa.Column("recorded", sa.BigInteger, nullable=False),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("plain", sa.Boolean, nullable=False),
        sa.Column("linked", sa.Boolean, nullable=False),
        sa.Column("first_known", sa.BigInteger, nullable=False),
        sa.Column("last_known", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "acts",
        number(serial),
        sa.Column("reading", serial, sa.ForeignKey("readings.id"), nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("commitment", serial, sa.ForeignKey("commitments.number"), nullable=False),
        sa.Column("known_from", sa.BigInteger, nullable=False),
        sa.Column("forgotten", sa.Boolean, nullable=False),
        sa.Column("proposal", sa.Text, nullable=False),
    )
    op.create_index("ix_acts_reading", "acts", ["reading"])
    op.create_index("acts_of_commitment", "acts", ["commitment", "known_from"])
    op.create_table(
        "decisions",
        number(serial),
        sa.Column("commitment", serial, sa.ForeignKey("commitments.number"), nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("field", sa.String),
        sa.Column("seen", sa.Text),
        sa.Column("value", sa.Text),
        sa.Column("other", serial, sa.ForeignKey("commitments.number")),
        sa.Column("undoes", serial, sa.ForeignKey("decisions.id")),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )
    op.create_index("ix_decisions_commitment", "decisions", ["commitment"])
    op.create_index("ix_decisions_other", "decisions", ["other"])
    op.create_index("ix_decisions_undoes", "decisions", ["undoes"])
    op.create_table(
        "decision_evidence",
        sa.Column("decision", serial, sa.ForeignKey("decisions.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("report", sa.Text, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
        sa.Column("cell", sa.Text),
        sa.Column("words", sa.Text),
    )
    op.create_index("ix_decision_evidence_version", "decision_evidence", ["version"])
    op.create_table("documents", number(serial), sa.Column("document", sa.Text, nullable=False))
    op.create_table(
        "rows",
        number(serial),
        sa.Column("commitment", serial, sa.ForeignKey("commitments.number"), nullable=False),
        sa.Column("valid_from", sa.BigInteger, nullable=False),
        sa.Column("valid_to", sa.BigInteger, nullable=False),
        sa.Column("recorded_from", sa.BigInteger, nullable=False),
        sa.Column("recorded_to", sa.BigInteger, nullable=False),
        sa.Column("document", serial, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("kind", sa.String),
        sa.Column("state", sa.String),
        sa.Column("aid_type", sa.String),
        sa.Column("donors", sa.Text, nullable=False),
        sa.Column("recipients", sa.Text, nullable=False),
        sa.Column("classes", sa.Text, nullable=False),
        sa.Column("currency", sa.String),
        sa.Column("amount", exact),
        sa.Column("euro", exact),
        sa.Column("day_from", sa.String),
        sa.Column("day_to", sa.String),
        sa.Column("disagrees", sa.Boolean, nullable=False),
    )
    op.create_index("ix_rows_document", "rows", ["document"])
    op.create_index("rows_of_commitment", "rows", ["commitment", "recorded_to", "valid_from"])
    now = sa.text(f"valid_to = {FOREVER} AND recorded_to = {FOREVER}")
    op.create_index("rows_now", "rows", ["commitment"], sqlite_where=now, postgresql_where=now)
    held = sa.text(f"recorded_to = {FOREVER}")
    op.create_index("rows_as_of", "rows", ["valid_from", "valid_to"], sqlite_where=held, postgresql_where=held)
    op.create_table(
        "blocks",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("commitment", serial, sa.ForeignKey("commitments.number"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_blocks_commitment", "blocks", ["commitment"])
    op.create_table(
        "findings",
        number(serial),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("commitment", serial, sa.ForeignKey("commitments.number")),
        sa.Column("report", sa.String, sa.ForeignKey("reports.id")),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("recorded", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_findings_commitment", "findings", ["commitment"])
    op.create_index("ix_findings_report", "findings", ["report"])
    op.create_table(
        "tombstones",
        number(serial),
        sa.Column("report", sa.String, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("body_sha256", sa.String, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )
    op.create_index("ix_tombstones_report", "tombstones", ["report"])


SHELVES = ("reports", "statements", "documents")

_SAME_EVIDENCE = (
    "NEW.decision IS OLD.decision AND NEW.position IS OLD.position AND NEW.report IS OLD.report "
    'AND NEW.version IS OLD.version AND NEW.start IS OLD.start AND NEW."end" IS OLD."end" '
    "AND NEW.cell IS OLD.cell AND NEW.words IS NULL"
)

SQLITE = [
    *(
        f"CREATE TRIGGER {table}_are_not_{done} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'decisions are appended, never changed'); END"
        for table, verb, done in (
            ("decisions", "UPDATE", "changed"),
            ("decisions", "DELETE", "deleted"),
            ("decision_evidence", "DELETE", "deleted"),
        )
    ),
    "CREATE TRIGGER decision_evidence_is_only_forgotten BEFORE UPDATE ON decision_evidence "
    f"WHEN NOT ({_SAME_EVIDENCE}) BEGIN SELECT RAISE(ABORT, 'decisions are appended, never changed'); END",
    # detail=none: whether a word is there is all that is asked. tokenize=ascii splits at blanks and changes nothing else,
    # since `words` gives it folded words of letters and digits.
    *(
        f"CREATE VIRTUAL TABLE words_of_{shelf} USING fts5(words, content='', detail=none, tokenize='ascii')"
        for shelf in SHELVES
    ),
]

_SAME_ON_POSTGRESQL = _SAME_EVIDENCE.replace(" IS OLD.", " IS NOT DISTINCT FROM OLD.")

POSTGRESQL = [
    "CREATE FUNCTION decisions_stay() RETURNS trigger LANGUAGE plpgsql AS "
    "$$BEGIN RAISE EXCEPTION 'decisions are appended, never changed'; END$$",
    "CREATE TRIGGER decisions_stay BEFORE UPDATE OR DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION decisions_stay()",
    "CREATE TRIGGER decisions_are_not_truncated BEFORE TRUNCATE ON decisions EXECUTE FUNCTION decisions_stay()",
    "CREATE TRIGGER decision_evidence_stays BEFORE DELETE ON decision_evidence "
    "FOR EACH ROW EXECUTE FUNCTION decisions_stay()",
    "CREATE TRIGGER decision_evidence_is_only_forgotten BEFORE UPDATE ON decision_evidence "
    f"FOR EACH ROW WHEN (NOT ({_SAME_ON_POSTGRESQL})) EXECUTE FUNCTION decisions_stay()",
    *(f"CREATE TABLE words_of_{shelf} (id bigint PRIMARY KEY, words tsvector NOT NULL)" for shelf in SHELVES),
    *(f"CREATE INDEX words_of_{shelf}_by_word ON words_of_{shelf} USING gin (words)" for shelf in SHELVES),
]
