"""A place is a range where a file has lines, else a locator, with what stands near it."""

import attrs
import pytest

from gouji.checking.place import WHOLE, Place, place_of
from gouji.document.model import Cell, Document, Row, Table
from gouji.text.source import Position, Range, Source, Span


def _range(line: int, start: int, end: int) -> Range:
    return Range(Position(line, start), Position(line, end))


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("一二\r\n三四\r\n", Span(5, 6), Place(_range(2, 2, 3), None, Span(5, 6), "三四", Span(1, 2))),
        ("字" * 900, Span(500, 502), Place(_range(1, 501, 503), None, Span(500, 502), "字" * 602, Span(300, 302))),
        ("一", None, WHOLE),
    ],
)
def test_in_a_file_with_lines_it_is_a_range_with_its_line(text: str, span: Span | None, expected: Place) -> None:
    assert place_of(Source.from_text(text), span) == expected


@pytest.mark.parametrize("span", [(2, 1), (-5, 2), (1, 99)])
def test_a_span_that_is_none_is_a_place_in_the_text_all_the_same(span: tuple[int, int]) -> None:
    found = place_of(Source.from_text("一二三"), Span(*span))

    assert found.span is not None
    assert (0 <= found.span.start <= found.span.end <= 3, found.excerpt) == (True, "一二三")


def test_an_excerpt_is_left_out_where_it_is_not_to_be_shown() -> None:
    found = place_of(Source.from_text("一二"), Span(0, 1), with_excerpt=False)

    assert found == Place(_range(1, 1, 2), None, Span(0, 1))


def test_in_a_file_without_lines_it_is_a_locator() -> None:
    source = attrs.evolve(Source.from_text("一二三"), lined=False)

    document = Document(source, (), locators=((0, {"paragraph": 1}), (1, {"paragraph": 2})))

    found = place_of(source, Span(1, 2), document)

    assert found == Place(None, {"paragraph": 2}, Span(1, 2), "一二三", Span(1, 2))


@pytest.mark.parametrize(("span", "marked"), [(Span(3, 5), Span(5, 7)), (Span(6, 6), Span(10, 10))])
def test_in_a_file_without_lines_the_excerpt_of_a_cell_is_its_row(span: Span, marked: Span) -> None:
    source = attrs.evolve(Source.from_text("规章\n12\n\n四\n"), lined=False)
    row = Row((Cell("规章", 0, 2), Cell("12", 3, 5), Cell("", 6, 6)))
    document = Document(source, (Table((row,)),), locators=((0, {"table": 1}),))

    found = place_of(source, span, document)

    assert (found.excerpt, found.marked) == ("规章 | 12 | ", marked)


def test_a_number_at_which_a_long_line_is_cut_is_left_out() -> None:
    """It may be one that is hidden where it is whole."""
    text = f"{'字' * 10}1380013{'字' * 297}间{'字' * 296}62220{'字' * 10}"

    found = place_of(Source.from_text(text), Span(314, 315))

    assert (found.excerpt, found.marked) == (f"{'字' * 297}间{'字' * 296}", Span(297, 298))
