"""The boxes of comments on a sheet, as a legacy drawing (VML) has them: removed by their cells, and added.

Such a drawing need not be well-formed, as Excel writes it; it is worked on as bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
import re
from typing import TypeAlias

from gouji_plugins.office.sheet.names import LAST_COLUMN, LAST_ROW

__all__ = ["Cell", "added_shapes", "new_drawing", "without_shapes"]

Cell: TypeAlias = "tuple[int, int]"
"""A row and a column, counted from 1."""

_NAMESPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_DECLARED = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
_TYPE = (
    f'<v:shapetype{_DECLARED} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape{declared} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_BEGIN = re.compile(rb"<v:shape[\s>]")
_END = b"</v:shape>"
_ROW, _COLUMN = re.compile(rb"<x:Row>\s*(\d{1,7})\s*</x:Row>"), re.compile(rb"<x:Column>\s*(\d{1,5})\s*</x:Column>")
_NUMBER = re.compile(rb"_x0000_s(\d{1,9})\b")
_FIRST_NUMBER = 1024
_WIDE = 5
_LETTERS = 20
_MOST_ROWS = 40


def new_drawing(number: int) -> bytes:
    """Return a drawing without shapes, the *number*-th of its workbook."""
    layout = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{number}"/></o:shapelayout>'
    return f"<xml{_DECLARED}>{layout}</xml>".encode()


def without_shapes(drawing: bytes, cells: Collection[Cell]) -> bytes:
    """Return a drawing without the boxes of the comments of some cells."""
    pieces: list[bytes] = []
    at = 0
    for start, end in _shapes(drawing):
        if _cell_of(drawing[start:end]) in cells:
            pieces.append(drawing[at:start])
            at = end
    return b"".join((*pieces, drawing[at:]))


def _shapes(drawing: bytes) -> Iterator[tuple[int, int]]:
    """Yield where each shape begins and ends."""
    at = 0
    while (found := _BEGIN.search(drawing, at)) is not None:
        end = drawing.find(_END, found.start())
        if end < 0:
            return
        at = end + len(_END)
        yield found.start(), at


def _cell_of(shape: bytes) -> Cell | None:
    """Return the cell whose comment a shape is the box of; None for another shape."""
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    if b'ObjectType="Note"' not in shape or row is None or column is None:
        return None
    return int(row[1]) + 1, int(column[1]) + 1


def added_shapes(drawing: bytes, comments: Mapping[Cell, Sequence[str]], number: int) -> bytes | None:
    """Return a drawing with a box for the lines of each cell; None for one that has no end.

    *number* is that of the drawing in its workbook: shapes are numbered from 1024 times as much on.
    """
    end = drawing.rfind(b"</")
    if end < 0:
        return None
    known = (int(each) for each in _NUMBER.findall(drawing))
    first = 1 + max(known, default=_FIRST_NUMBER * number)
    declared = "" if _DECLARED.encode() in drawing else _DECLARED
    shapes = "".join(_shape(cell, lines, at, declared) for at, (cell, lines) in enumerate(comments.items(), first))
    kind = "" if b'id="_x0000_t202"' in drawing else _TYPE
    return drawing[:end] + (kind + shapes).encode() + drawing[end:]


def _shape(cell: Cell, lines: Iterable[str], number: int, declared: str) -> str:
    row, column = cell
    rows = min(2 + sum(1 + len(line) // _LETTERS for line in lines), _MOST_ROWS)
    top = max(row - 2, 0)
    right, bottom = min(column + _WIDE, LAST_COLUMN - 1), min(top + rows, LAST_ROW - 1)
    left = min(column, right - _WIDE + 1)
    anchor = f"{left},15,{top},2,{right},15,{bottom},4"
    return _SHAPE.format(declared=declared, number=number, anchor=anchor, row=row - 1, column=column - 1)
