"""A piece of HTML inside another file."""

from __future__ import annotations

from gouji.binding.bind import Binder
from gouji.document.model import Table
from gouji.text.source import Source
from gouji_plugins.html.document import read_fragment


def test_a_fragment_s_cells_have_their_places_in_the_whole_file(binder: Binder) -> None:
    before = "# 年报\r\n\r\n𠀀 "
    html = "<table>\r\n<tr><td>甲</td>\r\n<td>&nbsp;12</td></tr></table>"
    source = Source.from_text(before + html + "\r\n<p>之后</p>")

    (table,) = read_fragment(source, len(before), len(before) + len(html), binder.kinds["gongkai"].vocabulary)

    assert isinstance(table, Table)
    assert [(cell.text, source[cell.span]) for cell in table.cells] == [("甲", "甲"), ("12", "12")]


def test_an_unclosed_fragment_ends_where_it_ends(binder: Binder) -> None:
    source = Source.from_text("<p>甲<p>乙")

    blocks = read_fragment(source, 0, 4, binder.kinds["gongkai"].vocabulary)

    assert [getattr(block, "text", "") for block in blocks] == ["甲"]
