import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.brat import BratWriter, brat_annotations, fragments
from onrecord.records import Reading, Report, Span
from tests.samples import READING, TEXT


def text_bounds(annotations):
    """Name to (role, offsets, words), as brat reads them."""
    found = {}
    for line in annotations.splitlines():
        name, rest = line.split("\t", 1)
        if name.startswith("T"):
            head, words = rest.split("\t", 1)
            role, offsets = head.split(" ", 1)
            found[name] = (role, [tuple(map(int, piece.split())) for piece in offsets.split(";")], words)
    return found


def test_offsets_hold_in_a_text_with_emoji():
    found = text_bounds(brat_annotations(READING))
    assert all(words == " ".join(TEXT[start:end] for start, end in offsets) for _, offsets, words in found.values())
    assert found["T4"] == (
        "Content",
        [(TEXT.index("“We will"), TEXT.index(" Defence")), (TEXT.index("“and we"), TEXT.index("\nShe"))],
        "“We will pay our share,” “and we will pay it this year.”",
    )


def test_what_belongs_together_is_linked():
    lines = brat_annotations(READING).splitlines()
    assert "R1\tSaidBy Arg1:T1 Arg2:T2" in lines
    assert "R2\tCuedBy Arg1:T1 Arg2:T3" in lines
    assert "A5\tStance T7 declines_to_confirm" in lines
    note = next(line for line in lines if line.startswith("#1\t"))
    assert note == (
        "#1\tAnnotatorNotes T1\ta1, confidence 0.94; speaker s1 two people briefed on the talks (anonymous, 2); "
        "chain outlet:courier > outlet:corvid > s1; said_on not known: the text does not say when"
    )
    assert lines[-1].endswith("\t2 people")


def test_a_shared_source_is_annotated_once_and_a_shared_content_twice():
    first = READING.attributions[0]
    annotations = brat_annotations(replace(READING, attributions=(first, replace(first, stance="denies"))))
    roles = [role for role, _, _ in text_bounds(annotations).values()]
    assert (roles.count("Source"), roles.count("Cue"), roles.count("Content")) == (1, 1, 2)


def test_a_span_is_broken_at_line_ends():
    text = "“One \n\n two\r\nthree”"
    assert [piece.of(text) for piece in fragments(Span(0, len(text)), text)] == ["“One", "two", "three”"]


@given(st.text(alphabet="ab😀 \t\n\r\v\f\x1c\x1d\x85\u2028\u2029", max_size=30), st.data())
def test_no_fragment_holds_a_line_end_and_no_word_is_lost(text, data):
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    words = [piece.of(text) for piece in fragments(span, text)]
    assert all(len(piece.splitlines()) == 1 for piece in words)
    assert "".join("".join(words).split()) == "".join(span.of(text).split())


def test_files_are_named_after_input_and_report_and_never_leave_the_folder(tmp_path):
    writer = BratWriter(tmp_path / "brat")
    for path in (
        "../../etc/passwd",
        "examples/radars.txt",
        "examples/radars.txt",
        None,
        "wire.csv#12",
        "\x1b[31m/..",
        "ж" * 300,
    ):
        writer.add(Reading(Report("Text.", path=path), "r@0"))
    writer.finish()
    names = sorted(path.name for path in (tmp_path / "brat").iterdir() if path.suffix == ".ann")
    id8 = Report("Text.").id[:8]
    assert names == sorted(
        f"{name}.ann"
        for name in (
            f"passwd-{id8}",
            f"radars-{id8}",
            f"radars-{id8}-2",
            f"report-{id8}",
            f"wire-{id8}",
            f"report-{id8}-2",
            f"{'ж' * 40}-{id8}",
        )
    )
    assert [path.name for path in tmp_path.iterdir()] == ["brat"]


def test_the_text_file_is_the_text_byte_for_byte(tmp_path):
    text = "One\r\ntwo\rthree\u2028four 😀\n"
    writer = BratWriter(tmp_path)
    writer.add(Reading(Report(text), "r@0"))
    (path,) = tmp_path.glob("*.txt")
    assert path.read_bytes() == text.encode()


def test_every_role_and_relation_is_declared_for_brat(tmp_path):
    BratWriter(tmp_path)
    declared = (tmp_path / "annotation.conf").read_text()
    annotations = brat_annotations(READING)
    used = {role for role, _, _ in text_bounds(annotations).values()} | set(
        re.findall(r"^[RA]\d+\t(\w+)", annotations, re.M)
    )
    assert used == {"Source", "Cue", "Content", "Time", "Money", "Quantity", "SaidBy", "CuedBy", "Stance", "Kind"}
    assert all(re.search(rf"^{name}\b", declared, re.M) for name in used)
