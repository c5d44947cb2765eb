"""What is remembered of lines and rows changes nothing: a text is read as if it were the first one."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.document.layouts.line import LineMemory, Piece, piece_of
from gouji.document.layouts.lines import Lines
from gouji.document.model import Document, Table
from gouji.document.reader import read_text
from gouji.document.vocabulary import Vocabulary
from gouji.text.source import Source

TABLES = {
    "rows": "规章 | 1 | | 3 |\n行政规范性文件 | 4 | 5 | 6 |\n",
    "bars": "规章 |\n1 |\n |\n3 |\n",
    "tabs": "\t规章\n\t1\n\t\n\t3\n\n",
    "paragraphs": "规章\n1\n2\n3\n",
    "spaces": "规章  1 2 3\n行政许可  4 5 6\n",
}

PIECES = (
    "规章",
    "总计",
    "一、总体情况",
    "0",
    "12",
    "-",
    "|",
    " | ",
    "||",
    "\t",
    " ",
    "  ",
    "\u3000",
    "\u200b",
    "。",
    "：",
    "\n",
    "\n\n",
    "\r\n",
)


def places(document: Document, at: int) -> list[object]:
    """Return the blocks of a document with their places, counted from an offset."""
    return [
        [[(cell.text, cell.start - at, cell.end - at) for cell in row.cells] for row in block.rows]
        if isinstance(block, Table)
        else (block.span.start - at, block.span.end - at)
        for block in document.blocks
        if block.span.start >= at
    ]


@pytest.fixture(scope="module")
def read_anew(vocabulary: Vocabulary) -> Callable[[str], Document]:
    """A function that reads a text with a vocabulary that remembers nothing."""
    return lambda text: read_text(Source.from_text(text), Vocabulary(vocabulary.words, vocabulary.kind))


@given(texts=st.lists(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), min_size=1, max_size=4))
def test_a_text_is_read_as_if_it_were_the_first(
    read: Callable[[str], Document], read_anew: Callable[[str], Document], texts: list[str]
) -> None:
    assert [places(read(text), 0) for text in texts] == [places(read_anew(text), 0) for text in texts]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_table_that_was_read_before_is_read_again_at_its_place(read: Callable[[str], Document], table: str) -> None:
    above = "我局公开信息。\n"

    assert places(read(above + table), len(above)) == places(read(table), 0)


def test_equal_lines_are_understood_once_for_all_texts(vocabulary: Vocabulary) -> None:
    first, second = (Lines(Source.from_text(text), vocabulary).each for text in ("规章\n0\n0", "0\n规章"))

    assert (first[1] is first[2], second) == (True, [first[1], first[0]])


def test_a_long_line_is_not_remembered(vocabulary: Vocabulary) -> None:
    memory = LineMemory(vocabulary)
    long = "字" * 201

    assert memory.lines([long])[0] is not memory.lines([long])[0]


def test_no_more_lines_are_remembered_than_a_run_can_hold(vocabulary: Vocabulary) -> None:
    memory = LineMemory(vocabulary)
    first = memory.lines(["规章"])[0]
    memory.lines([str(number) for number in range(3000)])

    assert memory.lines(["规章"])[0] is not first


def test_a_line_that_is_met_again_outlives_those_that_are_not(vocabulary: Vocabulary) -> None:
    memory = LineMemory(vocabulary)
    first = memory.lines(["规章"])[0]
    for hundred in range(30):
        memory.lines(["规章", *(str(number) for number in range(100 * hundred, 100 * (hundred + 1)))])

    assert memory.lines(["规章"])[0] is first


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("", " "),
        ("\u3000", " "),
        ("\u200b", "_"),
        ("规章", "."),
        ("\t12", "f"),
        ("\t规章", "l"),
        ("\t某某", "t"),
        ("\t\u00ad", "b"),
        ("\t二、主动公开政府信息情况", "e"),
        ("\t规章 | 0", "x"),
        ("规章 |", "c"),
        ("规章 | 0 |", "r"),
        ("| 规章", "o"),
        ("公开。|", "n"),
        ("公开。| 0", "R"),
    ],
)
def test_a_letter_tells_what_a_line_is(vocabulary: Vocabulary, text: str, letter: str) -> None:
    assert Lines(Source.from_text(text), vocabulary).letters == letter


@pytest.mark.parametrize(
    ("text", "may_go_on"),
    [("行政规范性", True), ("规章（含", True), ("(一", True), ("我局（规章", False), ("我局", False)],
)
def test_a_label_may_begin_with_what_stands_before_a_bracket(
    vocabulary: Vocabulary, text: str, may_go_on: bool
) -> None:
    assert Lines(Source.from_text(text), vocabulary).each[0].may_go_on is may_go_on


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("| 12 \u3000", ("12", 2, 4)),
        ("|  ", ("", 2, 2)),
        ("|", ("", 1, 1)),
        ("\t \u3000", ("", 1, 1)),
    ],
)
def test_a_piece_is_without_the_margin_around_it(text: str, piece: Piece) -> None:
    assert piece_of(text, 1, len(text)) == piece
