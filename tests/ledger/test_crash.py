"""A kill at any moment leaves whole reports or none, and every report that was announced; two may write at once."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection

import pytest

from onrecord.ledger import Ledger
from onrecord.ledger.instants import FOREVER
from onrecord.records import Reading
from tests.ledger.readings import act, day, reading

REPORTS = 200
ACTS = 3
FORK = multiprocessing.get_context("fork")  # a child starts at once, with everything imported

DONORS = ("Norland", "Ostland", "Westland")


def some_readings(count: int = REPORTS) -> list[Reading]:
    """Readings whose acts gather into a few dozen commitments."""
    found = []
    for number in range(count):
        sentences = [f"{DONORS[(number + n) % 3]} gives {(number + n) % 7 + 2} kites, lot {n}. " for n in range(ACTS)]
        text = f"Report {number}. " + "".join(sentences)
        acts = []
        for n in range(ACTS):
            words = sentences[n].strip(" .")
            told = act(text, words, item=("kites", f"Kite {n}", "drone"), units=(number + n) % 7 + 2)
            donor = replace(told.donor[0], id=f"state:{DONORS[(number + n) % 3]}", name=DONORS[(number + n) % 3])
            acts.append(replace(told, donor=(donor,)))
        found.append(reading(text, *acts, published=day(number % 40), outlet=f"Outlet {number}"))
    return found


READINGS = some_readings()


def store(place: str, readings: list[Reading], announce: Connection, batch: int) -> None:
    """What a child does: store, and announce each report once it is stored."""
    ledger = Ledger.open(place)
    announce.send("ready")
    for stored in ledger.add_all(readings, batch=batch):
        announce.send((stored.report, stored.outcome))
    announce.send("done")


def start(
    place: str, readings: list[Reading], batch: int = 5
) -> tuple[multiprocessing.process.BaseProcess, Connection]:
    ours, theirs = FORK.Pipe(duplex=False)
    child = FORK.Process(target=store, args=(place, readings, theirs, batch), daemon=True)
    child.start()
    theirs.close()
    assert ours.recv() == "ready"
    return child, ours


def heard(announced: Connection) -> list:
    """All that a child sent before it ended; a message that the kill cut in two was not sent."""
    found = []
    try:
        while announced.poll(60):
            found.append(announced.recv())
    except (EOFError, OSError):
        pass
    return found


def numbers(ledger: Ledger) -> dict[str, tuple[int, int]]:
    """Readings and acts of every report that is stored."""
    query = (
        "SELECT v.report, count(DISTINCT r.id), count(a.id) FROM versions v LEFT JOIN readings r ON r.version = v.id "
        "LEFT JOIN acts a ON a.reading = r.id GROUP BY v.id, v.report"
    )
    with ledger._backend.reading() as connection:
        found = connection.exec_driver_sql(query).all()
    assert len({report for report, _, _ in found}) == len(found), "a report is there twice"
    return {report: (readings, acts) for report, readings, acts in found}


def in_stories(ledger: Ledger) -> set[str]:
    """The reports that lie in a story, and have a digest."""
    query = (
        "SELECT s.report FROM story_reports s JOIN digests d ON d.report = s.report JOIN digest_links l ON l.digest = d.id "
        f"WHERE s.recorded_to = {FOREVER}"
    )
    with ledger._backend.reading() as connection:
        return set(connection.exec_driver_sql(query).scalars())


def kill_while_storing(new_place: Callable[[], str], kills: int, seed: int) -> None:
    source = random.Random(seed)
    done = 0
    while done < kills:
        place = new_place()
        ledger = Ledger.open(place, create=True)
        ledger.close()  # a child must not inherit a connection
        announced: set[str] = set()
        finished = False
        while not finished:
            child, messages = start(place, READINGS)
            if done < kills:
                time.sleep(source.uniform(0, 0.25))
                os.kill(child.pid, signal.SIGKILL)
            found = heard(messages)
            child.join()
            finished = "done" in found
            done += not finished
            announced |= {it[0] for it in found if isinstance(it, tuple)}
            there = numbers(ledger)
            assert announced <= there.keys(), "a report was announced and is lost"
            assert set(there.values()) <= {(1, ACTS)}, "a report is there in part"
            assert in_stories(ledger) == there.keys(), "a report is there without its place in a story"
            if not finished and done % 5 == 0:
                assert ledger.check() == []
            ledger.close()
        assert len(numbers(ledger)) == REPORTS
        assert ledger.check() == []
        ledger.close()


def test_a_kill_at_any_moment_leaves_whole_reports_or_none(new_place):
    kill_while_storing(new_place, kills=20, seed=1)


@pytest.mark.long
def test_a_hundred_kills(new_place):
    kill_while_storing(new_place, kills=100, seed=2)


def test_two_processes_write_at_once(place):
    Ledger.open(place, create=True).close()
    first, ours = start(place, READINGS[:120], batch=3)
    second, theirs = start(place, list(reversed(READINGS[60:])), batch=4)
    found = [heard(messages) for messages in (ours, theirs)]
    first.join()
    second.join()
    assert [it[-1] for it in found] == ["done", "done"]
    stored = [it[0] for some in found for it in some if isinstance(it, tuple) and it[1] == "stored"]
    assert len(stored) == len(set(stored)) == REPORTS
    ledger = Ledger.open(place)
    assert set(numbers(ledger).values()) == {(1, ACTS)}
    assert ledger.check() == []
    ledger.close()
