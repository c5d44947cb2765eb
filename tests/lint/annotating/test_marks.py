"""Which characters of which paragraphs and cells an annotation marks."""

from __future__ import annotations

import pytest

from gouji.annotating.marks import Piece, pieces_of, place_marks
from gouji.api.documents import Annotation, Cell, Paragraph, Place, Row, Span, Table

PARAGRAPH = Paragraph("新收三件", 10, 14)
CELLS = (Cell("31", 20, 22), Cell("", 25, 25), Cell("5", 28, 29))
BLOCKS = (PARAGRAPH, Table((Row(CELLS),)))


def at(start: int, end: int) -> Annotation:
    return Annotation("error", "T101", ("错误 T101：总计不符",), Place(span=Span(start, end)))


@pytest.mark.parametrize(
    ("span", "marked"),
    [
        pytest.param((12, 14), [PARAGRAPH], id="words"),
        pytest.param((12, 21), [PARAGRAPH, CELLS[0]], id="words and a cell"),
        pytest.param((20, 29), list(CELLS), id="a row with its blank cell"),
        pytest.param((25, 25), [CELLS[1]], id="a blank cell"),
        pytest.param((15, 16), [PARAGRAPH], id="after a paragraph"),
        pytest.param((0, 1), [PARAGRAPH], id="before everything"),
    ],
)
def test_a_span_marks_what_it_overlaps_or_else_stands_in(span: tuple[int, int], marked: list[Paragraph | Cell]) -> None:
    assert list(place_marks(BLOCKS, [at(*span)])) == marked


def test_an_annotation_without_a_span_marks_nothing() -> None:
    whole = Annotation("error", "F101", ("错误 F101：没有表格",), Place())

    assert place_marks(BLOCKS, [whole, None]) == {}


def test_marks_that_overlap_part_the_text_at_each_of_their_edges() -> None:
    pieces = pieces_of(PARAGRAPH, [0, 1], [at(10, 13), at(12, 14)])

    assert list(pieces) == [Piece("新收", (0,), ()), Piece("三", (0, 1), (0,)), Piece("件", (1,), (1,))]


def test_what_marks_no_character_is_referred_to_at_the_end() -> None:
    assert [list(pieces_of(node, [0], [at(25, 25)])) for node in (PARAGRAPH, CELLS[1])] == [
        [Piece("新收三件", (), (0,))],
        [Piece("", (), (0,))],
    ]


def test_characters_that_are_longer_in_the_source_are_marked_whole() -> None:
    """``a&amp;b``: the second character takes five of the source."""
    node = Paragraph("a&b", 0, 7, jumps=((2, 6), (2, 6)))

    assert list(pieces_of(node, [0], [at(1, 6)])) == [Piece("a", (), ()), Piece("&", (0,), (0,)), Piece("b", (), ())]
