"""What a page hides is left out, and nothing with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.document.model import Document, Paragraph, Table

Load = Callable[[str], Document]

HEADING = "<p>一、总体情况</p>"


def _texts(document: Document) -> list[object]:
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row.cells] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Paragraph | Table)
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<div style='display:none'><p>x</p><div>y</div></div>",
        "<div style='color:red; DISPLAY : NONE;'>x</div>",
        "<p hidden>x",
        "<p hidden>x<p hidden>y",
        "<span style='display:none;mso-hide:all'>x</span>",
        "<div style='mso-element:comment-list'>x</div>",
        "<table style='display:none'><tr><td>x</td><td>y</td></tr></table>",
        "<div style='display:none'><table><tr><td>x</td><td>y</td></tr></table></div>",
        "<div><p hidden>x</div>",
        "<ul><li hidden>x<ul><li>y</li></ul></li></ul>",
    ],
)
def test_a_hidden_element_is_left_out_alone(hidden: str, load_page: Load) -> None:
    document = load_page(f"<!DOCTYPE html>{HEADING}<p>甲</p>{hidden}<p>乙</p>")

    assert _texts(document) == ["一、总体情况", "甲", "乙"]


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ("<tr hidden><td>x</td><td>y</td></tr><tr><td>1</td><td>2</td></tr>", [["1", "2"]]),
        ("<tr hidden><td>x<td>y<tr><td>1<td>2", [["1", "2"]]),
        ("<tbody hidden><tr><td>x</td></tr></tbody><tr><td>1</td><td>2</td></tr>", [["1", "2"]]),
        ("<tr><td hidden>x</td><td>1</td><td>2</td></tr>", [["1", "2"]]),
        ("<tr><td hidden>x<td>1<td>2", [["1", "2"]]),
        ("<tr><td>1</td><td>2</td><td hidden>x</tr><tr><td>3</td></tr>", [["1", "2"], ["3"]]),
        ("<tr><td>1<div hidden>x</td><td>2</td></tr>", [["1", "2"]]),
        ("<tr><td>1</td><td hidden><table><tr><td>x</td></tr></table></td><td>2</td></tr>", [["1", "2"]]),
        ("<tr><td>1<table hidden><tr><td>x</td></tr></table></td><td>2</td></tr>", [["1", "2"]]),
    ],
)
def test_hidden_parts_of_a_table_take_no_place_in_it(rows: str, shown: list[list[str]], load_page: Load) -> None:
    document = load_page(f"<!DOCTYPE html>{HEADING}<table>{rows}</table></div><p>乙</p>")

    assert _texts(document) == ["一、总体情况", shown, "乙"]


@pytest.mark.parametrize("style", ["overflow:hidden", "visibility:visible", "display:block", "border:none"])
def test_words_like_those_that_hide_hide_nothing(style: str, load_page: Load) -> None:
    document = load_page(f"<!DOCTYPE html><style>p {{ display: none }}</style>{HEADING}<p style='{style}'>甲</p>")

    assert _texts(document) == ["一、总体情况", "甲"]


def test_a_hidden_script_hides_up_to_its_end(load_page: Load) -> None:
    document = load_page(f"<!DOCTYPE html>{HEADING}<div hidden><script>'</div>'</script>x</div><p>甲</p>")

    assert _texts(document) == ["一、总体情况", "甲"]
