"""Reports are grouped into stories: what is compared of each, and which report lies in which story."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables, empty: `Ledger.upgrade` fills them from the readings that are stored."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    serial: TypeEngine[Any] = sa.Integer() if sqlite else sa.BigInteger()
    op.create_table(
        "digests",
        sa.Column("id", serial, primary_key=True, autoincrement=False),
        sa.Column("report", sa.String, sa.ForeignKey("reports.id"), nullable=False, unique=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "digest_keys",
        sa.Column("stretch", sa.Integer, primary_key=True),
        sa.Column("key", sa.BigInteger, primary_key=True),
        sa.Column("digest", sa.BigInteger, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "digest_links",
        sa.Column("digest", serial, primary_key=True, autoincrement=False),
        sa.Column("earlier", sa.BigInteger),
        sa.Column("earlier_close", sa.Double),
        sa.Column("closest", sa.BigInteger),
        sa.Column("closest_close", sa.Double),
    )
    op.create_index("ix_digest_links_earlier", "digest_links", ["earlier"])
    op.create_index("ix_digest_links_closest", "digest_links", ["closest"])
    op.create_table(
        "stories",
        sa.Column("number", serial, primary_key=True, autoincrement=False),
        sa.Column("recorded", sa.BigInteger, nullable=False),
        sa.Column("moved_to", serial, sa.ForeignKey("stories.number")),
        sa.Column("moved", sa.BigInteger),
    )
    op.create_table(
        "story_reports",
        sa.Column("id", serial, primary_key=True, autoincrement=False),
        sa.Column("story", serial, sa.ForeignKey("stories.number"), nullable=False),
        sa.Column("report", sa.String, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("recorded_from", sa.BigInteger, nullable=False),
        sa.Column("recorded_to", sa.BigInteger, nullable=False),
    )
    op.create_index("reports_of_story", "story_reports", ["story", "recorded_to"])
    op.create_index("stories_of_report", "story_reports", ["report", "recorded_to"])
