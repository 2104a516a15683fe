"""Workbooks that are kept as sources, on both engines."""

import hashlib

from onrecord.ledger import Ledger, add, edit


def test_a_source_is_kept_once_byte_for_byte(new_place):
    ledger = Ledger.open(new_place(), create=True)
    digest = ledger.keep_source("t.xlsx", b"PK\x03\x04\x00", mapping="decimal = ','")
    assert (
        ledger.keep_source("again.xlsx", b"PK\x03\x04\x00") == digest == hashlib.sha256(b"PK\x03\x04\x00").hexdigest()
    )
    (source,) = ledger.sources()
    assert (source.name, source.content, source.mapping) == ("t.xlsx", b"PK\x03\x04\x00", "decimal = ','")


def test_decisions_on_the_rows_of_an_importer_include_those_of_others(new_place):
    ledger = Ledger.open(new_place(), create=True)
    (made,) = ledger.decide(add({"kind": "pledge"}), who="import:t.xlsx@0")
    ledger.decide(add({"kind": "plan"}), who="ada")
    ledger.decide(edit(made.commitment, "note", "checked"), who="ada")
    found = ledger.decisions_on_rows_of("import:")
    assert [(it.commitment, it.kind, it.who) for it in found] == [
        (made.commitment, "add", "import:t.xlsx@0"),
        (made.commitment, "edit", "ada"),
    ]
