"""Print a sample as Markdown with GitHub's tables, in which merged cells are empty or repeated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
import re

from gouji.testing.grid import Grid, GridCell
from gouji.testing.layouts.writer import Writer
from gouji.testing.lines import Line
from gouji.testing.rendered import Rendered, Renderer
from gouji.testing.sample import SampleReport
from gouji.testing.shapes import grid_of
from gouji.text.source import Range
from gouji.value import Value, frozen

__all__ = ["MarkdownStyle", "markdown_renderer", "render_markdown"]

_OPENING = re.compile(r"$|[-+*>#=]|\d+[.)]")
_MARKS = re.compile(r"[\\`*_\[\]<>&|~#]")


@frozen
class MarkdownStyle(Value):
    r"""How a Markdown file looks; the defaults are the plainest.

    ``heading`` is one of ``hashes``, ``closed`` (``## … ##``), ``underlined``, ``bold`` and
    ``plain``. ``repeated`` fills the cells that a merge covers with its text, else they are empty.
    ``framed`` begins and ends rows with bars, ``padded`` sets spaces within, ``blank_header`` puts
    an empty row above the rule, ``colons`` aligns columns. ``mark`` stands before and after each
    figure. ``quoted`` puts all of it into a quote, ``commented`` sets comments between,
    ``front_matter`` begins the file with one.
    """

    newline: str = "\n"
    final_newline: bool = True
    bom: bool = False
    encoding: str = "utf-8"
    heading: str = "hashes"
    repeated: bool = False
    framed: bool = True
    padded: bool = True
    blank_header: bool = False
    colons: bool = False
    mark: str = ""
    quoted: bool = False
    commented: bool = False
    front_matter: bool = False

    def encode(self, text: str) -> bytes:
        """Return the bytes of a text; raise UnicodeEncodeError for a character that the encoding lacks."""
        data = text.encode(self.encoding)
        return b"\xef\xbb\xbf" + data if self.bom else data


def markdown_renderer(style: MarkdownStyle | None = None, name: str = "report.md") -> Renderer:
    """Return the renderer of Markdown files in *style*."""
    return partial(render_markdown, style=style or MarkdownStyle(), name=name)


def render_markdown(sample: SampleReport, style: MarkdownStyle, name: str = "report.md") -> Rendered:
    """Print *sample* as a Markdown file."""
    writer = _Writer(style, Writer(style.newline))
    if style.front_matter:
        writer.front_matter(sample.period + 1)
    writer.title(sample.title)
    writer.paragraphs(sample.preface)
    for chapter in sample.chapters:
        if chapter.heading:
            writer.heading(Line.of("{text}", {"text": chapter.heading}, marked={"text": chapter.key}), 2)
        writer.paragraphs(chapter.lines)
        for table in chapter.tables:
            writer.table(grid_of(sample, table))
    text = writer.out.text if style.final_newline else writer.out.text.rstrip("\r\n> ")
    return Rendered(style.encode(text), name, writer.out.places, text)


@frozen
class _Writer(Value):
    """Write blocks, each with a blank line after it, and put the quote's marks before every line."""

    style: MarkdownStyle
    out: Writer

    def front_matter(self, year: int) -> None:
        """Write the front matter of a page published in a year, which site generators read and readers of the report do not see."""
        for line in ("---", "layout: post", f"date: {year}-01-20", "---", ""):
            self.out.line(line)

    def title(self, lines: Iterable[Line]) -> None:
        """Write the title: a heading for each of its lines."""
        start = None
        for line in lines:
            begin = self.heading(line, 1)
            start = start or begin.start
            self.out.places["title"] = Range(start, begin.end)

    def heading(self, line: Line, level: int) -> Range:
        """Write a heading in the style, and return the place of its text."""
        before, after = {
            "hashes": ("#" * level + " ", ""),
            "closed": ("#" * level + "  ", " " + "#" * level),
            "bold": ("**", "**"),
        }.get(self.style.heading, ("", ""))
        self._begin(before)
        place = self._pieces(line)
        self.out.write(after)
        self.out.end_line()
        if self.style.heading == "underlined":
            self._begin("===" if level == 1 else "---")
            self.out.end_line()
        self._blank()
        return place

    def paragraphs(self, lines: Iterable[Line]) -> None:
        """Write paragraphs of running text."""
        for line in lines:
            self._begin()
            self._pieces(line)
            self.out.end_line()
            self._blank()

    def table(self, grid: Grid) -> None:
        """Write a table in GitHub's syntax; the first row is its header."""
        if self.style.commented:
            self._begin("<!-- 表 -->")
            self.out.end_line()
            self._blank()
        if self.style.blank_header:
            self._row([None] * grid.width)
            self._rule(grid.width)
        for number, row in enumerate(_filled(grid, repeated=self.style.repeated)):
            self._row(row)
            if not number and not self.style.blank_header:
                self._rule(grid.width)
        self._blank()

    def _rule(self, width: int) -> None:
        cells = (":-:" if self.style.colons and number % 2 else "---" for number in range(width))
        self._begin("|" + "|".join(cells) + "|")
        self.out.end_line()

    def _row(self, cells: list[GridCell | None]) -> None:
        space = " " if self.style.padded else ""
        bare = not self.style.framed and cells[0] is not None and not _OPENING.match(cells[0].text)
        self._begin("" if bare else f"|{space}")
        for number, cell in enumerate(cells):
            if number:
                self.out.write(f"{space}|{space}")
            if cell is not None:
                self._cell(cell)
        self.out.write("" if bare and cells[-1] is not None and cells[-1].text else f"{space}|")
        self.out.end_line()

    def _cell(self, cell: GridCell) -> None:
        mark = self.style.mark if cell.is_figure and cell.text else ""
        self.out.write(mark)
        self._text(cell.text, cell.key)
        self.out.write(mark)

    def _pieces(self, line: Line) -> Range:
        start = self.out.position
        for piece in line:
            self._text(piece.text, piece.key)
        return Range(start, self.out.position)

    def _text(self, text: str, key: str) -> None:
        r"""Write a text, with ``\`` before what Markdown takes for a mark; its place is that of the visible text."""
        if _MARKS.match(text):
            self.out.write("\\")
        head, rest = text[:1], text[1:]
        self.out.write(head + _MARKS.sub(r"\\\g<0>", rest), key)

    def _begin(self, text: str = "") -> None:
        self.out.write(("> " if self.style.quoted else "") + text)

    def _blank(self) -> None:
        self.out.line(">" if self.style.quoted else "")


def _filled(grid: Grid, *, repeated: bool) -> Iterator[list[GridCell | None]]:
    """Yield each row in full width; a covered cell is None or, if *repeated*, the cell that covers it."""
    owners: dict[tuple[int, int], GridCell] = {}
    for number, row in enumerate(grid.rows):
        waiting = iter(row)
        filled: list[GridCell | None] = []
        for column in range(grid.width):
            covering = owners.get((number, column))
            if covering is None:
                cell = next(waiting, None)
                if cell is None:
                    filled.append(None)
                    continue
                for below in range(number, number + cell.row_span):
                    owners |= {(below, right): cell for right in range(column, column + cell.column_span)}
                filled.append(cell)
            else:
                filled.append(covering if repeated else None)
        yield filled
