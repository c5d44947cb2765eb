"""Print a sample as a web page: its head, what surrounds the report, title, preface and sections."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from gouji.testing.decoys import decoys
from gouji.testing.grid import Grid
from gouji.testing.layouts import Writer
from gouji.testing.lines import Line
from gouji.testing.pages.style import PageStyle
from gouji.testing.pages.tables import write_table
from gouji.testing.rendered import Rendered, Renderer
from gouji.testing.sample import SampleReport
from gouji.testing.shapes import grid_of
from gouji.text.source import Position, Range
from gouji.value import evolve

__all__ = ["page_renderer", "render_page"]

_BEFORE = (
    "<nav><ul><li><a href='/'>首页</a></li><li><a href='/gk'>信息公开</a></li></ul></nav>",
    "<script>var parts = ['<h1>{heading}</h1>', '<td>0</td>'];</script>",
    "<style>td {{ display: none }}</style>",
    "<div class='path'>当前位置：首页 &gt; 信息公开 &gt; 年报</div>",
)
"""What stands before a report, with words of its form that are not to be read."""

_INFO = "<div class='info'><span>发布日期：</span><span>{year}-01-20</span> <span>字号：[大 中 小]</span></div>"
_AFTER = (
    "<div class='share'>分享到：<a href='#'>微信</a> <a href='#'>打印本页</a></div>",
    "<footer><p>版权所有 &copy; 某市人民政府</p><p>网站地图 | 联系我们</p></footer>",
)
_WORD_HEAD = (
    "<meta name=Generator content='Microsoft Word 15'>\n<!--[if gte mso 9]><xml><w:View>x</w:View></xml><![endif]-->"
)
_WORD_PARAGRAPH = "<p class=MsoNormal style='text-indent:32.0pt;\nline-height:28.0pt'><span style='font-size:16.0pt'>"


def page_renderer(style: PageStyle | None = None, name: str = "report.html") -> Renderer:
    """Return the renderer of web pages in a style."""
    return partial(render_page, style=style or PageStyle(), name=name)


def render_page(sample: SampleReport, style: PageStyle, name: str = "report.html") -> Rendered:
    """Print *sample* as a web page."""
    writer = Writer(style.text.newline)
    _head(writer, style)
    if style.chrome:
        writer.write(style.newline.join(_BEFORE).format(heading=decoys(sample.form).heading))
    if style.layout_table:
        writer.write("<table width=980><tr><td width=200>&nbsp;</td><td>")
    _title(writer, sample.title, style)
    if style.chrome:
        writer.write(_INFO.format(year=sample.period + 1) + style.newline)
    writer.write("<div id='zoom'>" + style.newline)
    _body(writer, sample, style)
    writer.write("</div>" + style.newline)
    if style.layout_table:
        writer.write("</td></tr></table>")
    if style.chrome:
        writer.write(style.newline.join(_AFTER))
    writer.write("</body></html>")
    return Rendered(style.text.encode(writer.text), name, writer.places, writer.text)


def _head(writer: Writer, style: PageStyle) -> None:
    writer.write("<!DOCTYPE html>" + style.newline + "<html><head>")
    if style.declared:
        writer.write(f'<meta http-equiv="Content-Type" content="text/html; charset={style.declared}">')
    writer.write("<title>政府网站</title>" + style.newline)
    if style.manner == "word":
        writer.write(_WORD_HEAD)
    writer.write("</head><body>" + style.newline)


def _body(writer: Writer, sample: SampleReport, style: PageStyle) -> None:
    _paragraphs(writer, sample.preface, style)
    for chapter in sample.chapters:
        if chapter.heading:
            writer.write("<h2>" if style.manner == "clean" else "<p><b>")
            writer.write(style.shown(style.text.prose(chapter.heading)), chapter.key)
            writer.write(("</h2>" if style.manner == "clean" else "</b></p>") + style.newline)
        _paragraphs(writer, chapter.lines, style)
        for table in chapter.tables:
            write_table(writer, _printed(grid_of(sample, table), style), style)


def _printed(grid: Grid, style: PageStyle) -> Grid:
    """Return the grid with each text printed in the style."""
    rows = tuple(tuple(evolve(cell, text=style.text.cell(cell)) for cell in row) for row in grid.rows)
    return evolve(grid, rows=rows)


def _title(writer: Writer, lines: Iterable[Line], style: PageStyle) -> None:
    before, after = ("<h1>", "</h1>") if style.manner == "clean" else ("<p align=center><b>", "</b></p>")
    start = None
    for line in lines:
        writer.write(before)
        written = _pieces(writer, line, style)
        start = start or written.start
        writer.places["title"] = Range(start, written.end)
        writer.write(after + style.newline)


def _paragraphs(writer: Writer, lines: Iterable[Line], style: PageStyle) -> None:
    before, after = (_WORD_PARAGRAPH, "</span></p>") if style.manner == "word" else ("<p>", "</p>")
    for line in lines:
        writer.write(before + style.text.indent.replace(" ", "&nbsp;"))
        _pieces(writer, line, style)
        writer.write((after if style.closes else "") + style.newline)


def _pieces(writer: Writer, line: Line, style: PageStyle) -> Range:
    """Write a line's text; return its place, from its first to its last character, without the tags around."""
    places: list[Position] = []
    for piece in line:
        is_latin = style.manner == "word" and piece.text.isascii()
        writer.write("<span\nlang=EN-US>" if is_latin else "")
        places.append(writer.position)
        writer.write(style.shown(style.text.prose(piece.text)), piece.key)
        places.append(writer.position)
        writer.write("</span>" if is_latin else "")
    return Range(places[0], places[-1])
