"""Mutations of office files: of the parts in the archive, of their relations, and of the archive itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO
from random import Random
import re
import warnings
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
import zlib

from gouji.testing.fuzz.case import Change, Mutation
from gouji.testing.fuzz.markup import MARKUP
from gouji.testing.fuzz.raw import RAW
from gouji.testing.fuzz.text import TEXT

__all__ = ["PACKAGE"]

_Parts = list[tuple[str, bytes]]

_THEN = (1980, 1, 1, 0, 0, 0)
_UNREADABLE = (BadZipFile, OSError, EOFError, ValueError, KeyError, NotImplementedError, RuntimeError, zlib.error)
_NAMES = (
    *(
        "../../evil.xml",
        "/etc/passwd",
        "C:\\x.xml",
        "word\\document.xml",
        "word/../word/document.xml",
        "",
        "a" * 300,
        "文\0件",
    ),
    *(
        "WORD/DOCUMENT.XML",
        "word/document.xml/",
        "xl/workbook.xml",
        "[Content_Types].xml",
        "EncryptedPackage",
        "word/./styles.xml",
    ),
)
_TARGETS = (
    *(
        "../../../etc/passwd",
        "/word/document.xml",
        "document.xml",
        "styles.xml",
        "_rels/document.xml.rels",
        "",
        ".",
        "..",
        "#x",
        "%2e%2e/x",
    ),
    *(
        "http://example.invalid/x",
        "file:///etc/passwd",
        "worksheets/sheet1.xml",
        "workbook.xml",
        "C:\\x",
        "\\\\host\\x",
        "word/document.xml?x",
    ),
)
_RELATION = re.compile(rb'(Target=")([^"]*)(")')
_KIND = re.compile(rb'(Type="[^"]*/)(\w+)(")')
_NAMESPACE = re.compile(rb'(xmlns(?::\w+)?=")([^"]*)(")')
_BOMB = b"".join(b'<!ENTITY e%d "%s">' % (level, b"&e%d;" % (level - 1) * 10) for level in range(1, 10))
_DOCTYPES = (
    b'<!DOCTYPE x [<!ENTITY e0 "boo">' + _BOMB + b"]>",
    b'<!DOCTYPE x [<!ENTITY e9 SYSTEM "file:///etc/passwd">]>',
    b'<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">',
    b'<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
    b'<!DOCTYPE x [<!ENTITY e9 "' + b"x" * 100_000 + b'">]>',
)
_HEADS = (b'<?xml version="1.0" encoding="%s"?>' % name for name in (b"gb18030", b"utf-16", b"x", b"utf-7", b"ascii"))
_DECLARATIONS = (*_HEADS, b'<?xml version="1.1"?>', b"<?xml?>", b"\xef\xbb\xbf", b"\xff\xfe", b" ", b"<!-- -->", b"")


def _parts(data: bytes) -> _Parts:
    """Return the parts of an archive that can be read; [] where it is none."""
    found: _Parts = []
    try:
        with ZipFile(BytesIO(data)) as archive:
            for info in archive.infolist():
                if info.file_size < 2**23:
                    found.append((info.filename, archive.read(info)))
    except _UNREADABLE:
        pass
    return found


def _packed(parts: Sequence[tuple[str, bytes]], method: int = ZIP_DEFLATED) -> bytes:
    stream = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # names that come twice are meant
        with ZipFile(stream, "w") as archive:
            for name, content in parts:
                archive.writestr(ZipInfo(name, _THEN), content, method)
    return stream.getvalue()


def _of_parts(change: Callable[[Random, _Parts], None]) -> Change:
    """Return what changes the list of an archive's parts; what is no archive is left."""

    def changed(random: Random, data: bytes) -> bytes:
        parts = _parts(data)
        if not parts:
            return data
        change(random, parts)
        return _packed(parts, random.choice((ZIP_DEFLATED, ZIP_DEFLATED, ZIP_STORED)))

    return changed


def _of_a_part(change: Change, ends: tuple[str, ...] = (".xml", ".rels")) -> Change:
    """Return what changes one part, a large one most often."""

    def changed(random: Random, parts: _Parts) -> None:
        places = [at for at, (name, _) in enumerate(parts) if name.endswith(ends)]
        if places:
            at = max(random.sample(places, min(len(places), 2)), key=lambda at: len(parts[at][1]))
            parts[at] = (parts[at][0], change(random, parts[at][1]))

    return _of_parts(changed)


def _lose(random: Random, parts: _Parts) -> None:
    del parts[random.randrange(len(parts))]


def _rename(random: Random, parts: _Parts) -> None:
    at = random.randrange(len(parts))
    parts[at] = (random.choice((*_NAMES, parts[at][0].upper(), random.choice(parts)[0])), parts[at][1])


def _double(random: Random, parts: _Parts) -> None:
    """Add a part of a name that is there, with the content of any."""
    name, content = random.choice(parts)[0], random.choice(parts)[1]
    for _ in range(random.choice((1, 1, 3, 200))):
        parts.insert(random.randint(0, len(parts)), (name, content))


def _swap(random: Random, parts: _Parts) -> None:
    one, other = random.randrange(len(parts)), random.randrange(len(parts))
    parts[one], parts[other] = (parts[one][0], parts[other][1]), (parts[other][0], parts[one][1])


def _empty(random: Random, parts: _Parts) -> None:
    at = random.randrange(len(parts))
    parts[at] = (parts[at][0], random.choice((b"", b"<x/>", b" " * 2**20, random.randbytes(500), parts[at][1] + b"\0")))


def _nest(random: Random, parts: _Parts) -> None:
    """Put the archive into itself."""
    inner = _packed(parts)
    parts.insert(
        random.randint(0, len(parts)), (random.choice((*_NAMES, "word/document.xml", "xl/workbook.xml")), inner)
    )


def _shuffle(random: Random, parts: _Parts) -> None:
    random.shuffle(parts)


def _replaced(pattern: re.Pattern[bytes], values: Sequence[bytes]) -> Change:
    """Return what replaces the second group of some matches by a value, or by that of another match."""

    def changed(random: Random, data: bytes) -> bytes:
        found = list(pattern.finditer(data))
        for match in sorted(random.sample(found, min(len(found), random.choice((1, 2)))), key=lambda m: -m.start()):
            value = random.choice((random.choice(values), random.choice(found)[2]))
            data = data[: match.start(2)] + value + data[match.end(2) :]
        return data

    return changed


def _doctype(random: Random, data: bytes) -> bytes:
    """Give a part a document type, and use its entity."""
    head, end, rest = data.partition(b"?>")
    if not end:
        head, rest = b"", data
    text = re.sub(rb">([^<>]+)<", b">&e9;<", rest, count=random.choice((1, 5)))
    return head + end + random.choice(_DOCTYPES) + text


def _declare(random: Random, data: bytes) -> bytes:
    return random.choice(_DECLARATIONS) + re.sub(rb"^.*?\?>", b"", data, count=1, flags=re.DOTALL)


def _header(random: Random, data: bytes, *, sign: bytes, fields: Sequence[tuple[int, int]]) -> bytes:
    """Change a field in one of the records that begin with a sign: a checksum, a size, a method, a flag."""
    starts = [match.start() for match in re.finditer(re.escape(sign), data)]
    if not starts:
        return data
    offset, size = random.choice(list(fields))
    at = random.choice(starts) + offset
    value = random.choice((b"\0" * size, b"\xff" * size, random.randbytes(size), (8).to_bytes(size, "little")))
    return data[:at] + value + data[at + size :]


_LOCAL = ((4, 2), (6, 2), (8, 2), (14, 4), (18, 4), (22, 4), (26, 2), (28, 2))
_CENTRAL = ((8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (28, 2), (30, 2), (32, 2), (42, 4))
_END = ((4, 2), (8, 2), (10, 2), (12, 4), (16, 4), (20, 2))

PACKAGE = (
    *(Mutation(f"{each.name} in a part", _of_a_part(each.change)) for each in (*MARKUP, *MARKUP, *MARKUP, *RAW)),
    *(Mutation(f"{each.name} in a part", _of_a_part(each.change)) for each in TEXT if "characters" in each.name),
    Mutation("odd figures in a part", _of_a_part(next(each.change for each in TEXT if each.name == "odd figures"))),
    Mutation("part lost", _of_parts(_lose)),
    Mutation("part renamed", _of_parts(_rename)),
    Mutation("part doubled", _of_parts(_double)),
    Mutation("parts swapped", _of_parts(_swap)),
    Mutation("part emptied", _of_parts(_empty)),
    Mutation("archive in itself", _of_parts(_nest)),
    Mutation("parts in another order", _of_parts(_shuffle)),
    Mutation(
        "relation led elsewhere", _of_a_part(_replaced(_RELATION, [each.encode() for each in _TARGETS]), (".rels",))
    ),
    Mutation("kind of relation", _of_a_part(_replaced(_KIND, (b"hyperlink", b"x", b"styles")), (".rels",))),
    Mutation("namespace", _of_a_part(_replaced(_NAMESPACE, (b"", b"urn:x", b"http://www.w3.org/XML/1998/namespace")))),
    Mutation("document type", _of_a_part(_doctype)),
    Mutation("XML declaration", _of_a_part(_declare)),
    Mutation("local header", partial(_header, sign=b"PK\3\4", fields=_LOCAL)),
    Mutation("central header", partial(_header, sign=b"PK\1\2", fields=_CENTRAL)),
    Mutation("end of the archive", partial(_header, sign=b"PK\5\6", fields=_END)),
)
"""What can be done to an office file; most often an element or an attribute of a part is meant."""
