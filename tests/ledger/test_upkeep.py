"""Schemas, backups, exact numbers: what a ledger is made of."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.errors import RunError, UsageError
from onrecord.ledger import Ledger, backends
from onrecord.ledger.schema import Exact, metadata
from onrecord.ledger.sqlite import SQLite
from tests.ledger.readings import delivery, pledge

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**19), max_value=10**19, places=16)


def test_migrations_make_the_schema_that_the_code_uses(ledger):
    with ledger._backend.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": _ours})
        assert compare_metadata(context, metadata) == []


def _ours(thing: object, name: str, kind: str, reflected: bool, compared: object) -> bool:
    return not (kind == "table" and name.startswith("words_of_"))


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ("9999", "is at schema 9999; this version knows schemas up to 0003. It was written by a newer onrecord"),
        (None, "There is no ledger at"),
    ],
)
def test_a_ledger_of_another_schema_is_not_touched(place, schema, message):
    ledger = Ledger.open(place, create=True)
    with ledger._backend.writing() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
        if schema:
            connection.execute(text("INSERT INTO alembic_version VALUES (:schema)"), {"schema": schema})
    for use in (Ledger.open, Ledger.upgrade):
        with pytest.raises(UsageError, match=message):
            use(place)


def test_an_older_schema_names_the_next_move(place, monkeypatch):
    from onrecord.ledger import migrations

    Ledger.open(place, create=True)
    monkeypatch.setattr(migrations, "newest", lambda: "0004")
    with pytest.raises(UsageError) as caught:
        Ledger.open(place)
    assert "is at schema 0003; this version writes schema 0004" in caught.value.message
    assert caught.value.remedy.startswith("Back it up, then run: onrecord ledger upgrade --db ")


def test_upgrading_a_new_ledger_changes_nothing(place):
    Ledger.open(place, create=True).add([pledge()])
    assert Ledger.upgrade(place) == ("0003", "0003")
    assert Ledger.open(place).rows().total == 1


def test_there_is_no_ledger_where_nobody_made_one(tmp_path):
    with pytest.raises(UsageError, match="There is no ledger at"):
        Ledger.open(tmp_path / "no.db")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("not a database, and long enough to be read as one " * 40)
    with pytest.raises(UsageError, match="is not a ledger"):
        Ledger.open(tmp_path / "notes.txt")


@pytest.mark.parametrize("place", ["mysql://root@localhost/desk", "http://example.org/desk.db"])
def test_places_that_no_backend_knows_are_refused(place):
    with pytest.raises(UsageError, match="Cannot keep a ledger in"):
        Ledger.open(place)


def test_a_backup_taken_while_others_write_is_a_whole_ledger(new_place, tmp_path):
    place = new_place()
    if "://" in place and shutil.which("pg_dump") is None:
        pytest.skip("pg_dump is not on this machine")
    ledger = Ledger.open(place, create=True)
    ledger.add([pledge()])
    target = tmp_path / "desk.backup"
    with ledger._backend.writing() as connection:
        connection.execute(text("UPDATE rows SET state = 'withdrawn'"))
        ledger.backup(target)
        connection.execute(text("UPDATE rows SET state = 'pledged'"))
    other = new_place()
    Ledger.restore(target, other)
    restored = Ledger.open(other)
    assert [row.state for row in restored.rows().rows] == ["pledged"]
    assert restored.check() == []
    restored.add([delivery()])
    assert [row.state for row in restored.rows().rows] == ["delivered"]
    with pytest.raises(UsageError, match="it is there already"):
        ledger.backup(target)


def test_restoring_over_a_ledger_or_from_no_backup_is_refused(tmp_path):
    Ledger.open(tmp_path / "desk.db", create=True)
    with pytest.raises(UsageError, match=r"Cannot restore to .* it is there already"):
        Ledger.restore(tmp_path / "desk.db", tmp_path / "desk.db")
    with pytest.raises(RunError, match="Cannot restore from"):
        Ledger.restore(tmp_path / "no.backup", tmp_path / "new.db")
    assert sorted(path.name for path in tmp_path.glob("new*")) == []


def test_a_writer_that_waits_too_long_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(backends, "WAIT_S", 0.05)
    ledger = Ledger.open(tmp_path / "desk.db", create=True)
    with closing(sqlite3.connect(tmp_path / "desk.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RunError, match=r"Another process has been writing to .* for 0 seconds"):
            ledger.add([pledge()])
        assert ledger.rows().total == 0  # readers are not held up
        other.execute("COMMIT")
    assert [it.outcome for it in ledger.add([pledge()])] == ["stored"]


def test_a_writer_waits_for_another_on_both_engines(place, monkeypatch):
    monkeypatch.setattr(backends, "WAIT_S", 0.05)
    ledger, other = Ledger.open(place, create=True), Ledger.open(place)
    with other._backend.writing(), pytest.raises(RunError, match="Another process has been writing to"):
        ledger.add([pledge()])
    assert [it.outcome for it in ledger.add([pledge()])] == ["stored"]


@given(first=NUMBERS, second=NUMBERS)
def test_exact_numbers_keep_value_and_order(first, second):
    for dialect in (sqlite.dialect(), postgresql.dialect()):
        kind = Exact()
        stored = [kind.process_bind_param(number, dialect) for number in (first, second)]
        assert [kind.process_result_value(it, dialect) for it in stored] == [first, second]
        assert (stored[0] < stored[1], stored[0] == stored[1]) == (first < second, first == second)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1E+20", "1E-17"])
def test_numbers_that_cannot_be_kept_are_refused(number):
    with pytest.raises(UsageError, match="Cannot keep"):
        Exact().process_bind_param(Decimal(number), sqlite.dialect())


def test_the_password_of_a_ledger_is_shown_to_nobody():
    database = backends.backend("postgresql://desk:secret@localhost/desk")
    assert "secret" not in database.place
    assert isinstance(backends.backend("desk.db"), SQLite)
    assert isinstance(backends.backend(Path("desk.db")), SQLite)


def test_another_programs_database_is_left_as_it_is(tmp_path):
    place = tmp_path / "other.db"
    with closing(sqlite3.connect(place)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
        other.commit()
    before = place.read_bytes()
    for use in (Ledger.open, Ledger.upgrade, lambda it: Ledger.open(it, create=True)):
        with pytest.raises(UsageError, match="holds tables of another program, and no ledger"):
            use(str(place))
    assert place.read_bytes() == before
    assert [it.name for it in tmp_path.iterdir()] == ["other.db"]


@pytest.mark.parametrize(("place", "message"), [("", "The place of the ledger is empty"), (".", "is a folder")])
def test_a_place_that_cannot_be_a_file_is_refused(place, message):
    with pytest.raises(UsageError, match=message):
        Ledger.open(place, create=True)


def test_an_empty_file_becomes_a_ledger(tmp_path):
    (tmp_path / "new.db").touch()
    assert Ledger.open(tmp_path / "new.db", create=True).rows().total == 0
