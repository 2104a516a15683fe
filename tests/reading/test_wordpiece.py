import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.wordpiece import WordPieces

VOCABULARY = [
    "[UNK]",
    "[SEP]",
    "min",
    "##ister",
    "said",
    "a",
    "##b",
    ".",
    "-",
    "[",
    "]",
    "se",
    "##p",
    "中",
    "文",
    "’",
    "s",
]


@pytest.fixture(scope="module")
def pieces(tmp_path_factory):
    path = tmp_path_factory.mktemp("model") / "tokenizer.json"
    vocabulary = {piece: number for number, piece in enumerate(VOCABULARY)}
    path.write_text(json.dumps({"model": {"unk_token": "[UNK]", "vocab": vocabulary}}))
    return WordPieces(path)


# Expected values are those of tokenizers 0.23 with BertNormalizer, BertPreTokenizer and WordPiece.
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minister said.", [("min", 0, 0, 3), ("##ister", 0, 3, 8), ("said", 1, 9, 13), (".", 2, 13, 14)]),
        ("Mín\u200bister’s", [("min", 0, 0, 3), ("##ister", 0, 4, 9), ("’", 1, 9, 10), ("s", 2, 10, 11)]),
        ("a中文ab", [("a", 0, 0, 1), ("中", 1, 1, 2), ("文", 2, 2, 3), ("a", 3, 3, 4), ("##b", 3, 4, 5)]),
        ("ax", [("[UNK]", 0, 0, 2)]),
        ("a" + "b" * 100, [("[UNK]", 0, 0, 101)]),
        (" \t\x00\ufffd\xad ", []),
        ("[SEP]", [("[", 0, 0, 1), ("se", 1, 1, 3), ("##p", 1, 3, 4), ("]", 2, 4, 5)]),
    ],
    ids=["pieces", "accent and zero width", "han", "unknown", "too long", "nothing", "no special pieces in text"],
)
def test_pieces_are_berts(pieces, text, expected):
    assert [(VOCABULARY[it.id], *it[1:]) for it in pieces.pieces(text)] == expected


@given(text=st.text(max_size=60))
def test_pieces_are_in_order_and_inside_the_text(pieces, text):
    found = pieces.pieces(text)
    assert all(0 <= it.start < it.end <= len(text) for it in found)
    assert all(
        one.start <= two.start and two.word - one.word in (0, 1) for one, two in zip(found, found[1:], strict=False)
    )
    assert pieces.pieces(text) == found
