"""Print a sample as a PDF, without any library: lines of text, and tables with their rules."""

from __future__ import annotations

from collections.abc import Iterable
import zlib

import attrs

from gouji.testing.grid import Grid
from gouji.testing.rendered import Rendered
from gouji.testing.sample import SampleReport
from gouji.testing.shapes import grid_of

__all__ = ["paper_of", "render_paper"]

_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 595, 842, 50, 60
_TOP = _HEIGHT - 60
_SIZE, _SMALL, _LEADING, _ROW = 9, 5, 16, 22
_ROOM = 500
_FONT = [
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1 95 500]/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 5 0 R>>",
    "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
]
"""The objects 3 to 5: a font that every reader knows, which is not part of the file."""


@attrs.define
class _Printer:
    """Pages being printed: what is drawn on each, and how high the next line stands."""

    pages: list[list[str]] = attrs.field(factory=lambda: [[]])
    y: int = _TOP

    def room(self, height: int) -> None:
        """Begin a page where less than a height is left on this one."""
        if self.y - height < _BOTTOM:
            self.pages.append([])
            self.y = _TOP

    def text(self, x: float, y: float, text: str, size: float = _SIZE) -> None:
        """Draw a text."""
        if text:
            self.pages[-1].append(
                f"BT /F1 {size:g} Tf {x:g} {y:g} Td <{text.encode('utf-16-be', 'replace').hex()}> Tj ET"
            )

    def paragraph(self, text: str) -> None:
        """Draw a paragraph, its lines broken after as many characters as fit."""
        most = _ROOM // _SIZE
        for at in range(0, len(text), most):
            self.room(_LEADING)
            self.y -= _LEADING
            self.text(_LEFT, self.y, text[at : at + most])

    def table(self, grid: Grid) -> None:
        """Draw the cells of a table, each with its frame; merged ones over the pages' end where it must be."""
        width = _ROOM / max(grid.width, 1)
        self.room(_ROW * min(len(grid.rows), 6))
        top = self.y - 6
        for row, column, cell in grid.placed:
            y = top - row * _ROW
            if y - _ROW < _BOTTOM:
                self.pages.append([])
                top, y = _TOP + row * _ROW, _TOP
            x, across = _LEFT + column * width, cell.column_span * width
            self.pages[-1].append(f"{x:g} {y:g} {across:g} {-cell.row_span * _ROW} re S")
            text, most = cell.text.replace("\n", ""), max(1, int(across // _SMALL))
            for number, at in enumerate(range(0, len(text), most)):
                self.text(x + 1, y - 7 - 5.5 * number, text[at : at + most], _SMALL)
            self.y = int(y - _ROW)
        self.y -= _ROW


def render_paper(sample: SampleReport, *, packed: bool = False, name: str = "report.pdf") -> Rendered:
    """Print *sample* as a PDF, its pages compressed where it is to be *packed*. No places are known."""
    printer = _Printer()
    for line in (*sample.title, *sample.preface):
        printer.paragraph(line.text)
    for chapter in sample.chapters:
        printer.paragraph(chapter.heading)
        for line in chapter.lines:
            printer.paragraph(line.text)
        for table in chapter.tables:
            printer.table(grid_of(sample, table))
    return Rendered(_file(["\n".join(page) for page in printer.pages], packed=packed), name, {})


def _file(pages: Iterable[str], *, packed: bool) -> bytes:
    contents = [page.encode() for page in pages]
    first = 6
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(contents)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(contents)}/Kids[{kids}]>>", *_FONT]
    bodies = [each.encode() for each in objects]
    for number, content in enumerate(contents):
        page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {_WIDTH} {_HEIGHT}]/Contents {first + 1 + 2 * number} 0 R"
        data = zlib.compress(content) if packed else content
        head = f"<</Length {len(data)}{'/Filter/FlateDecode' if packed else ''}>>\nstream\n"
        bodies += [f"{page}/Resources<</Font<</F1 3 0 R>>>>>>".encode(), head.encode() + data + b"\nendstream"]
    return paper_of(bodies)


def paper_of(bodies: Iterable[bytes]) -> bytes:
    """Return the PDF of some objects, numbered from 1, the first of which is the catalogue."""
    data, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        starts.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    entries = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(starts) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\n" % (size, entries, size)
    return data + table + b"startxref\n%d\n%%%%EOF\n" % len(data)
