"""Stretches of tables that are read by themselves say what the reader's own loop finds in them."""

from __future__ import annotations

from itertools import accumulate
from re import sub

import attrs
from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.binding.bind import Binder
from gouji.document.model import Block, Paragraph, Table
from gouji.text.source import Source
from gouji_plugins.html.document import read_fragment
from gouji_plugins.html.visible import MARGIN, visible

PARTS = st.sampled_from(
    (
        *("甲", "乙 丙", "12", " ", "\n", "\r\n", "&nbsp;", "\u3000", "\u00ad", "a&amp;b", "< 5"),
        *("<b>", "</b>", "<p>", "</p>", "<br>", "<p style='display:none'>", "<span hidden>", "</span>"),
        *("<div>", "</div>", "<h2>", "</h2>", "<del>", "</del>", "<img src=a>", "<td>", "</td>", "<table>", "</table>"),
    )
)
CELLS = st.tuples(
    st.sampled_from(("<td>", "<td>", "\r\n<td>", "<th>", "<td rowspan=2>", "<td rowspan=0 colspan=2>", "<td hidden>")),
    st.lists(PARTS, max_size=5).map("".join),
    st.sampled_from(("</td>", "</td>\n", "</td> ", "</TD>", "</th>", "</td >", "")),
)
ROWS = st.tuples(
    st.sampled_from(("<tr>", "<tr>", "\n<tr>\n", "<tr height=0>", "<tr hidden>", "<tbody><tr>", "")),
    st.lists(CELLS, max_size=4),
    st.sampled_from(("</tr>", "</tr>", "</tr>\n", "</tbody>", "丁", "")),
)
SEEN = st.text("甲1a &\u00a0\u3000\n", max_size=4)


def _read(binder: Binder, html: str) -> tuple[Block, ...]:
    before = "<p>前</p>"
    source = Source.from_text(before + html)
    return read_fragment(source, len(before), len(source.text), binder.kinds["gongkai"].vocabulary)


def _told(block: Block) -> object:
    """All of a block, but not the place of a blank cell, which is in its innermost element."""
    if not isinstance(block, Table):
        return attrs.astuple(block)
    cells = [[cell if cell.text else attrs.evolve(cell, start=0, end=0) for cell in row.cells] for row in block.rows]
    return [[attrs.astuple(cell) for cell in row] for row in cells]


@pytest.mark.parametrize("around", ["<table>{}</table>", "<pre><table>{}</table></pre>", "<table>{}"])
@given(rows=st.lists(ROWS, min_size=1, max_size=3))
def test_a_comment_in_each_cell_changes_nothing(
    around: str, rows: list[tuple[str, list[tuple[str, str, str]], str]], binder: Binder
) -> None:
    """With a comment a cell is read by the reader's own loop; as many characters of nothing keep all places."""

    def page(nothing: str) -> str:
        table = "".join(row + "".join(a + nothing + b + c for a, b, c in cells) + end for row, cells, end in rows)
        return around.format(table) + "<p>戊</p>"

    plain, other = ([_told(block) for block in _read(binder, page(x))] for x in ("<b></b>", "<!---->"))
    assert plain == other


@pytest.mark.parametrize(
    "cell", ["<td>1</td>", "<TD>1</TD>", "<td>1<!-- 2 --></td>", f"<td>1<b title='{'x' * 3000}'></b></td>"]
)
def test_what_follows_a_table_has_its_place(cell: str, binder: Binder) -> None:
    table = "<table>\r\n" + f"<tr>\r\n{cell}{cell}</tr>\r\n" * 9 + "</table>"
    *_, block = _read(binder, f"<p>甲</p>\r{table}乙\r\n{table}\r<p>丙</p>")

    assert isinstance(block, Paragraph)
    assert (block.text, block.start) == ("丙", len(f"<p>前</p><p>甲</p>\r{table}乙\r\n{table}\r<p>"))


def test_what_is_hidden_in_a_cell_near_the_beginning_of_a_part_is_left_out(binder: Binder) -> None:
    blocks = _read(binder, "<table><tr><td>1<span style='display:none'>2</span></td><td>3</td></tr></table>")

    assert [cell.text for block in blocks if isinstance(block, Table) for cell in block.cells] == ["1", "3"]


@given(pieces=st.lists(SEEN, min_size=1, max_size=4))
def test_a_line_of_pieces_is_what_is_seen_of_them(pieces: list[str]) -> None:
    ends = list(accumulate([len(piece) + 1 for piece in pieces]))
    line = visible("|" + "|".join(pieces), [(end - len(piece), end) for piece, end in zip(pieces, ends, strict=True)])

    seen = sub(r"(?<=[甲\u3000])[ \n]*\n[ \n]*(?=[甲\u3000])", "", "".join(pieces)).strip(MARGIN)
    assert ("" if line is None else line.text) == sub(r"[ \n]+", " ", seen)


@given(pieces=st.lists(SEEN, min_size=1, max_size=4))
def test_each_character_of_a_line_of_pieces_has_its_place(pieces: list[str]) -> None:
    source = "|" + "|".join(pieces)
    ends = list(accumulate([len(piece) + 1 for piece in pieces]))
    line = visible(source, [(end - len(piece), end) for piece, end in zip(pieces, ends, strict=True)])
    if line is None:
        return

    paragraph = Paragraph(*line)
    for at, character in enumerate(line.text):
        start, end = paragraph.source_span(at, at + 1)
        assert source[start:end] == character or (character == " " and source[start:end].strip(" \n|") == "")
