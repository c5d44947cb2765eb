"""Another parser, which builds the whole tree as browsers do, sees the same cells and lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import JustHTML
import pytest

from gouji.binding.bind import Binder
from gouji.document.model import Paragraph, Table
from gouji.testing import Rendered
from gouji.testing.pages import MANNERS
from gouji.testing.strategies.pages import printed_pages
from gouji.text.source import Source
from gouji_gongkai.testing.strategies import sound_reports
from gouji_plugins.html.document import read_fragment

UNSEEN = frozenset(("script", "style", "title", "head"))
INLINE = st.sampled_from(
    ("甲", "12", " ", "\n", "&nbsp;", "&lt;", "<b>", "</b>", "<span>", "</span>", "<!-- x -->", "<br>")
)
TEXTS = st.lists(INLINE, max_size=6).map("".join)


def _squeezed(text: str) -> str:
    return "".join(text.split()).replace("\u200b", "")


def _text(node: Any) -> str:
    if node.name == "#text":
        return str(node.data)
    return "" if node.name in UNSEEN else "".join(_text(child) for child in node.children or ())


def _elements(node: Any, name: str) -> Iterator[Any]:
    for child in getattr(node, "children", None) or ():
        if child.name == name:
            yield child
        yield from _elements(child, name)


def _cells(html: str) -> list[list[str]]:
    """The texts of each row that has any, as the tree has them."""
    tree = JustHTML(html, sanitize=False).root
    rows = [
        [_squeezed(_text(cell)) for cell in row.children if cell.name in ("td", "th")] for row in _elements(tree, "tr")
    ]
    return [row for row in rows if any(row)]


def _read(blocks: Any) -> list[list[str]]:
    rows = [
        [_squeezed(c.text) for c in row.cells] for block in blocks if isinstance(block, Table) for row in block.rows
    ]
    return [row for row in rows if any(row)]


@pytest.mark.parametrize("manner", MANNERS)
@given(data=st.data())
@settings(max_examples=20)
def test_the_cells_of_a_report_are_the_tree_s(
    manner: str, data: st.DataObject, load_rendered: Callable[[Rendered], Any]
) -> None:
    printed = data.draw(printed_pages(sound_reports(), manner))
    if printed.style.layout_table:
        return
    document = load_rendered(printed.rendered)

    assert _read(document.blocks) == _cells(printed.rendered.text)


@given(
    rows=st.lists(st.lists(TEXTS, min_size=2, max_size=4), min_size=2, max_size=4),
    tags=st.tuples(*[st.booleans()] * 3),
)
def test_cells_of_any_text_are_the_tree_s(rows: list[list[str]], tags: tuple[bool, ...], binder: Binder) -> None:
    """Tags that are not closed, or closed twice, end with their cell."""
    with_cell_ends, with_row_ends, with_body = tags
    html = "<tbody>" * with_body
    for row in rows:
        html += "<tr>" + "".join(f"<td>x{text}" + "</td>" * with_cell_ends for text in row) + "</tr>" * with_row_ends
    html = f"<!DOCTYPE html><body><table>{html}</table>"

    source = Source.from_text(html)
    assert _read(read_fragment(source, 0, len(html), binder.kinds["gongkai"].vocabulary)) == _cells(html)


@given(parts=st.lists(st.tuples(st.sampled_from(("p", "div", "h2", "li", "section")), TEXTS), max_size=8))
def test_all_text_outside_tables_is_the_tree_s(parts: list[tuple[str, str]], binder: Binder) -> None:
    html = "<!DOCTYPE html><body>" + "".join(f"<{tag}>{text}</{tag}>" for tag, text in parts)

    source = Source.from_text(html)
    blocks = read_fragment(source, 0, len(html), binder.kinds["gongkai"].vocabulary)
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert _squeezed("".join(texts)) == _squeezed(_text(JustHTML(html, sanitize=False).root))
