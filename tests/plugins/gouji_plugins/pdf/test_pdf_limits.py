"""A small PDF that draws without end is refused by what it draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from gouji_plugins.pdf.meter import Meter
from gouji_plugins.pdf.reading import read

pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")

Sheet = Callable[..., bytes]


@pytest.fixture
def large(sheet: Sheet, form: Callable[..., bytes], image: bytes) -> Mapping[str, tuple[bytes, str]]:
    """Files with the limit that each exceeds."""
    named = b"/X 6 0 R"
    three = form(b"0 0 m 9 0 l S " * 3)
    return {
        "boxes": (sheet(b"0 0 9 9 re f\n" * 101), "MAX_LINES_DRAWN"),
        "boxes of one path": (sheet(b"0 0 9 9 re " * 101 + b"f"), "MAX_LINES_DRAWN"),
        "one path of many points": (sheet(b"0 0 m " + b"1 1 l " * 2100 + b"S"), "MAX_LINES_DRAWN"),
        "characters": (sheet(text=b"BT /F1 12 Tf (" + b"A" * 1100 + b") Tj ET"), "MAX_CHARACTERS"),
        "texts": (sheet(b"BT /F1 12 Tf 9 9 Td " + b"(A) Tj " * 300 + b"ET"), "MAX_OBJECTS"),
        "pictures": (sheet(b"/X Do " * 300, [image], named=named), "MAX_OBJECTS"),
        "one form many times": (sheet(b"/X Do " * 40, [three], named=named), "MAX_LINES_DRAWN"),
        "an empty form many times": (sheet(b"/X Do " * 300, [form(b"")], named=named), "MAX_OBJECTS"),
        "one content many times": (
            sheet(b"BT /F1 12 Tf 9 9 Td (A) Tj ET ", contents=b"[" + b"5 0 R " * 150 + b"]"),
            "MAX_OBJECTS",
        ),
        "pages": (sheet(tree=b"/Count 4/Kids[" + b"3 0 R " * 4 + b"]"), "MAX_PAGES"),
    }


def test_each_limit_is_named(large: Mapping[str, tuple[bytes, str]]) -> None:
    found = {name: read(data, Meter(3, 1000, 100, 200)) for name, (data, _) in large.items()}

    assert found == {name: {"limit": limit} for name, (_, limit) in large.items()}


def test_what_is_within_them_is_read(sheet: Sheet, form: Callable[..., bytes]) -> None:
    data = sheet(b"0 0 9 9 re f\n" * 98 + b"/X Do", [form(b"0 0 m 9 0 l S")], named=b"/X 6 0 R")

    (page,) = read(data, Meter(1, 5, 100, 101))["pages"]

    assert [line[0] for line in page["lines"]] == ["Hello"]


def test_lines_are_counted_page_by_page(sheet: Sheet) -> None:
    data = sheet(b"0 0 9 9 re f\n" * 60, tree=b"/Count 2/Kids[3 0 R 3 0 R]")

    assert len(read(data, Meter(2, 1000, 100, 200))["pages"]) == 2


def _events(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of pages and their texts as they are opened and closed."""
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

    told: list[str] = []
    for kind, method in (
        (PdfDocument, "get_page"),
        (PdfPage, "get_textpage"),
        (PdfPage, "close"),
        (PdfTextPage, "close"),
    ):
        kept = getattr(kind, method)

        def noted(self: Any, *args: Any, _kept: Any = kept, _name: str = f"{kind.__name__}.{method}") -> Any:
            told.append(_name)
            return _kept(self, *args)

        monkeypatch.setattr(kind, method, noted)
    return told


def test_each_page_is_freed_before_the_next_is_opened(sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    told = _events(monkeypatch)

    read(sheet(tree=b"/Count 2/Kids[3 0 R 3 0 R]"), Meter(2, 1000, 100, 200))

    assert told == ["PdfDocument.get_page", "PdfPage.get_textpage", "PdfTextPage.close", "PdfPage.close"] * 2
