"""A ledger for every test, on both engines: SQLite always, PostgreSQL where there is one.

ONRECORD_TEST_POSTGRES names a server by URL (each test makes a database of its own there). Without it a private cluster
is started from the PostgreSQL programs on this machine; where there are none, the PostgreSQL half is skipped by name.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from onrecord.ledger import Ledger

_NOBODY = "postgres"
"""PostgreSQL refuses to run as root; its packages make this user."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a server on which databases can be made."""
    if url := os.environ.get("ONRECORD_TEST_POSTGRES"):
        yield url
        return
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not on this machine, and ONRECORD_TEST_POSTGRES names no server")
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-"))
    try:
        yield _started(programs, folder)
    finally:
        _as_nobody(programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _started(programs: Path, folder: Path) -> str:
    if os.getuid() == 0:
        shutil.chown(folder, _NOBODY)
    _as_nobody(programs / "initdb", "-D", folder / "data", "-A", "trust", "-U", "tests", "-E", "UTF8", "--no-sync")
    options = f"-k {folder} -h '' -c fsync=off -c max_connections=50"
    _as_nobody(programs / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", options, "start")
    return f"postgresql://tests@/postgres?host={folder}"


def _as_nobody(*command: object) -> None:
    words = [str(word) for word in command]
    if os.getuid() == 0:
        words = ["runuser", "-u", _NOBODY, "--", *words]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/")


@pytest.fixture(params=["sqlite", "postgresql"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Makes places without a ledger, on one engine."""
    if request.param == "sqlite":
        yield lambda: str(tmp_path / f"{uuid4().hex}.db")
        return
    server = create_engine(
        make_url(request.getfixturevalue("postgres")).set(drivername="postgresql+psycopg"),
        isolation_level="AUTOCOMMIT",
    )
    made = []

    def make() -> str:
        name = f"onrecord_{uuid4().hex}"
        with server.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        made.append(name)
        return server.url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)

    yield make
    with server.connect() as connection:
        for name in made:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture
def place(new_place: Callable[[], str]) -> str:
    """Where a ledger can be made."""
    return new_place()


@pytest.fixture
def ledger(place: str) -> Ledger:
    """An empty ledger."""
    return Ledger.open(place, create=True)
