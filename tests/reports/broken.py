"""A thousand broken inputs, the same for the same seed: what archives, crawlers and ill-wishers hand in."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import random
import struct
import zipfile
from collections.abc import Callable, Iterator

from tests.reports.make_pdf import make_pdf

Case = tuple[str, bytes]
"""File name and content."""

WORDS = (
    "the minister said that two officials would not confirm the shipment on Monday while envoys from Port Sable and "
    "Lorn asked for €2.4m and “forty pumps” by the end of the month; she declined, he added, to comment"
).split()
SUFFIXES = (".txt", ".md", ".html", ".json", ".jsonl", ".csv", ".tsv", ".pdf", ".parquet", ".gz", ".xml", ".bin", "")
TERMINAL = (
    "\x1b[2J", "\x1b[31;1m", "\x1b]0;owned\x07", "\x1b]8;;http://x.example\x1b\\link\x1b]8;;\x1b\\", "\x1bP+q\x1b\\",
    "\x9b31m", "\x08\x08\x08", "\r", "\x07", "[bold red]", "[/]", "[link=file:///etc/passwd]x[/link]", "\x1b[999;999H",
    "\u202e", "\u2066", "\u200b", "\xad", "\ufeff", "\x85", "\u2028", "=cmd|' /C calc'!A0", "${jndi:ldap://x}", "%s%n",
)  # fmt: skip


def broken_inputs(count: int = 1_000, seed: int = 20_250_211) -> Iterator[Case]:
    """Broken inputs, every kind about equally often."""
    random_ = random.Random(seed)
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        suffix, data = kind(random_)
        if random_.random() < 0.12:
            suffix = random_.choice(SUFFIXES)
        yield f"{number:04d}-{kind.__name__}{suffix}", data


def prose(random_: random.Random, least: int = 5, most: int = 120) -> str:
    """Some sentences of nobody's report."""
    words = [random_.choice(WORDS) for _ in range(random_.randint(least, most))]
    return " ".join(words).capitalize() + "."


def page(random_: random.Random) -> str:
    paragraphs = "".join(f"<p>{prose(random_)}</p>\n" for _ in range(random_.randint(1, 6)))
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{prose(random_, 3, 8)}</title>"
        f"<meta property='article:published_time' content='2025-03-04T10:00:00Z'></head><body><article>"
        f"<figure><figcaption>{prose(random_, 3, 9)}</figcaption></figure>{paragraphs}"
        f"<div class='related'><ul><li><a href='/x'>{prose(random_, 4, 9)}</a></li></ul></div></article></body></html>"
    )


def ninjs(random_: random.Random) -> dict[str, object]:
    return {
        "uri": "urn:x:1",
        "versionCreated": "2025-03-04T10:00:00Z",
        "headlines": [{"value": prose(random_, 3, 8)}],
        "bodies": [{"contentType": "text/html", "value": f"<p>{prose(random_)}</p><p>{prose(random_)}</p>"}],
        "infoSources": [{"name": "Norpress", "role": "publisher"}],
    }


def row(random_: random.Random) -> dict[str, object]:
    return {"text": prose(random_), "title": prose(random_, 2, 6), "published": "2025-03-04", "outlet": "Fjord Daily"}


def table(random_: random.Random, delimiter: str = ",") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, ["text", "title", "published", "outlet"], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(row(random_) for _ in range(random_.randint(1, 5)))
    return out.getvalue()


def valid(random_: random.Random) -> tuple[str, bytes]:
    """A whole file of any format, to be broken."""
    parquet = _PARQUET[0]
    makers: list[tuple[str, Callable[[], bytes]]] = [
        (".txt", lambda: "\n\n".join(prose(random_) for _ in range(4)).encode()),
        (".md", lambda: f"---\ntitle: x\n---\n# {prose(random_, 3, 6)}\n\n{prose(random_)}\n".encode()),
        (".html", lambda: page(random_).encode()),
        (".json", lambda: json.dumps(ninjs(random_)).encode()),
        (".jsonl", lambda: "\n".join(json.dumps(row(random_)) for _ in range(4)).encode()),
        (".csv", lambda: table(random_).encode()),
        (".tsv", lambda: table(random_, "\t").encode()),
        (".pdf", lambda: make_pdf([[prose(random_, 5, 14) for _ in range(6)]] * 2, packed=random_.random() < 0.5)),
        (".parquet", lambda: parquet),
        (".txt.gz", lambda: gzip.compress(prose(random_).encode())),
        (".txt", lambda: prose(random_).encode("utf-16")),
        (".txt", lambda: prose(random_).encode("cp1252")),
    ]
    suffix, make = random_.choice(makers)
    return suffix, make()


def _a_parquet_file() -> bytes:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        return b"PAR1" + b"\0" * 60 + b"PAR1"
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"text": ["She said so. " * 9] * 3, "title": ["a", "b", None]}), out)
    return out.getvalue()


_PARQUET = [_a_parquet_file()]


def cut_off(random_: random.Random) -> tuple[str, bytes]:
    suffix, data = valid(random_)
    return suffix, data[: random_.randrange(len(data))]


def flipped(random_: random.Random) -> tuple[str, bytes]:
    suffix, data = valid(random_)
    damaged = bytearray(data)
    for _ in range(random_.randint(1, 60)):
        damaged[random_.randrange(len(damaged))] = random_.randrange(256)
    return suffix, bytes(damaged)


def spliced(random_: random.Random) -> tuple[str, bytes]:
    (suffix, one), (_, other) = valid(random_), valid(random_)
    return suffix, one[: random_.randrange(len(one))] + other[random_.randrange(len(other)) :]


def repeated(random_: random.Random) -> tuple[str, bytes]:
    suffix, data = valid(random_)
    start = random_.randrange(len(data))
    piece = data[start : start + random_.randint(1, 40)]
    return suffix, data[:start] + piece * random_.randint(100, 5_000) + data[start:]


def misnamed(random_: random.Random) -> tuple[str, bytes]:
    return random_.choice(SUFFIXES), valid(random_)[1]


def noise(random_: random.Random) -> tuple[str, bytes]:
    return random_.choice(SUFFIXES), random_.randbytes(random_.choice([1, 2, 3, 10, 1_000, 50_000]))


def emptyish(random_: random.Random) -> tuple[str, bytes]:
    blank = [b"", b" ", b"\n" * 3_000, b"\0" * 500, b"\xef\xbb\xbf", b"\xff\xfe", b"\t \r\n", b"{}", b"[]", b"null", b"...",
             b"<html></html>", b"<!DOCTYPE html>", b"%PDF-1.7\n%%EOF", b"PAR1PAR1", b"\x1f\x8b", b"text\n", b"# \n", b"---\n---\n",
             "\u200b\u200b".encode(), b"\xff" * 9]  # fmt: skip
    return random_.choice(SUFFIXES), random_.choice(blank)


def terminal_text(random_: random.Random) -> tuple[str, bytes]:
    words = [random_.choice((prose(random_, 3, 9), random_.choice(TERMINAL))) for _ in range(random_.randint(3, 60))]
    text = random_.choice(("", "\n", "\n\n", " ")).join(words)
    if random_.random() < 0.4:
        text = page(random_).replace("<p>", "<p>" + text.replace("<", ""))
        return ".html", text.encode("utf-8", "replace")
    return random_.choice((".txt", ".md", ".csv")), text.encode("utf-8", "replace")


def nul_and_surrogates(random_: random.Random) -> tuple[str, bytes]:
    text = list(prose(random_))
    for _ in range(random_.randint(1, 6)):
        text.insert(random_.randrange(len(text)), random_.choice(("\0", "\ud800", "\udfff", "\ud83d")))
    broken = "".join(text)
    if random_.random() < 0.5:
        return ".json", json.dumps({"text": broken, "title": "\ud800 title", "published": "\0"}).encode()
    return ".txt", broken.encode("utf-8", "surrogatepass")


def entity_bomb(random_: random.Random) -> tuple[str, bytes]:
    levels = random_.randint(5, 40)
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(levels))
    outside = '<!ENTITY x SYSTEM "file:///etc/passwd">' if random_.random() < 0.5 else ""
    root = random_.choice(("html", "lolz", "nitf", "svg"))
    head = f'<?xml version="1.0"?><!DOCTYPE {root} [{entities}{outside}]>'
    body = f"<{root}><body><p>{prose(random_)} &a{levels}; &x;</p></body></{root}>"
    return random_.choice((".xml", ".html", ".xhtml", ".txt")), (head + body).encode()


def zip_bomb(random_: random.Random) -> tuple[str, bytes]:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in range(random_.randint(1, 5)):
            archive.writestr(f"word/{name}.xml", b"\0" * random_.choice((1_000, 300_000)))
    return random_.choice((".zip", ".docx", ".xlsx", ".epub", ".txt", ".html")), out.getvalue()


_PACKED_ZEROS = gzip.compress(b"0" * 70_000_000)
_PACKED_LINES = gzip.compress(b"\n" * 1_000_000)


def packed_bomb(random_: random.Random) -> tuple[str, bytes]:
    case = random_.randrange(5)
    if case == 0:
        return random_.choice((".txt.gz", ".html.gz", ".json.gz", ".gz")), _PACKED_ZEROS
    if case == 1:
        return ".jsonl.gz", _PACKED_LINES
    if case == 2:
        return ".txt.gz", gzip.compress(gzip.compress(gzip.compress(prose(random_).encode())))
    if case == 3:
        return ".txt.bz2", bz2.compress(b"0" * 10_000)
    return ".gz", gzip.compress(prose(random_).encode())[: random_.randint(3, 30)]


def deep_html(random_: random.Random) -> tuple[str, bytes]:
    tag = random_.choice(("div", "span", "b", "table><tr><td", "ul><li", "font", "blockquote", "a", "x-y"))
    depth = random_.choice((200, 1_000, 20_000, 100_000))
    closing = "" if random_.random() < 0.5 else "</div>" * depth
    return ".html", f"<html><body><p>{prose(random_)}</p>{f'<{tag}>' * depth}{prose(random_)}{closing}</body>".encode()


def wide_html(random_: random.Random) -> tuple[str, bytes]:
    unit = random_.choice(("<p>a</p>", "<br>", "<a href='/x'>x y</a> ", "<li>", "<!-- x -->", "<p>", "&nbsp;", "<td>1"))
    attributes = " ".join(f"a{number}='x'" for number in range(random_.choice((1, 2_000))))
    return (
        ".html",
        f"<html><body {attributes}>{unit * random_.choice((500, 5_000))}{prose(random_)}</body></html>".encode(),
    )


def deep_json(random_: random.Random) -> tuple[str, bytes]:
    depth = random_.choice((50, 1_000, 100_000))
    opening, closing = random_.choice((("[", "]"), ('{"a":', "}")))
    deep = opening * depth + "1" + closing * (depth if random_.random() < 0.7 else 0)
    whole = random_.choice(
        (deep, f'{{"text": "{prose(random_, 3, 5)}", "x": {deep}}}'.replace("“", "").replace("”", ""))
    )
    script = f"<html><script type='application/ld+json'>{deep}</script><p>{prose(random_)}</p></html>"
    return random_.choice(((".json", whole), (".jsonl", whole), (".txt", whole), (".html", script)))[0], whole.encode()


def odd_json(random_: random.Random) -> tuple[str, bytes]:
    item: dict[str, object] = ninjs(random_) if random_.random() < 0.5 else row(random_)
    for name in random_.sample(list(item), k=min(2, len(item))):
        item[name] = random_.choice((None, 1, 1e999, [], {}, [[]], [None], [{"value": None}], "", "\u0000", True, -1))
    if random_.random() < 0.2:
        return ".json", b'{"text": ' + b"9" * 6_000 + b"}"
    return random_.choice((".json", ".jsonl")), json.dumps(item).encode()


def giant_line(random_: random.Random) -> tuple[str, bytes]:
    unit = random_.choice(
        ("a", "a ", "“", ".", "By A ", "- ", "Related:", "é", "AFP/", "1/", "[x](", "share ", "\u0301", "(", "=\t")
    )
    text = unit * random_.choice((1_000, 50_000, 400_000))
    return random_.choice((".txt", ".md", ".jsonl", ".csv", ".html")), text.encode()


def many_lines(random_: random.Random) -> tuple[str, bytes]:
    unit = random_.choice(
        ("\n", "x\n", "Related:\n", "- a b c\n", "By A B\n\n", "Photo: x\n", "\r", "{}\n", '"\n', ",\n", "# a\n")
    )
    return random_.choice((".txt", ".md", ".jsonl", ".csv")), (unit * random_.choice((500, 20_000))).encode()


def odd_table(random_: random.Random) -> tuple[str, bytes]:
    heading = random_.choice(("text", "text,text", "a,b", "text,published", '"text', "", "text;title", "TEXT,uri"))
    cells = [
        random_.choice(('"', "a,b,c", '"a\nb"', "", '""""', prose(random_).replace(",", ""), "=1+1,x"))
        for _ in range(8)
    ]
    return random_.choice((".csv", ".tsv")), "\n".join([heading, *cells]).encode()


_OVERDRAWN_PDF = make_pdf([["a"] * 600_000], packed=True)


def odd_pdf(random_: random.Random) -> tuple[str, bytes]:
    case = random_.randrange(6)
    if case == 0:
        return ".pdf", make_pdf([[prose(random_)]], encrypted=True)
    if case == 1:
        return ".pdf", make_pdf([[]] * random_.randint(1, 5))
    if case == 2:
        return ".pdf", make_pdf([["x"]] * 400)
    if case == 3:
        return ".pdf", _OVERDRAWN_PDF
    if case == 4:
        return ".pdf", make_pdf([[prose(random_)]]).replace(b"/Pages 2 0 R", b"/Pages 1 0 R")
    return ".pdf", make_pdf([[prose(random_)]]).replace(b"/Kids [", b"/Kids [2 0 R ")


def odd_encoding(random_: random.Random) -> tuple[str, bytes]:
    text = prose(random_)
    encoding = random_.choice(
        ("utf-16-le", "utf-16-be", "utf-32", "cp1251", "shift_jis", "utf-7", "cp037", "koi8-r", "big5")
    )
    data = text.encode(encoding, "replace")
    return random_.choice((".txt", ".html", ".csv")), random_.choice((b"", b"\xff\xfe", b"\xef\xbb\xbf")) + data[
        random_.randrange(2) :
    ]


def other_file(random_: random.Random) -> tuple[str, bytes]:
    heads = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"\x7fELF", b"MZ\x90\0", b"RIFF", b"\0\0\0\x18ftypmp42",
             b"SQLite format 3\0", b"{\\rtf1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"7z\xbc\xaf\x27\x1c", b"WARC/1.0\r\n", b"OggS")  # fmt: skip
    return random_.choice(SUFFIXES), random_.choice(heads) + struct.pack("<I", 7) + random_.randbytes(400)


KINDS: tuple[Callable[[random.Random], tuple[str, bytes]], ...] = (
    cut_off, flipped, spliced, repeated, misnamed, noise, emptyish, terminal_text, nul_and_surrogates, entity_bomb,
    zip_bomb, packed_bomb, deep_html, wide_html, deep_json, odd_json, giant_line, many_lines, odd_table, odd_pdf,
    odd_encoding, other_file,
)  # fmt: skip
