"""Bytes to text: any encoding, and nothing changed that need not be."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.reports.decoding import clean, decode

SENTENCE = "“Nobody has left the table,” Ruth Abelsen said – the café was full, and €14m were on it. "


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SENTENCE.encode(), "utf-8"),
        (codecs.BOM_UTF8 + SENTENCE.encode(), "utf-8"),
        (SENTENCE.encode("utf-16"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + SENTENCE.encode("utf-32-le"), "utf-32-le"),
        (SENTENCE.encode("cp1252"), "cp1252"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16 mark", "utf-16-be mark", "utf-16-le", "utf-16-be", "utf-32 mark", "cp1252"],
)
def test_decode_reads_any_usual_encoding(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.notes) == (SENTENCE, encoding, ())


def test_decode_believes_a_stated_encoding_that_fits() -> None:
    text = "Міністр сказав, що кораблі прийдуть у понеділок."
    assert decode(text.encode("koi8-u"), stated="koi8-u").text == text


def test_decode_does_not_believe_a_stated_encoding_that_does_not_fit() -> None:
    assert decode(SENTENCE.encode("cp1252"), stated="ascii").text == SENTENCE


def test_decode_reads_cyrillic_without_a_statement() -> None:
    text = "Министр сказал, что корабли придут в понедельник, и что город готов их принять. " * 3
    assert decode(text.encode("cp1251")).text == text


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_decode_makes_all_line_ends_alike(ends: str) -> None:
    assert decode(ends.join(["One.", "", "Two."]).encode()).text == "One.\n\nTwo."


def test_decode_keeps_what_cannot_be_seen() -> None:
    text = "soft\u00adhyphen, zero\u200bwidth, no\u00a0break, joined\u200d, sep\u2028arated, form\ffeed, \x1b[1mbold"
    assert decode(text.encode()).text == text


def test_decode_replaces_nul_and_says_so() -> None:
    decoded = decode(b"She\0said\0so, and the others nodded.")
    assert decoded.text == "She\ufffdsaid\ufffdso, and the others nodded."
    assert decoded.notes == ("2 NUL characters replaced",)


def test_decode_replaces_half_a_character_pair_one_for_one() -> None:
    decoded = decode("A \ud83d and a ü.".encode("utf-8", "surrogatepass"))
    assert decoded.text == "A \ufffd and a ü."
    assert decoded.notes == ("1 lone surrogate replaced",)


def test_decode_reads_utf8_that_is_cut_off() -> None:
    decoded = decode("They said so – ".encode() + "€".encode()[:2])
    assert decoded.text == "They said so – \ufffd"
    assert decoded.notes == ("1 character could not be read as utf-8",)


def test_a_replacement_character_that_was_there_is_no_loss() -> None:
    assert decode("It was \ufffd before.".encode()).notes == ()


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x00\x01\x02\x03" * 100], ids=["all bytes", "controls"])
def test_decode_refuses_binary(data: bytes) -> None:
    with pytest.raises(InputError, match="binary, not text"):
        decode(data)


@given(st.text())
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    """Line ends and NUL apart, which the contract names."""
    data = codecs.BOM_UTF8 + text.encode()
    expected = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    try:
        assert decode(data).text == expected
    except InputError:  # more control characters than a text has
        assert sum(character < " " or character in "\x7f\ufffd" for character in text) > 3


@given(st.text(alphabet=st.characters(codec=None), max_size=40))
def test_clean_replaces_one_for_one(text: str) -> None:
    cleaned, _ = clean(text)
    assert len(cleaned) == len(text)
    cleaned.encode("utf-8")
    assert all(new == old or new == "\ufffd" for new, old in zip(cleaned, text, strict=True))
