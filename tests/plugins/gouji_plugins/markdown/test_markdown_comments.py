"""Comments of Markdown that speak to gouji: in a line, in a cell, after a row, in HTML."""

from __future__ import annotations

import pytest

from gouji.api import Table
from gouji.api.documents import Document, Vocabularies
from gouji.plugins.finder import load_plugins
from gouji_plugins.markdown.document import read_markdown

COMMENT = "<!-- gouji: ignore[T101] 核对过 -->"


@pytest.fixture(scope="module")
def vocabularies() -> Vocabularies:
    return load_plugins().kinds.vocabularies


def read(text: str, vocabularies: Vocabularies) -> Document:
    return read_markdown(text.encode(), "a.md", vocabularies)


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
def test_a_comment_stands_in_a_line_a_cell_or_a_row(vocabularies: Vocabularies, text: str, line: str) -> None:
    document = read(text.format(COMMENT), vocabularies)

    found = [(document.source[comment.span], document.source[comment.line]) for comment in document.comments]
    assert found == [(COMMENT, line.format(COMMENT))]


@pytest.mark.parametrize(
    "text", ["```\n{}\n```\n\n| a |\n|---|", "`{}`\n\n| a |\n|---|", "\\{}\n\n| a |\n|---|", "| a |\n|---|\n| `{}` |"]
)
def test_a_comment_that_is_seen_is_none(vocabularies: Vocabularies, text: str) -> None:
    assert read(text.format(COMMENT), vocabularies).comments == ()


def test_a_comment_after_a_row_is_no_cell(vocabularies: Vocabularies) -> None:
    (table,) = read(f"| a | b |\n|---|---|\n| 3 | 4 | {COMMENT}\n", vocabularies).blocks

    assert isinstance(table, Table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["a", "b"], ["3", "4"]]


def test_a_comment_below_a_table_is_met_once(vocabularies: Vocabularies) -> None:
    document = read(f"| a | b |\n|---|---|\n| 3 | 4 |\n本表无 {COMMENT}\n", vocabularies)

    assert len(document.comments) == 1


def test_more_comments_than_anyone_writes_are_not_read(vocabularies: Vocabularies) -> None:
    assert len(read(f"甲 {COMMENT}\n\n" * 700, vocabularies).comments) == 500
