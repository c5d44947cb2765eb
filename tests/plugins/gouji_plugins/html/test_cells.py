"""Cells of a page: their text, their place, how far they reach."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.document.model import Cell, Document, Paragraph, Table

Load = Callable[[str], Document]


def _page(*rows: str) -> str:
    return "<!DOCTYPE html><body><table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table></body>"


def _table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def _cells(document: Document) -> list[str]:
    return [cell.text for cell in _table(document).cells]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("12", "12"),
        (" \r\n 12\t", "12"),
        ("&nbsp;12&nbsp;", "12"),
        ("\u3000１２\u3000", "１２"),
        ("1&#50;", "12"),
        ("1&#x32;3", "123"),
        ("&lt;1&amp;2&gt;", "<1&2>"),
        ("a&notit;b", "a¬it;b"),
        ("&", "&"),
        ("商业<br>企业", "商业\n企业"),
        ("<p>商业</p><p>企业</p>", "商业\n企业"),
        ("<p class=MsoNormal><span>商业</span><span>企业<o:p></o:p></span></p>", "商业企业"),
        ("商业\r\n   企业", "商业企业"),
        ("no  such\n thing", "no such thing"),
        ("<b>a</b> <i>b</i>", "a b"),
        ("1<!-- 2 -->3", "13"),
        ("1<![if !supportEmptyParas]>2<![endif]>", "12"),
        ("1<script>document.write('<td>2')</script>", "1"),
        ("1<style>p { content: '2' }</style>", "1"),
        ("<a title='a>b'>1</a>", "1"),
        ("<table><tr><td>1</td></tr></table>", "1"),
        ("<div><div>1</div></div>", "1"),
        ("1<del>2</del>3", "13"),
        ("&#0;", "\ufffd"),
        ("&#99999999999999999999;", "\ufffd"),
    ],
)
def test_a_cell_reads_as_it_is_seen(content: str, text: str, load_page: Load) -> None:
    document = load_page(_page(f"<td>{content}</td><td>x</td>"))

    assert _cells(document) == [text, "x"]


@pytest.mark.parametrize(
    ("content", "raw"),
    [
        ("12", "12"),
        (" 12 ", "12"),
        ("&nbsp;12&nbsp;", "12"),
        ("1&#50;", "1&#50;"),
        ("&#49;2 ", "&#49;2"),
        ("<p>商业</p>\r\n<p>企业</p>", "商业</p>\r\n<p>企业"),
        ("<span>商</span><span>业</span>", "商</span><span>业"),
        ("𠀀<b>𠀁</b>", "𠀀<b>𠀁"),
    ],
)
def test_a_cell_stands_where_its_text_does(content: str, raw: str, load_page: Load) -> None:
    document = load_page("<!--\r\n-->" + _page(f"<td>{content}</td><td>x</td>"))

    assert document.source[_table(document).cells[0].span] == raw


@pytest.mark.parametrize(
    "content",
    [
        "|",
        "|&nbsp;",
        "<p>|</p>",
        "<p>|&nbsp;</p>",
        "<p><span>|</span></p>",
        "\n<p><o:p>|&nbsp;</o:p></p>",
        "<br>|",
        "|\n",
    ],
)
@pytest.mark.parametrize("closing", ["</td>", ""])
def test_a_blank_cell_stands_where_its_text_would(content: str, closing: str, load_page: Load) -> None:
    page = _page(f"<td>甲</td><td>{content}{closing}")
    document = load_page(page.replace("|", ""))

    cell = _table(document).cells[1]
    assert (cell.text, cell.start, cell.end) == ("", page.index("|"), page.index("|"))


def _offsets(node: Cell | Paragraph) -> list[tuple[int, int]]:
    return [tuple(node.source_span(at, at + 1)) for at in range(len(node.text))]  # type: ignore[misc]


def test_each_character_has_its_place_through_entities_tags_and_line_breaks(load_page: Load) -> None:
    content = "甲&nbsp;<b>乙</b>&amp;丙 \r\n d<br>&#49;2"
    document = load_page(_page(f"<td>{content}</td><td>x</td>"))

    cell = _table(document).cells[0]
    shown = [(character, document.source[span]) for character, span in zip(cell.text, _offsets(cell), strict=True)]
    assert shown == [
        ("甲", "甲"),
        ("\u00a0", "&nbsp;"),
        ("乙", "乙"),
        ("&", "&amp;"),
        ("丙", "丙"),
        (" ", " \r\n "),
        ("d", "d"),
        ("\n", "<"),
        ("1", "&#49;"),
        ("2", "2"),
    ]


def test_spans_and_columns_follow_the_grid(load_page: Load) -> None:
    document = load_page(
        _page("<td rowspan=2 colspan=2>a</td><td>b</td>", "<td>c</td>", "<td>d</td><td colspan='2'>e</td>")
    )

    grid = [(c.text, c.column, c.row_span, c.column_span) for c in _table(document).cells]
    assert grid == [("a", 0, 2, 2), ("b", 2, 1, 1), ("c", 2, 1, 1), ("d", 0, 1, 1), ("e", 1, 1, 2)]


@pytest.mark.parametrize("value", ["", "x", "-1", "1.5", "0", " 1 ", "１"])
def test_a_span_that_says_nothing_is_one(value: str, load_page: Load) -> None:
    document = load_page(_page(f"<td colspan='{value}'>a</td><td>b</td>"))

    assert [cell.column for cell in _table(document).cells] == [0, 1]


def test_a_row_span_ends_with_the_table(load_page: Load) -> None:
    document = load_page(_page("<td rowspan=9>a</td><td rowspan=0>b</td><td>c</td>", "<td>d</td>"))

    assert [(c.text, c.column, c.row_span) for c in _table(document).cells] == [
        ("a", 0, 2),
        ("b", 1, 2),
        ("c", 2, 1),
        ("d", 2, 1),
    ]


def test_end_tags_may_be_left_out(load_page: Load) -> None:
    document = load_page("<!DOCTYPE html><table><tr><td>a<td>b<tr><th>c<td>d</table>e")

    rows = [[cell.text for cell in row.cells] for row in _table(document).rows]
    assert (rows, getattr(document.blocks[-1], "text", "")) == ([["a", "b"], ["c", "d"]], "e")


@pytest.mark.parametrize(
    "spacer",
    [
        "<tr height=0><td width=1></td><td width=2></td></tr>",
        "<tr style='height:0pt'><td></td><td></td></tr>",
        "<tr><th></th><th>&nbsp;</th></tr>",
        "<tr style='display:none'><td>1</td><td>2</td></tr>",
        "<tr></tr>",
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_rows_that_only_set_widths_are_none(spacer: str, place: int, load_page: Load) -> None:
    rows = ["<tr><td rowspan=5>a</td><td>b</td></tr>", "<tr><td>c</td></tr>"]
    rows.insert(place, spacer)
    document = load_page(f"<!DOCTYPE html><table>{''.join(rows)}</table>")

    table = _table(document)
    assert [[c.text for c in row.cells] for row in table.rows] == [["a", "b"], ["c"]]
    assert table.cells[0].row_span == 2


def test_a_blank_row_of_figures_is_a_row(load_page: Load) -> None:
    document = load_page(_page("<th>a</th><th>b</th>", "<td></td><td></td>"))

    assert [len(row.cells) for row in _table(document).rows] == [2, 2]


def test_empty_rows_before_the_first_text_are_none(load_page: Load) -> None:
    document = load_page(_page("<td></td><td></td>", "<td>a</td><td>b</td>"))

    assert len(_table(document).rows) == 1


def test_text_of_a_cell_follows_the_source_where_a_table_in_it_is_broken(load_page: Load) -> None:
    document = load_page("<table><td>甲<td><table><td>乙</td>丙<td>丁</td></table></td></table>")
    cell = next(cell for cell in _table(document).cells if "乙" in cell.text)

    assert [document.source[cell.source_span(at, at + 1)] for at, c in enumerate(cell.text) if c != "\n"] == list(
        cell.text.replace("\n", "")
    )
    assert cell.start <= cell.end


def test_text_beside_the_cells_of_a_table_in_a_cell_is_read_in_its_order(load_page: Load) -> None:
    """Text of before a cell and of after it is not one line, whose place would reach back over the cell."""
    document = load_page("<table><td 宋体>⒈信访<td><table></td>1<td>>信息内</td>><p </table></table>")
    cell = _table(document).cells[1]

    places = [cell.source_span(at, at + 1).start for at in range(len(cell.text))]
    assert (cell.text.split("\n")[0], places) == ("1", sorted(places))
