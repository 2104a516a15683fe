"""How a ledger gets from one schema to the next: Alembic's scripts, inside the package, so that every install has them.

A ledger is made by running all of them. A ledger of another schema is not touched until a person says `ledger upgrade`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from onrecord.errors import UsageError


def upgrade(connection: Connection) -> None:
    """Bring the schema to the newest, inside the caller's transaction."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def current(connection: Connection) -> str | None:
    """The schema that the database has; None for a database without a ledger."""
    return MigrationContext.configure(connection).get_current_revision()


@cache
def newest() -> str:
    """The schema that this version of onrecord reads and writes."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def known() -> list[str]:
    """Every schema that there ever was, oldest first."""
    scripts = list(ScriptDirectory.from_config(_config()).walk_revisions())
    return [script.revision for script in reversed(scripts)]


def require_newest(connection: Connection, place: str) -> None:
    """Raise UsageError, with the next move, unless the database holds a ledger of the newest schema."""
    found = current(connection)
    if found == newest():
        return
    if found is None:
        raise UsageError(f'There is no ledger at "{place}"', "Check the name; `onrecord read --db` makes a new one.")
    if found in known():
        raise UsageError(
            f'The ledger at "{place}" is at schema {found}; this version writes schema {newest()}',
            f"Back it up, then run: onrecord ledger upgrade --db {place}",
        )
    raise UsageError(
        f'The ledger at "{place}" is at schema {found}; this version knows schemas up to {newest()}',
        "It was written by a newer onrecord: update this one.",
    )


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
