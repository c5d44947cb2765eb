"""The parts of a workbook: its sheets in their order, their cells and the pictures on them."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

import attrs

from gouji.api.documents import Message, UnreadableSourceError
from gouji_plugins.office.limits import MAX_SHEETS, exceeded
from gouji_plugins.office.notes import Notes
from gouji_plugins.office.package import Package, Relation
from gouji_plugins.office.sheet.cells import SheetCells, read_cells
from gouji_plugins.office.sheet.looks import Look, read_looks
from gouji_plugins.office.sheet.names import R, S
from gouji_plugins.office.sheet.strings import shared_strings
from gouji_plugins.office.sheet.values import Values

__all__ = ["MAIN", "SheetPart", "Workbook", "visible_sheets"]

MAIN = "xl/workbook.xml"
"""The usual name of the part that lists the sheets."""

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_ON = ("1", "true")


@attrs.frozen
class SheetPart:
    """A sheet that is not hidden: its name, and the name of the part that holds it."""

    name: str
    part: str


@attrs.define(eq=False)
class Workbook:
    """A workbook: its sheets, and what all of them share (texts, looks, the first day of dates)."""

    package: Package
    sheets: tuple[SheetPart, ...]
    _strings: list[str]
    _looks: tuple[Look, ...]
    _since_1904: bool
    _notes: Notes

    @classmethod
    def of(cls, package: Package, notes: Notes) -> Workbook:
        """Read the workbook of a package; raise `UnreadableSourceError` if it has no sheet that can be read."""
        main = package.main_part(MAIN)
        tree = package.xml(main)
        relations = package.relations(main)
        sheets = visible_sheets(package, tree, relations, notes)
        if not sheets:
            message = Message("工作簿里没有可读的工作表", "the workbook has no sheet that can be read")
            raise UnreadableSourceError(package.name, message, kind="damaged")
        related = package.related(main)
        styles = package.part(related.get("styles"))
        properties = tree.find(S + "workbookPr")
        return cls(
            package,
            sheets,
            shared_strings(package.optional(related.get("sharedStrings"))),
            read_looks(styles) if styles is not None else (),
            properties is not None and properties.get("date1904") in _ON,
            notes,
        )

    def cells(self, sheet: SheetPart) -> tuple[SheetCells, list[tuple[int, str]]]:
        """Read a sheet: return its cells, and the row and description of each picture on it."""
        values = Values(self._strings, self._since_1904)
        found = read_cells(self.package.read(sheet.part), self.package.name, sheet.part, self._looks, values)
        if values.uncached:
            self._notes.listed(
                "公式没有保存结果，按空白读取（请在 Excel 或 WPS 中重新计算并保存）",
                "formulas without a stored result were read as blank (recalculate and save in Excel or WPS)",
                (f"{sheet.name}!{cell}" for cell in values.uncached),
            )
        return found, self._pictures(sheet, found.drawing)

    def _pictures(self, sheet: SheetPart, drawing: str) -> list[tuple[int, str]]:
        relation = self.package.relations(sheet.part).get(drawing) if drawing else None
        tree = self.package.optional(relation.target) if relation is not None and not relation.external else None
        found = []
        for anchor in tree if tree is not None else ():
            picture = next(anchor.iter(_DRAWING + "pic"), None)
            if picture is None:
                continue
            row = anchor.findtext(f"{_DRAWING}from/{_DRAWING}row") or "0"
            named = next(picture.iter(_DRAWING + "cNvPr"), None)
            found.append((int(row) + 1 if row.isdecimal() and len(row) < 8 else 1, _description(named)))
        return found


def _description(named: Element | None) -> str:
    return (named.get("descr") or named.get("title") or "") if named is not None else ""


def visible_sheets(
    package: Package, tree: Element, relations: Mapping[str, Relation], notes: Notes
) -> tuple[SheetPart, ...]:
    """List the worksheets that are not hidden, in their order."""
    found: list[SheetPart] = []
    hidden: list[str] = []
    for element in tree.iter(S + "sheet"):
        name = element.get("name", "")
        relation = relations.get(element.get(R + "id", ""))
        if element.get("state", "visible") != "visible":
            hidden.append(name)
        elif relation is not None and relation.kind == "worksheet" and package.has(relation.target):
            found.append(SheetPart(name, relation.target))
    if hidden:
        notes.listed("隐藏的工作表未读取", "hidden sheets were left out", hidden)
    if len(found) > MAX_SHEETS:
        raise exceeded(package.name, "MAX_SHEETS", f"工作表超过 {MAX_SHEETS} 个", f"more than {MAX_SHEETS} sheets")
    return tuple(found)
