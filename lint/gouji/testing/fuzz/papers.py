"""Mutations of PDF files: objects, references, lengths, streams, the table of objects, what is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
import re
import zlib

from gouji.testing.fuzz.case import Change, Mutation
from gouji.testing.fuzz.raw import RAW, piece, repeated

__all__ = ["PAPERS"]

_OBJECT = re.compile(rb"\d+ 0 obj\n.*?endobj\n", re.DOTALL)
_REFERENCE = re.compile(rb"(\D)(\d+)( 0 R)")
_LENGTH = re.compile(rb"(/Length )(\d+)()")
_COUNT = re.compile(rb"(/Count )(\d+)()")
_XREF = re.compile(rb"()(\d{10})( 00000 n)")
_START = re.compile(rb"(startxref\n)(\d+)()")
_BOX = re.compile(rb"(/MediaBox)(\[[^\]]*\])()")
_NUMBER = re.compile(rb"( |\n)(-?\d+(?:\.\d+)?)(?= )()")
_STREAM = re.compile(rb"(stream\n)(.*?)(\nendstream)", re.DOTALL)
_HEX = re.compile(rb"(<)([0-9a-f]{4,})(> Tj)")
_KEY = re.compile(rb"(/)([A-Z][A-Za-z0-9]+)()")

_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"99999999",
    b"1e9",
    b"-2147483648",
    b"4294967296",
    b"0.00001",
    b"9" * 40,
    b"x",
    b"",
    b"null",
    b"NaN",
)
_BOXES = (
    *(
        b"[0 0 0 0]",
        b"[595 842 0 0]",
        b"[0 0 1e9 1e9]",
        b"[-1e6 -1e6 1 1]",
        b"[0 0 595]",
        b"[a b c d]",
        b"[0 0 1 99999999]",
    ),
    *(
        b"[0 0 595 842]/Rotate 90",
        b"[0 0 595 842]/Rotate 45",
        b"[0 0 595 842]/UserUnit 1000",
        b"[0 0 595 842]/CropBox[9 9 10 10]",
    ),
)
_DRAWN = (
    *(
        b"q",
        b"Q",
        b"BT",
        b"ET",
        b"1e6 0 0 1e6 0 0 cm",
        b"0 0 0 0 0 0 cm",
        b"0 1 -1 0 300 300 cm",
        b"0 Tr",
        b"3 Tr",
        b"0 Tz",
        b"/F9 9 Tf",
    ),
    *(
        b"0 0 595 842 re S",
        b"0 0 1e9 1e9 re S",
        b"1 0 0 1e-9 0 0 Tm",
        b"-1 0 0 1 500 0 cm",
        b"9999 Tc",
        b"/X Do",
        b"BI ID EI",
        b"W n",
        b"0 0 m 9 9 l S",
    ),
    *(
        b"/F1 -9 Tf",
        b"/F1 1000 Tf",
        b"5 5 re S",
        b"<4e> Tj",
        b"(x) Tj",
        b"[<4e00> -99999 <4e00>] TJ",
        b"<d800> Tj",
        b"<0000> Tj",
        b"<0020> Tj",
    ),
)
_KEYS = (
    b"Encrypt",
    b"Type",
    b"Kids",
    b"Pages",
    b"Contents",
    b"Filter",
    b"Parent",
    b"FlateDecode",
    b"LZWDecode",
    b"Identity-H",
    b"DCTDecode",
)


def _replacing(pattern: re.Pattern[bytes], values: Sequence[bytes] = ()) -> Change:
    """Return what replaces the second group of some matches, by a value or by another match's."""

    def changed(random: Random, data: bytes) -> bytes:
        found = list(pattern.finditer(data))
        count = min(len(found), random.choice((1, 1, 3, 50)))
        for match in sorted(random.sample(found, count), key=lambda m: -m.start()):
            value = random.choice(values) if values and random.random() < 0.8 else random.choice(found)[2]
            data = data[: match.start(2)] + value + data[match.end(2) :]
        return data

    return changed


def _lose(random: Random, data: bytes) -> bytes:
    found = list(_OBJECT.finditer(data))
    if not found:
        return data
    match = random.choice(found)
    return data[: match.start()] + data[match.end() :]


def _double(random: Random, data: bytes) -> bytes:
    found = list(_OBJECT.finditer(data))
    if not found:
        return data
    match = random.choice(found)
    return data[: match.end()] + match[0] * min(repeated(random, len(match[0])), 4096) + data[match.end() :]


def _streams(random: Random, data: bytes, change: Change) -> bytes:
    """Change what a stream holds, unpacked and packed again where it is compressed; its length stays as it was."""
    found = list(_STREAM.finditer(data))
    if not found:
        return data
    match = random.choice(found)
    try:
        new = zlib.compress(change(random, zlib.decompress(match[2])))
    except zlib.error:
        new = change(random, match[2])
    return data[: match.start(2)] + new + data[match.end(2) :]


def _in_stream(change: Change) -> Change:
    return lambda random, data: _streams(random, data, change)


def _draw(random: Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    at = random.randint(0, len(lines))
    new = random.choice(_DRAWN)
    lines[at:at] = [new] * (repeated(random, len(new), 60_000) if random.random() < 0.3 else 1)
    return b"\n".join(lines)


def _draw_again(random: Random, data: bytes) -> bytes:
    """Draw some lines again, lose them, or draw them in another order."""
    lines = data.split(b"\n")
    start, end = piece(random, len(lines), 60)
    some = lines[start:end]
    new = random.choice((some * 2, [], some[::-1], some * min(repeated(random, sum(map(len, some))), 64)))
    lines[start:end] = new
    return b"\n".join(lines)


PAPERS = (
    *RAW,
    Mutation("object lost", _lose),
    Mutation("object doubled", _double),
    Mutation("reference led elsewhere", _replacing(_REFERENCE)),
    Mutation("length of a stream", _replacing(_LENGTH, _NUMBERS)),
    Mutation("count of pages", _replacing(_COUNT, _NUMBERS)),
    Mutation("table of objects", _replacing(_XREF, (b"0000000000", b"9999999999", b"0000000001"))),
    Mutation("beginning of the table", _replacing(_START, _NUMBERS)),
    Mutation("size of a page", _replacing(_BOX, _BOXES)),
    Mutation("key", _replacing(_KEY, _KEYS)),
    Mutation("numbers drawn", _in_stream(_replacing(_NUMBER, _NUMBERS))),
    Mutation(
        "characters drawn",
        _in_stream(_replacing(_HEX, (b"ffff" * 40, b"202e", b"d83dde00", b"0031" * 200, b"4", b"zz"))),
    ),
    Mutation("operators", _in_stream(_draw)),
    Mutation("lines drawn again", _in_stream(_draw_again)),
    *(Mutation(f"{each.name} in a stream", _in_stream(each.change)) for each in RAW),
)
"""What can be done to a PDF."""
