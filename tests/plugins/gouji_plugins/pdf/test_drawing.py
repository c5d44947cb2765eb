"""What is drawn on a page, as its rules and pictures."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from gouji_plugins.pdf.drawing import Drawing, draw
from gouji_plugins.pdf.frame import Frame, frame_of
from gouji_plugins.pdf.meter import Meter
from gouji_plugins.pdf.ruled import tables_of

pdfium = pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")

Sheet = Callable[..., bytes]
Form = Callable[..., bytes]

LEVEL, UPRIGHT = (42.0, 10.0, 90.0), (10.0, 42.0, 142.0)


def drawn(data: bytes) -> Drawing:
    with closing(pdfium.PdfDocument(data)) as document:
        page = document[0]
        return draw(page, frame_of(page), Meter(1, 1000, 1000, 1000))


def frame(data: bytes) -> Frame:
    with closing(pdfium.PdfDocument(data)) as document:
        return frame_of(document[0])


RULES: dict[str, tuple[bytes, list[Any], list[Any]]] = {
    "lines": (b"10 800 m 90 800 l S 10 800 m 10 700 l S", [LEVEL], [UPRIGHT]),
    "lines of one path": (b"10 800 m 90 800 l 10 800 m 10 700 l S", [LEVEL], [UPRIGHT]),
    "a line backwards": (b"90 800 m 10 800 l S", [LEVEL], []),
    "a line there and back": (b"10 800 m 90 800 l h S", [LEVEL], []),
    "a box": (b"10 700 80 100 re S", [LEVEL, (142.0, 10.0, 90.0)], [UPRIGHT, (90.0, 42.0, 142.0)]),
    "a box of lines": (
        b"10 700 m 90 700 l 90 800 l 10 800 l h S",
        [LEVEL, (142.0, 10.0, 90.0)],
        [UPRIGHT, (90.0, 42.0, 142.0)],
    ),
    "a filled bar": (b"10 800 80 0.5 re f", [(41.5, 10.0, 90.0), LEVEL], [(10.0, 41.5, 42.0), (90.0, 41.5, 42.0)]),
    "a box with a round corner": (
        b"10 700 m 10 800 l 50 800 l 70 800 90 780 90 750 c S",
        [(42.0, 10.0, 50.0)],
        [UPRIGHT],
    ),
    "a line turned and scaled": (b"0 .5 -.5 0 10 700 cm 0 0 m 200 0 l S", [], [UPRIGHT]),
    "a line that slants by less than is seen": (b"10 800 m 90 800.08 l S", [(41.96, 10.0, 90.0)], []),
    "a diagonal": (b"10 800 m 90 700 l S", [], []),
    "a path that is not painted": (b"10 800 m 90 800 l n", [], []),
    "a path that clips": (b"10 700 80 100 re W n", [], []),
}


@pytest.mark.parametrize(("content", "across", "down"), RULES.values(), ids=list(RULES))
def test_rules_are_what_is_level_or_upright(content: bytes, across: list[Any], down: list[Any], sheet: Sheet) -> None:
    rules = drawn(sheet(content)).rules

    found = [sorted({tuple(round(value, 3) for value in rule) for rule in part}) for part in rules]
    assert found == [sorted(across), sorted(down)]


def test_paths_that_are_none_make_no_table(sheet: Sheet) -> None:
    content = b"5 l S h S 1 re S 1 1 m S 1 2 m h S 1 1 m 2 c S 9 9 m 1 2 3 4 v S nan inf m 9e99 0 l S 0 0 0 0 0 0 cm 0 0 9 9 re S"

    assert tables_of(drawn(sheet(content)).rules) == []


def test_forms_within_forms_are_drawn_where_they_stand(sheet: Sheet, form: Form) -> None:
    outer = form(b"2 0 0 2 0 0 cm /Y Do", named=b"/Y 7 0 R", matrix=b"1 0 0 1 10 0")
    inner = form(b"0 0 m 40 0 l S", matrix=b"1 0 0 1 0 400")

    assert drawn(sheet(b"/X Do", [outer, inner], named=b"/X 6 0 R")).rules.across == [LEVEL]


def test_a_form_that_holds_itself_comes_to_an_end(sheet: Sheet, form: Form) -> None:
    itself = form(b"10 800 m 90 800 l S /X Do", named=b"/X 6 0 R")

    assert set(drawn(sheet(b"/X Do", [itself], named=b"/X 6 0 R")).rules.across) == {LEVEL}


def test_forms_within_a_thousand_forms_are_passed_over(sheet: Sheet, form: Form) -> None:
    forms = [form(b"/X Do", named=b"/X %d 0 R" % number) for number in range(7, 1006)]

    assert drawn(sheet(b"/X Do", [*forms, form(b"10 800 m 90 800 l S")], named=b"/X 6 0 R")).rules.across == []


def test_a_picture_is_the_box_around_it_wherever_it_was_turned(sheet: Sheet, form: Form, image: bytes) -> None:
    content = b"q 80 0 0 100 10 700 cm /X Do Q q 0 80 -100 0 110 700 cm /X Do Q /Y Do"
    inner = form(b"80 0 0 100 10 700 cm /X Do", named=b"/X 6 0 R")

    found = drawn(sheet(content, [image, inner], named=b"/X 6 0 R/Y 7 0 R")).pictures

    assert found == [(10.0, 42.0, 90.0, 142.0), (10.0, 62.0, 110.0, 142.0), (10.0, 42.0, 90.0, 142.0)]


FRAMES = {
    "of its own": ({"page": b"/MediaBox[0 0 595 842]"}, Frame(0.0, 0.0, 595.0, 842.0, 0)),
    "of all pages": (
        {"page": b"", "tree": b"/MediaBox[0 0 595 842]/Rotate 90/Count 1/Kids[3 0 R]"},
        Frame(0.0, 0.0, 595.0, 842.0, 90),
    ),
    "from another corner": ({"page": b"/MediaBox[595 842 -20 -30]"}, Frame(-20.0, -30.0, 595.0, 842.0, 0)),
    "empty": ({"page": b"/MediaBox[0 0 0 0]"}, Frame(0.0, 0.0, 612.0, 792.0, 0)),
    "of a page that is cut": ({"page": b"/MediaBox[0 0 595 842]/CropBox[9 9 90 90]"}, Frame(0.0, 0.0, 595.0, 842.0, 0)),
}


@pytest.mark.parametrize(("page", "expected"), FRAMES.values(), ids=list(FRAMES))
def test_a_page_has_the_frame(page: dict[str, bytes], expected: Frame, sheet: Sheet) -> None:
    assert frame(sheet(**page)) == expected


def test_rules_stand_at_their_texts_where_the_page_begins_elsewhere(sheet: Sheet) -> None:
    beside = drawn(sheet(b"10 800 m 90 800 l S", page=b"/MediaBox[-20 -30 595 842]"))

    assert beside.rules.across == [(42.0, 30.0, 110.0)]
