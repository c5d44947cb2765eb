"""Files that are damaged, or built to keep a reader busy, are read as far as they can be or end in a named error."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gouji.testing.paper import paper_of
from gouji_plugins.pdf.meter import Meter
from gouji_plugins.pdf.reading import read

pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")

Sheet = Callable[..., bytes]

LOOP = paper_of(
    [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 5/Kids[3 0 R]>>", b"<</Type/Pages/Kids[2 0 R]>>"]
)
GRID = b"100 690 200 30 re S 200 690 m 200 720 l S "


def told(data: bytes) -> Any:
    """The texts of each page, or the error."""
    found = read(data, Meter(200, 400_000, 10_000, 500_000))
    if "pages" not in found:
        return found
    return [
        (
            [line[0] for line in page["lines"]],
            [[line[0] for line in cell[4]] for table in page["tables"] for cell in table],
        )
        for page in found["pages"]
    ]


@pytest.fixture
def word(sheet: Sheet) -> bytes:
    return sheet()


def test_without_its_table_of_objects_a_file_is_read(word: bytes) -> None:
    assert told(word.replace(b"startxref", b"startxxxx").replace(b"\nxref", b"\nxxxx")) == [(["Hello"], [])]


def test_a_table_of_objects_that_points_nowhere_is_made_anew(word: bytes) -> None:
    assert told(word.replace(b" 00000 n ", b" 00000 x ")) == [(["Hello"], [])]


def test_pages_that_hold_each_other_are_broken() -> None:
    assert told(LOOP) == {"error": "broken", "page": 1}


def test_a_page_that_is_only_counted_is_broken(sheet: Sheet) -> None:
    assert told(sheet(tree=b"/Count 9/Kids[3 0 R]")) == {"error": "broken", "page": 2}


CONTENTS = {
    "states kept without end": (b"q " * 100_000, ["Hello"], []),
    "everything shrunk to a point": (b"0 0 0 0 0 0 cm " + GRID, ["Hello"], []),
    "text that is not seen": (b"BT /F1 12 Tf 3 Tr 50 600 Td (hidden) Tj ET", ["Hello", "hidden"], []),
    "text that is cut off": (b"0 0 9 9 re W n BT /F1 12 Tf 50 600 Td (cut) Tj ET", ["Hello", "cut"], []),
    "text that stands upright": (b"BT /F1 12 Tf 0 1 -1 0 300 300 Tm (upright) Tj ET", ["Hello"], []),
    "a mark above the line": (b"BT /F1 12 Tf 50 600 Td (60) Tj /F1 6 Tf 6 Ts (1) Tj ET", ["Hello", "60¹"], []),
    "a table": (GRID + b"BT /F1 12 Tf 110 700 Td (left) Tj 100 0 Td (right) Tj ET", ["Hello"], [["left"], ["right"]]),
}


@pytest.mark.parametrize(("content", "lines", "cells"), CONTENTS.values(), ids=list(CONTENTS))
def test_a_page_is_read_with(content: bytes, lines: list[str], cells: list[list[str]], sheet: Sheet) -> None:
    assert told(sheet(content)) == [(lines, cells)]


def test_a_font_whose_characters_are_not_named_has_no_text(sheet: Sheet) -> None:
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]>>"
    system = b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    descendant = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo" + system + b">>"
    data = sheet(text=b"BT /F1 12 Tf 50 700 Td <00010002> Tj ET", font=font, objects=[descendant])

    assert told(data) == {"error": "no-text", "page": 1}
