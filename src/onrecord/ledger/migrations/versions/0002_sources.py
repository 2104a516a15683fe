"""Workbooks are kept as sources: the rows that were imported from them rest on their cells."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of sources."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    serial: TypeEngine[Any] = sa.Integer() if sqlite else sa.BigInteger()
    op.create_table(
        "sources",
        sa.Column("id", serial, primary_key=True, autoincrement=False),
        sa.Column("sha256", sa.String, nullable=False, unique=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("mapping", sa.Text),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("recorded", sa.BigInteger, nullable=False),
    )
