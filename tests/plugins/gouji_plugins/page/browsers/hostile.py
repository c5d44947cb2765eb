"""Files that are damaged, locked or made to harm, as other tests make them, under names that a folder can have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
import zlib

from tests.hostile import test_large, test_time, test_time_of_packages, test_unreadable
from tests.plugins.gouji_plugins.office import test_hostile as office

from gouji.testing.office import zipped
from gouji.testing.paper import paper_of, render_paper
from gouji_gongkai.testing import official_forms, sound_report

__all__ = ["HARMFUL", "laborious"]

_TOO_LARGE = "more than 64 megabytes"
_LONG = ("a number of 200,000 digits in a cell", "100,000 brackets in a cell", "800 comments that begin and do not end")
_ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"


def _nested(kind: str) -> bytes:
    around, begin, end = office.NESTED[kind]
    inner = around.format(begin * 5000 + office.PARAGRAPH + end * 5000)
    return office.document(f"<w:ins {_MC}>{inner}</w:ins>")


def _pdf_of(content: bytes, entries: bytes = b"") -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
    stream = b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), entries, content)
    return paper_of([_CATALOGUE, _PAGES, page, stream])


def _papers() -> Mapping[str, bytes]:
    whole = render_paper(sound_report(official_forms()[-1])).data
    return {
        "a loop of pages": paper_of([_CATALOGUE, _PAGES, b"<</Type/Pages/Kids[2 0 R]>>"]),
        "half of it": whole[: len(whole) // 2],
        "a head alone": whole[:20],
        "other bytes inside": whole.replace(b"endobj", b"endobi", 9),
        "packed twice a hundred times": _pdf_of(
            zlib.compress(zlib.compress(bytes(10**7))), b"/Filter[/FlateDecode/FlateDecode]"
        ),
        "50 MB of blanks in a page": _pdf_of(zlib.compress(b" " * 50_000_000), b"/Filter/FlateDecode"),
        "100,000 brackets in a page": _pdf_of(b"[" * 100_000),
        "deep dictionaries": paper_of([_CATALOGUE, _PAGES, b"<</A" * 20_000]),
    }


HARMFUL: Mapping[str, bytes] = {
    **{f"text/{n}.txt": data for n, (data, *_) in test_unreadable.INPUTS.items() if n != _TOO_LARGE},
    **{f"long/{name}.txt": test_large.INPUTS[name].encode() for name in _LONG},
    **{f"word/{name}.docx": data for name, data in office.DAMAGED.items()},
    **{f"nested/{kind}.docx": _nested(kind) for kind in office.NESTED},
    "nested/no end.docx": office.archive([("word/document.xml", b"<a>" * 100_000)]),
    "word/a bomb.docx": office.bomb(4 << 20),
    "word/a large bomb.docx": office.bomb(200 << 20),
    "word/a lie.docx": office.lying(office.bomb(4 << 20), 1000),
    "word/entities.docx": office.document("&c;", _ENTITIES),
    "word/no archive.docx": b"PK\x03\x04 no archive",
    "sheet/no archive.xlsx": b"PK\x03\x04",
    "sheet/a document.xlsx": office.document(office.PARAGRAPH),
    "page/spans of a billion.html": b"<table><tr><td rowspan=1000000000 colspan=1000000000>a<td>b",
    "page/tables in tables.html": b"<table><tr><td>" * 4_000,
    "page/elements in elements.html": b"<div>" * 20_000,
    "page/a number of a million digits.html": b"<p>&#" + b"9" * 1_000_000 + b";</p>",
    "mark/quotes in quotes.md": b">" * 10_000,
    "mark/lists in lists.md": b"".join(b" " * n + b"- x\n" for n in range(1000)),
    **{f"paper/{name}.pdf": data for name, data in _papers().items()},
}
"""What ends in a message, or in findings, by path."""


def laborious() -> Mapping[str, bytes]:
    """Return what a pattern or a reader with a flaw would never be done with, by path."""
    return {f"{kind}/{number}.{kind}": data for kind, each in _LABORIOUS.items() for number, data in enumerate(each())}


def _texts() -> Iterator[bytes]:
    return (text(5000).encode() for text in test_time.BY_CHARACTERS.values())


def _sized(inputs: Mapping[str, tuple[Callable[[int], str], int]]) -> Callable[[], Iterator[bytes]]:
    return lambda: ((test_time.MARKDOWN_HEAD + text(size)).encode() for text, size in inputs.values())


def _packed(inputs: Mapping[str, tuple[Callable[[int], dict[str, str]], int]]) -> Callable[[], Iterator[bytes]]:
    return lambda: (zipped(parts(size)) for parts, size in inputs.values())


_LABORIOUS: Mapping[str, Callable[[], Any]] = {
    "txt": _texts,
    "md": _sized(test_time.MARKDOWN),
    "html": _sized(test_time.PAGES),
    "docx": _packed(test_time_of_packages.WORD),
    "xlsx": _packed(test_time_of_packages.SHEETS),
}
