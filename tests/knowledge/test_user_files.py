"""A user's files beside ours: rows are added, rows with our key replace ours, and mistakes are named with their line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.knowledge import Knowledge
from onrecord.records import Euro


def folder(path: Path, **files: str) -> Path:
    for name, text in files.items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


def test_rows_are_added_to_ours(tmp_path: Path) -> None:
    knowledge = Knowledge.load(
        folder(
            tmp_path,
            institutions="# ours\nid,name,country,aliases\nnorland-fund,Norland Aid Fund,NO,NAF|dNorland\n",
            groups="id,name,names\nlake-states,Lake states,lake states|states of the Lake\n",
            items="class,names,generic\ntank,Bjorn 3|Bjorn 3A2,\n",
            rates="date,currency,rate,source\n2025-02-10,UAH,43.1,the national bank\n",
        )
    )
    found = knowledge.find("The Norland Aid Fund and dNorland met Kyiv.")
    assert [match.entity.id for match in found] == ["institution:norland-fund"] * 2 + ["state:UA"]
    assert [match.group.id for match in knowledge.groups.find("The States of the Lake agreed.")] == [
        "group:lake-states"
    ]
    (item,) = knowledge.items.find("ten Bjorn 3A2s left")
    assert (item.item.canonical, item.item.class_.name) == ("Bjorn 3", "tank")
    euro = knowledge.rates.euro((Decimal(431), Decimal(431)), "UAH", date(2025, 2, 11))
    assert euro == Euro((Decimal(10), Decimal(10)), date(2025, 2, 10))


def test_a_row_with_our_key_replaces_ours(tmp_path: Path) -> None:
    row = "id,name,country,aliases\nus-defense,United States Department of War,US,Pentagon\n"
    knowledge = Knowledge.load(folder(tmp_path, institutions=row))
    assert knowledge.entity("institution:us-defense").name == "United States Department of War"
    assert knowledge.lookup("the Pentagon") is not None
    assert knowledge.lookup("DoD") is None
    assert Knowledge.load().lookup("DoD") is not None


def test_offices_are_added_and_corrected(tmp_path: Path) -> None:
    rows = (
        "no-radar-envoy,Norwegian Envoy for Radars,NO,envoy,Ada Brandt,A. Brandt,2024-05,2024,\n"
        "us-president,President of the United States,US,head_of_state,Donald Trump,,2025-01-20,2029-01-20,\n"
    )
    offices = Knowledge.load(folder(tmp_path, offices_mine=OFFICES + rows)).offices
    (brandt,) = offices.tenures("A. Brandt")
    assert (brandt.from_earliest, brandt.to_latest) == (date(2024, 5, 1), date(2024, 12, 31))
    terms = [term for term in offices.tenures("Donald Trump") if term.office == "us-president"]
    assert [term.to_latest for term in terms] == [date(2021, 1, 20), date(2029, 1, 20)]


def test_ours_alone_are_read_once(tmp_path: Path) -> None:
    assert Knowledge.load() is Knowledge.load(None)
    assert Knowledge.load(tmp_path) is not Knowledge.load()


def test_the_fingerprint_tells_files_apart(tmp_path: Path) -> None:
    assert Knowledge.load().fingerprint == Knowledge.load(tmp_path).fingerprint == ""
    (tmp_path / "notes.txt").write_text("not a table")
    assert Knowledge.load(tmp_path).fingerprint == ""
    one = Knowledge.load(folder(tmp_path, modifiers="words\nquondam\n")).fingerprint
    other = Knowledge.load(folder(tmp_path, modifiers="words\nwhilom\n")).fingerprint
    assert len({"", one, other}) == 3


def test_a_spreadsheets_byte_order_mark_and_column_order_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "groups.csv").write_bytes("\ufeffname,id,names\r\nLake states,lake-states,lake states\r\n".encode())
    assert Knowledge.load(tmp_path).groups.find("the lake states")


OFFICES = "# known until 2025-05\noffice,title,owner,kind,holder,aliases,from,to,acting\n"

WRONG = [
    ("offices_mine", "office,title\n", 'no comment says "known until", and a month. Add a line such as'),
    ("offices_mine", OFFICES + "x,X,NO,speaker,Ada Brandt,,2024-05-03,2024-04,\n", '"2024-04" in column "to". It must be no'),
    ("offices_mine", OFFICES + "x,X,nowhere,speaker,Ada Brandt,,2024,,\n", '"nowhere" in column "owner". It must be a code'),
    ("offices_mine", OFFICES + "x,X,NO,speaker,Ada Brandt,,2024-13,,\n", '"2024-13" in column "from". It must be a date'),
    ("offices", "a\n", "no knowledge file of that name. Did you mean offices_…"),
    ("itmes", "a\n", "no knowledge file of that name. Did you mean items.csv?"),
    ("currencies", "a\n", "no knowledge file of that name. Known: states, institutions,"),
    ("groups", "", 'its columns are "". The first line must name the columns'),
    ("groups", "id;name;names\n", 'its columns are "id;name;names". The first line must name the columns'),
    ("groups", "# a\n\nid,name,names\n# b\nx,X\n", "line 5: 2 cells where there are 3 columns"),
    ("groups", "id,name,names\nLake States,X,x\n", 'line 2: "Lake States" in column "id". It must be an id of small'),
    ("groups", "id,name,names\nx,X,x\ny,Y,y\nx,Z,z\n", 'line 4: id "x" stands in line 2 already. Keep one'),
    ("groups", "id,name,names\nx,X,one | two\n", 'line 2: "one | two" in column "names". It must be names divided by'),
    ("groups", 'id,name,names\nx,"X"Y,x\n', "line 2: ',' expected after '\"'. Check its double quotes"),
    ("places", "country,names\nXX,Somewhere\n", 'line 2: "XX" in column "country". It must be a two-letter code'),
    ("items", "class,names,generic\ntnak,Bjorn 3,\n", '"tnak" in column "class". It must be a class that is in item_'),
    ("outlets", "id,kind,name,country,aliases\nx,blog,X,,\n", '"blog" in column "kind". It must be agency, outlet or'),
    ("rates", "date,currency,rate,source\n10.2.2025,UAH,43,x\n", '"10.2.2025" in column "date". It must be a date such'),
    ("rates", "date,currency,rate,source\n2025-02-30,UAH,43,x\n", '"2025-02-30" in column "date"'),
    ("rates", 'date,currency,rate,source\n2025-02-10,UAH,"43,1",x\n', '"43,1" in column "rate". It must be a number'),
    ("rates", "date,currency,rate,source\n2025-02-10,UAH,0,x\n", '"0" in column "rate". It must be a number above 0'),
    ("rates", "date,currency,rate,source\n2025-02-10,UAH,43,\n", '"" in column "source". It must be where it is from'),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "said"), WRONG, ids=[f"{case[0]}: {case[2][:40]}" for case in WRONG])
def test_a_mistake_is_named_with_file_line_and_fix(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        Knowledge.load(folder(tmp_path, **{name: text}))
    assert str(caught.value).startswith(f'Cannot use "{tmp_path / name}.csv"')
    assert said in str(caught.value)


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    (tmp_path / "groups.csv").write_bytes("id,name,names\nx,Ålesund,å\n".encode("latin-1"))
    with pytest.raises(UsageError, match=r'it is not UTF-8\. Save it anew as "CSV UTF-8"'):
        Knowledge.load(tmp_path)


def test_a_folder_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such folder"):
        Knowledge.load(tmp_path / "none")
