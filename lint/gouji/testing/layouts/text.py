"""A sample → a text file: title, preface and sections; a layout writes the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeAlias

from gouji.testing.grid import Grid
from gouji.testing.layouts.style import TextStyle
from gouji.testing.layouts.writer import Writer
from gouji.testing.lines import Line
from gouji.testing.rendered import Rendered, Renderer
from gouji.testing.sample import SampleReport
from gouji.testing.shapes import grid_of
from gouji.text.source import Range
from gouji.value import evolve

__all__ = ["TableLayout", "render_text", "text_renderer"]

TableLayout: TypeAlias = Callable[[Writer, Grid, TextStyle], None]
"""What writes a table, its texts already in the style, in one layout."""


def text_renderer(layout: TableLayout, style: TextStyle | None = None, name: str = "report.txt") -> Renderer:
    """Return the renderer of text reports whose tables stand in *layout*."""
    return partial(render_text, layout=layout, style=style or TextStyle(), name=name)


def render_text(sample: SampleReport, layout: TableLayout, style: TextStyle, name: str = "report.txt") -> Rendered:
    """Write *sample* as a text file."""
    writer = Writer(style.newline)
    _title(writer, sample.title, style)
    _paragraphs(writer, sample.preface, style)
    for chapter in sample.chapters:
        if chapter.heading:
            writer.write(style.prose(chapter.heading), chapter.key)
            _end_paragraph(writer, style)
        _paragraphs(writer, chapter.lines, style)
        for table in chapter.tables:
            layout(writer, _printed(grid_of(sample, table), style), style)
    text = writer.text if style.final_newline else writer.text.rstrip("\r\n")
    return Rendered(style.encode(text), name, writer.places, text)


def _printed(grid: Grid, style: TextStyle) -> Grid:
    """Return the grid with each text printed in the style."""
    rows = tuple(tuple(cell.with_text(style.cell(cell)) for cell in row) for row in grid.rows)
    return evolve(grid, rows=rows)


def _title(writer: Writer, lines: Iterable[Line], style: TextStyle) -> None:
    start = writer.position
    for line in lines:
        _pieces(writer, line, style)
        writer.places["title"] = Range(start, writer.position)
        _end_paragraph(writer, style)


def _paragraphs(writer: Writer, lines: Iterable[Line], style: TextStyle) -> None:
    for line in lines:
        writer.write(style.indent)
        _pieces(writer, line, style)
        _end_paragraph(writer, style)


def _pieces(writer: Writer, line: Line, style: TextStyle) -> None:
    for piece in line:
        writer.write(style.prose(piece.text), piece.key)


def _end_paragraph(writer: Writer, style: TextStyle) -> None:
    for _ in range(1 + style.spacing):
        writer.end_line()
