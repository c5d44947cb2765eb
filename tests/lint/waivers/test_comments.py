"""``<!-- gouji: ignore[T101] reason -->``: what it says, what is wrong with it, what it means."""

from __future__ import annotations

import pytest

from gouji.document.model import Block, Cell, Comment, Document, Paragraph, Picture, Row, Table
from gouji.message import Message
from gouji.text.source import Source, Span
from gouji.waivers.comments import Ignored, read_comment, stretch_of, suppressions_in, units_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (" gouji: ignore[T101] 已核对 ", Ignored(("T101",), False, "已核对")),
        ("gouji:ignore [T101, year-mismatch]: 已 \n 核对", Ignored(("T101", "year-mismatch"), False, "已 核对")),
        (" gouji: ignore[T101，T102、T101] 因故", Ignored(("T101", "T102"), False, "因故")),
        (" gouji: ignore-file[W101] whole file", Ignored(("W101",), True, "whole file")),
    ],
)
def test_a_comment_names_rules_and_gives_a_reason(text: str, said: Ignored) -> None:
    assert read_comment(text) == said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (" gouji: ignore[T101] ", "the comment gives no reason; expected <!-- gouji: ignore[T101] reason -->"),
        (" gouji: ignore[T101] -- ", "the comment gives no reason; expected <!-- gouji: ignore[T101] reason -->"),
        (" gouji: ignore 已核对 ", "the comment names no rule; expected <!-- gouji: ignore[T101] reason -->"),
        (" gouji: ignore[ , ] 已核对 ", "the comment names no rule; expected <!-- gouji: ignore[T101] reason -->"),
        (
            " gouji: disable[T101] 已核对 ",
            "this comment is not understood; expected <!-- gouji: ignore[T101] reason --> (for the whole file: "
            "ignore-file)",
        ),
        (
            " gouji: ignore-line[T101] 已核对 ",
            "this comment is not understood; expected <!-- gouji: ignore[T101] reason --> (for the whole file: "
            "ignore-file)",
        ),
    ],
)
def test_what_is_wrong_with_a_comment_is_said(text: str, told: str) -> None:
    said = read_comment(text)

    assert isinstance(said, Message)
    assert said.en == told


def test_reading_a_hostile_comment_ends() -> None:
    assert isinstance(read_comment("gouji: ignore" + " [" * 50_000), Message)


BLOCKS: tuple[Block, ...] = (
    Paragraph("甲", 10, 20),
    Table(
        (
            Row((Cell("表头", 30, 32, 0), Cell("数", 33, 34, 1))),
            Row((Cell("规章", 40, 42, 0), Cell("3", 45, 46, 1), Cell("", 50, 50, 2))),
        )
    ),
    Picture(60, 65),
    Table((Row((Cell("子", 70, 71), Cell("丑", 75, 76))),), marked=False),
)


def meant(start: int, line: tuple[int, int]) -> Span | None:
    """What a comment at an offset means."""
    comment = Comment("gouji: …", Span(start, start + 1), Span(*line))
    return stretch_of(comment, units_of(Document(Source.from_text("·" * 90), BLOCKS)))


@pytest.mark.parametrize(
    ("what", "start", "line", "stretch"),
    [
        ("in a paragraph", 15, (8, 22), (10, 20)),
        ("in a later line of a paragraph", 18, (16, 22), (10, 20)),
        ("after a paragraph, in its line", 21, (8, 22), (10, 20)),
        ("before a paragraph", 5, (3, 8), (10, 20)),
        ("before a table", 25, (22, 28), (30, 50)),
        ("in the first cell of a row", 43, (39, 44), (40, 50)),
        ("before a row", 36, (35, 38), (40, 50)),
        ("in a cell", 47, (44, 48), (45, 46)),
        ("in an empty cell", 49, (48, 51), (50, 50)),
        ("between two cells", 47, (47, 48), (50, 50)),
        ("after the last bar of a row", 52, (39, 55), (40, 50)),
        ("before a picture", 58, (57, 59), (60, 65)),
        ("in a cell of a table whose rows are not known", 73, (69, 74), (70, 71)),
    ],
)
def test_a_comment_means_what_stands_in_its_line_or_else_what_follows(
    what: str, start: int, line: tuple[int, int], stretch: tuple[int, int]
) -> None:
    assert meant(start, line) == stretch


def test_after_the_last_block_a_comment_means_nothing() -> None:
    assert meant(80, (79, 85)) is None


def test_a_comment_names_rules_in_any_case_of_letters() -> None:
    comment = Comment("gouji: ignore-file[t101，Missing-Section] 已核对", Span(0, 1), Span(0, 1))
    document = Document(Source.from_text("·" * 90), BLOCKS, comments=(comment,))
    known = {"T101": ("total-consistency",), "missing-section": ("missing-section",)}

    suppressions, wrong = suppressions_in(document, "a.md", known, known)

    assert ([each.rules for each in suppressions], wrong) == ([("total-consistency",), ("missing-section",)], [])
