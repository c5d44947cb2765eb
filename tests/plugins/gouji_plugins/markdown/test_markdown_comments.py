"""Comments of Markdown that speak to gouji: in a line, in a cell, after a row, in HTML."""

from __future__ import annotations

import pytest

from gouji.api import Document, Table, Vocabulary
from gouji.forms.vocabulary import vocabulary_of
from gouji.plugins.finder import load_plugins
from gouji_plugins.markdown.document import read_markdown

COMMENT = "<!-- gouji: ignore[T101] 核对过 -->"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return vocabulary_of(load_plugins().forms)


def read(text: str, vocabulary: Vocabulary) -> Document:
    return read_markdown(text.encode(), "a.md", vocabulary)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("甲\n乙 {} 丙\n丁\n\n| a |\n|---|", "乙 {} 丙"),
        ("# 甲 {}\n\n| a |\n|---|", "# 甲 {}"),
        ("| a | b |\n|---|---|\n| 3 {} | 4 |", " 3 {} "),
        ("| a | b |\n|---|---|\n| 3 | 4 {}", " 4 {}"),
        ("| a | b |\n|---|---|\n| 3 | 4 | {}", "| 3 | 4 | {}"),
        ("| a \\| {} | b |\n|---|---|", " a \\| {} "),
        ("{}\n\n| a |\n|---|", "{}\n"),
        ("| a |\n|---|\n\n<table><tr><td>3{}</td></tr></table>", "td>3{}"),
    ],
)
def test_a_comment_stands_in_a_line_a_cell_or_a_row(vocabulary: Vocabulary, text: str, line: str) -> None:
    document = read(text.format(COMMENT), vocabulary)

    found = [(document.source[comment.span], document.source[comment.line]) for comment in document.comments]
    assert found == [(COMMENT, line.format(COMMENT))]


@pytest.mark.parametrize(
    "text", ["```\n{}\n```\n\n| a |\n|---|", "`{}`\n\n| a |\n|---|", "\\{}\n\n| a |\n|---|", "| a |\n|---|\n| `{}` |"]
)
def test_a_comment_that_is_seen_is_none(vocabulary: Vocabulary, text: str) -> None:
    assert read(text.format(COMMENT), vocabulary).comments == ()


def test_a_comment_after_a_row_is_no_cell(vocabulary: Vocabulary) -> None:
    (table,) = read(f"| a | b |\n|---|---|\n| 3 | 4 | {COMMENT}\n", vocabulary).blocks

    assert isinstance(table, Table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["a", "b"], ["3", "4"]]


def test_a_comment_below_a_table_is_met_once(vocabulary: Vocabulary) -> None:
    document = read(f"| a | b |\n|---|---|\n| 3 | 4 |\n本表无 {COMMENT}\n", vocabulary)

    assert len(document.comments) == 1


def test_more_comments_than_anyone_writes_are_not_read(vocabulary: Vocabulary) -> None:
    assert len(read(f"甲 {COMMENT}\n\n" * 700, vocabulary).comments) == 500
