"""Annotations → comments of cells in a copy of a workbook, by inserting bytes: no other byte of any part changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from gouji.api.documents import Annotation, Language, Message, Original, UnreadableSourceError
from gouji_plugins.office.notes import Notes
from gouji_plugins.office.package import Package
from gouji_plugins.office.parts import NewPart, Parts
from gouji_plugins.office.sheet.comments import SheetComments
from gouji_plugins.office.sheet.names import LAST_COLUMN, R, S, cell_name, cell_place
from gouji_plugins.office.sheet.shapes import Cell, added_shapes, new_drawing, without_shapes
from gouji_plugins.office.sheet.tail import Tail
from gouji_plugins.office.sheet.workbook import MAIN, SheetPart, visible_sheets

__all__ = ["annotate_workbook"]

_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_STRICT_REFERENCES = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_DAMAGED = Message("{part} 不完整，无法写入批注", "{part} is cut short, so that no comment can be added")


def annotate_workbook(original: Original) -> bytes:
    """Return the copy of an XLSX file with its annotations as comments of cells, instead of those of an earlier copy.

    Raises `UnreadableSourceError` for a file that cannot be read or copied.
    """
    package = Package.open(original.data, original.path)
    main = package.main_part(MAIN)
    sheets = visible_sheets(package, package.xml(main), package.relations(main), Notes())
    parts = Parts(package, _STRICT.encode() in package.read(main)[:8192])
    wanted = _by_sheet(original.annotations, sheets)
    for number, sheet in enumerate(sheets, 1):
        _Writer(parts, sheet, number, original.language).write(wanted.get(sheet.part, {}))
    return parts.packed(original.data)


def _by_sheet(annotations: Iterable[Annotation], sheets: Sequence[SheetPart]) -> dict[str, dict[Cell, list[str]]]:
    """Return the lines for each cell by the name of the sheet's part; what has no cell goes into the first one."""
    parts = {sheet.name: sheet.part for sheet in reversed(sheets)}
    found: dict[str, dict[Cell, list[str]]] = {}
    for annotation in annotations:
        locator = annotation.place.locator or {}
        part = parts.get(str(locator.get("sheet")), sheets[0].part)
        cell = cell_place(str(locator.get("cell"))) or (1, 1)
        lines = found.setdefault(part, {}).setdefault(cell, [])
        lines += ["", *annotation.lines] if lines else annotation.lines
    return found


@attrs.frozen(eq=False)
class _Writer:
    """Writes the comments of one sheet, the *number*-th of its workbook."""

    _parts: Parts
    _sheet: SheetPart
    _number: int
    _language: Language

    def write(self, wanted: Mapping[Cell, Sequence[str]]) -> None:
        """Put comments with their boxes in the place of gouji's old ones."""
        parts = self._parts
        related = parts.package.relations(self._sheet.part)
        own = (each.target for each in related.values() if each.kind == "comments" and not each.external)
        comments = SheetComments.of(parts, self._sheet.part, next(own, None))
        old = comments.cells(own=True)
        if not wanted and not old:
            return
        placed = _placed(wanted, comments.cells(own=False))
        comments.write(placed, self._language, _STRICT if parts.is_strict else S[1:-1])
        tail = Tail.of(parts.bytes_of(self._sheet.part), parts.package.name, self._sheet.part)
        drawing = related.get(tail.drawing or "")
        if drawing is not None and parts.package.has(drawing.target):
            self._redraw(drawing.target, old, placed)
        elif placed:
            self._draw(tail, placed)

    def _redraw(self, drawing: str, old: set[Cell], placed: Mapping[Cell, Sequence[str]]) -> None:
        """Take away boxes from the drawing that is there, and add others."""
        data = without_shapes(self._parts.bytes_of(drawing), old)
        self._parts.put(drawing, self._with_shapes(data, drawing, placed) if placed else data)

    def _draw(self, tail: Tail, placed: Mapping[Cell, Sequence[str]]) -> None:
        """Add a drawing with boxes."""
        content = self._with_shapes(new_drawing(self._number), "vmlDrawing", placed)
        part = NewPart("xl/drawings/", "vmlDrawing", ".vml", "vmlDrawing", _DRAWING_TYPE, content)
        reference = self._parts.add(part, self._sheet.part)
        namespace = _STRICT_REFERENCES if self._parts.is_strict else R[1:-1]
        self._parts.put(self._sheet.part, tail.with_drawing(reference, namespace))

    def _with_shapes(self, data: bytes, part: str, placed: Mapping[Cell, Sequence[str]]) -> bytes:
        drawn = added_shapes(data, placed, self._number)
        if drawn is None:
            raise UnreadableSourceError(self._parts.package.name, _DAMAGED.format(part=part), kind="damaged")
        return drawn


def _placed(wanted: Mapping[Cell, Sequence[str]], taken: set[Cell]) -> dict[Cell, Sequence[str]]:
    """Return the lines by the cells that have no comment of others: beside one that has, naming it.

    A cell has one comment at most, and that of another stays as it is.
    """
    placed = {cell: lines for cell, lines in wanted.items() if cell not in taken}
    for (row, column), lines in wanted.items():
        if (row, column) in taken:
            named = [f"{cell_name(row, column)} {lines[0]}", *lines[1:]]
            beside = (row, column)
            while beside in taken or beside in placed:
                beside = (row, beside[1] + 1) if beside[1] < LAST_COLUMN else (beside[0] + 1, 1)
            placed[beside] = named
    return placed
