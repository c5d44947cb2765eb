"""Each layout is asked where it may begin; what was looked at in vain is not looked at again, and is found all the same where it begins."""

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.document.layout import Layout, LineKind
from gouji.document.layouts.lines import Lines
from gouji.document.model import Document, Row, Table
from gouji.document.reader import read_text
from gouji.document.vocabulary import Vocabulary
from gouji.errors import LayoutError
from gouji.text.source import Source

Read = Callable[[str], Document]

TABLE = "规章\n0\n1\n2\n"
CELLS = ["规章", "0", "1", "2"]


def last_table(document: Document) -> list[str]:
    block = document.blocks[-1]
    assert isinstance(block, Table)
    return [cell.text for cell in block.cells][-4:]


@pytest.mark.parametrize("labels", [1, 60, 79, 80, 81, 200])
def test_a_table_is_found_behind_any_number_of_labels(read: Read, labels: int) -> None:
    assert last_table(read("总计\n" * labels + TABLE)) == CELLS


@pytest.mark.parametrize("before", ["总计\n1\n" + "总计\n" * 100, "总计\n1\n2\n" + "总计\n" * 79, "总计\n1\n句子。\n"])
def test_a_table_is_found_behind_figures_that_make_none(read: Read, before: str) -> None:
    assert last_table(read(before + TABLE)) == CELLS


def test_a_table_is_found_behind_labels_side_by_side(read: Read) -> None:
    assert last_table(read("规章 规章\n规章 总计\n一句话。\n规章 0 1 2\n")) == CELLS


@pytest.mark.parametrize("between", ["x\n", "其他\n", "\n\nx\n"])
def test_tables_of_bars_amid_other_lines_are_each_found(read: Read, between: str) -> None:
    document = read(f"规章 | 0 | 1 | 2 |\n{between}" * 3)

    assert sum(isinstance(block, Table) for block in document.blocks) == 3


@pytest.mark.parametrize("lines", [0, 1, 2, 3, 50])
@pytest.mark.parametrize("table", ["规章 | 0 | 1 | 2 |\n", "规\n章 | 0 | 1 | 2 |\n"])
def test_a_table_of_bars_is_found_behind_any_number_of_lines(read: Read, lines: int, table: str) -> None:
    document = read("其他话\n" * lines + table)

    assert [cell.replace("\n", "") for cell in last_table(document)] == CELLS


def _layout(name: str, read: Callable[[Lines, int], tuple[Table | None, int]], **fields: Any) -> Layout:
    return Layout(name, **({"begins": ("short",), "read": read} | fields))


def _one_cell(lines: Lines, index: int) -> Table:
    return Table((Row((lines.cell(lines.starts[index], lines.starts[index] + len(lines.texts[index])),)),))


def _starred(lines: Lines, index: int) -> tuple[Table | None, int]:
    """A line with a star is a table."""
    return (_one_cell(lines, index) if "*" in lines.texts[index] else None), index + 1


def _kinds(document: Document) -> list[str]:
    return [type(block).__name__ for block in document.blocks]


@pytest.mark.parametrize(
    ("begins", "kinds"),
    [
        (("tab",), ["Table", "Paragraph", "Paragraph", "Paragraph"]),
        (("bar",), ["Paragraph", "Table", "Paragraph", "Paragraph"]),
        (("short",), ["Paragraph", "Paragraph", "Table", "Paragraph"]),
        (("long",), ["Paragraph", "Paragraph", "Paragraph", "Table"]),
        (("tab", "bar", "short", "long"), ["Table", "Table", "Table", "Table"]),
    ],
)
def test_a_layout_is_asked_on_the_lines_where_it_may_begin(
    vocabulary: Vocabulary, begins: tuple[LineKind, ...], kinds: list[str]
) -> None:
    text = "字\t*\n\n字。| *\n\n字*\n\n" + "字" * 80 + "*\n"

    document = read_text(Source.from_text(text), vocabulary, [_layout("starred", _starred, begins=begins)])

    assert _kinds(document) == kinds


def test_the_layout_of_the_highest_priority_is_asked_first(vocabulary: Vocabulary) -> None:
    asked: list[str] = []

    def noting(name: str) -> Callable[[Lines, int], tuple[None, int]]:
        def read(lines: Lines, index: int) -> tuple[None, int]:
            asked.append(name)
            return None, index + 1

        return read

    layouts = [_layout(name, noting(name), priority=priority) for name, priority in (("a", 1), ("b", 60), ("c", 1))]
    read_text(Source.from_text("字"), vocabulary, layouts)

    assert asked == ["b", "a", "c"]


def test_a_layout_is_not_asked_where_it_says_that_none_begins(vocabulary: Vocabulary) -> None:
    asked: list[int] = []

    def read(lines: Lines, index: int) -> tuple[None, int]:
        asked.append(index)
        return None, index + 3

    read_text(Source.from_text("字\n" * 7), vocabulary, [_layout("sparing", read)])

    assert asked == [0, 3, 6]


def test_a_layout_that_reads_a_table_of_no_line_is_refused_with_its_name_and_line(vocabulary: Vocabulary) -> None:
    stuck = _layout("stuck", lambda lines, index: (_one_cell(lines, index), index))

    with pytest.raises(LayoutError) as caught:
        read_text(Source.from_text("\n字", "a.txt"), vocabulary, [stuck])

    assert (caught.value.layout, caught.value.line, str(caught.value)) == (
        "stuck",
        2,
        "a.txt: the layout 'stuck' read a table on line 2 and did not go on from there",
    )


def test_a_layout_begins_on_kinds_of_lines_that_there_are() -> None:
    with pytest.raises(
        ValueError, match=r"layout 'odd': tabs: the kinds of lines are \('tab', 'bar', 'short', 'long'\)"
    ):
        _layout("odd", _starred, begins=("tabs",))


def test_an_indented_figure_that_goes_on_as_a_long_line_is_no_table(blocks_of: Callable[[str], list[object]]) -> None:
    """It was read again and again as a table of no line."""
    line = "1" + " " * 80 + "1"

    assert blocks_of(f"\t{line}\n") == [line]


@given(
    st.lists(st.sampled_from(["\t", "|", " ", "\n", "\n\n", "1", "规章", "字", "。", " " * 80, "字" * 81, "0 " * 50]))
)
def test_every_built_in_layout_goes_on(vocabulary: Vocabulary, pieces: list[str]) -> None:
    """Each line is passed once: there are no more blocks than lines, and none is read as a table of no line."""
    text = "".join(pieces)

    assert len(read_text(Source.from_text(text), vocabulary).blocks) <= text.count("\n") + 1
