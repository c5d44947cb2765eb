"""Blocks and their places."""

import pytest

from gouji.document.model import Cell, Document, Paragraph, Row, Table
from gouji.text.source import Source, Span


@pytest.mark.parametrize(
    ("characters", "span"),
    [
        ((0, 2), (10, 12)),
        ((2, 3), (15, 16)),
        ((1, 3), (11, 16)),
        ((3, 5), (16, 31)),
        ((5, 5), (31, 31)),
        ((2, 2), (15, 15)),
    ],
)
def test_visible_text_that_jumps_in_the_source_knows_where_it_stands(
    characters: tuple[int, int], span: tuple[int, int]
) -> None:
    """Two characters at 10, two at 15, the rest from 30 on, as tags or entities between them make it."""
    paragraph = Paragraph("公开信息条例", 10, 32, jumps=((2, 15), (4, 30)))

    assert paragraph.source_span(*characters) == span


@pytest.mark.parametrize(
    ("characters", "span"), [((0, 2), (48, 63)), ((1, 3), (53, 63)), ((2, 4), (53, 55)), ((0, 4), (48, 55))]
)
def test_text_that_goes_back_in_the_source_has_no_reversed_span(
    characters: tuple[int, int], span: tuple[int, int]
) -> None:
    """A character at 48, one at 62, and two at 53, which is before it."""
    cell = Cell("甲乙丙丁", 48, 55, jumps=((1, 62), (2, 53)))

    assert cell.source_span(*characters) == span


def test_text_without_jumps_goes_on_in_the_source() -> None:
    assert Cell("767", 10, 13).source_span(1, 3) == Span(11, 13)


def test_a_table_spans_from_its_first_cell_to_its_last() -> None:
    table = Table((Row((Cell("甲", 3, 4), Cell("1", 7, 8))), Row((Cell("乙", 10, 11),))))

    assert (table.span, [cell.text for cell in table.cells]) == ((3, 11), ["甲", "1", "乙"])


def test_rows_without_cells_have_no_place() -> None:
    """A line with nothing but a bar is such a row."""
    table = Table((Row(()), Row((Cell("甲", 3, 4), Cell("1", 7, 8))), Row(())))

    assert table.span == (3, 8)


@pytest.mark.parametrize(
    ("offset", "locator"), [(0, None), (4, {"row": 1}), (9, {"row": 1}), (10, {"row": 2}), (99, {"row": 2})]
)
def test_a_locator_holds_up_to_the_next(offset: int, locator: dict[str, object] | None) -> None:
    document = Document(Source.from_text("x" * 100), (), locators=((4, {"row": 1}), (10, {"row": 2})))

    assert document.locator(offset) == locator


def test_a_row_is_found_at_each_of_its_cells_and_made_a_line_once() -> None:
    rows = Row((Cell("规章", 0, 2), Cell("12", 3, 5))), Row((Cell("办法", 6, 8), Cell("", 9, 9)))
    document = Document(Source.from_text("规章\n12\n办法\n\n后文"), (Table(rows),))

    lines = [document.row_at(offset) for offset in (0, 5, 6, 9, 10)]

    assert [line and line.text for line in lines] == ["规章 | 12", "规章 | 12", "办法 | ", "办法 | ", None]
    assert lines[0] is lines[1]


@pytest.mark.parametrize("offset", range(8))
def test_tables_that_stand_in_another_order_than_in_the_source_are_found_as_others(offset: int) -> None:
    first, second = Row((Cell("甲", 0, 1), Cell("乙", 2, 3))), Row((Cell("丙", 4, 5), Cell("丁", 6, 7)))
    source = Source.from_text("甲\n乙\n丙\n丁\n")
    there, here = Document(source, (Table((second,)), Table((first,)))), Document(source, (Table((first, second)),))

    assert there.row_at(offset) == here.row_at(offset)
