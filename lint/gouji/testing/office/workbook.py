"""Pack sheets into a workbook, with the parts that all of them share."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from gouji.testing.office.archive import XML, attribute, content_types, relations, zipped

__all__ = ["FORMATS", "SheetXml", "cell_name", "workbook"]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"

FORMATS = ("General", "0", "#,##0", "0.00", "#,##0.00", '0"元"', '#,##0"元"', '0.00"元"', '#,##0.00"元"')
"""The number formats of looks 0 to 8; the looks after them are the same with a border."""


@attrs.define
class SheetXml:
    """A sheet being written: the next ``row``, the cells of each row, merged ranges, hidden rows."""

    name: str
    row: int
    rows: dict[int, list[str]] = attrs.field(factory=dict)
    merges: list[str] = attrs.field(factory=list)
    hidden: set[int] = attrs.field(factory=set)
    is_hidden: bool = False

    def merge(self, row: int, column: int, height: int, width: int) -> None:
        """Merge a range of cells."""
        last = cell_name(row + height - 1, column + width - 1)
        self.merges.append(f"{cell_name(row, column)}:{last}")

    @property
    def xml(self) -> str:
        """The XML of the children of ``worksheet``."""
        rows = "".join(
            f'<row r="{number}" hidden="{int(number in self.hidden)}">{"".join(cells)}</row>'
            for number, cells in sorted(self.rows.items())
        )
        ranges = "".join(f'<mergeCell ref="{merge}"/>' for merge in self.merges)
        merges = f'<mergeCells count="{len(self.merges)}">{ranges}</mergeCells>' if ranges else ""
        return f"<sheetData>{rows}</sheetData>{merges}"


def workbook(sheets: Sequence[SheetXml], strings: Sequence[str], *, strict: bool = False) -> bytes:
    """Return the bytes of a workbook; *strings* are the contents of its shared strings."""
    main = _STRICT_MAIN if strict else _MAIN
    office = _STRICT_OFFICE if strict else _OFFICE
    listed = ""
    targets = {"rIdS": ("sharedStrings", "sharedStrings.xml"), "rIdL": ("styles", "styles.xml")}
    kinds = {"xl/workbook.xml": "sheet.main", "xl/styles.xml": "styles", "xl/sharedStrings.xml": "sharedStrings"}
    items = "".join(f"<si>{item}</si>" for item in strings)
    parts = {
        "xl/styles.xml": f'{XML}<styleSheet xmlns="{main}">{_styles()}</styleSheet>',
        "xl/sharedStrings.xml": f'{XML}<sst xmlns="{main}">{items}</sst>',
    }
    for number, sheet in enumerate(sheets, 1):
        state = "hidden" if sheet.is_hidden else "visible"
        listed += f'<sheet name={attribute(sheet.name)} sheetId="{number}" state="{state}" r:id="rId{number}"/>'
        targets[f"rId{number}"] = ("worksheet", f"worksheets/sheet{number}.xml")
        parts[f"xl/worksheets/sheet{number}.xml"] = f'{XML}<worksheet xmlns="{main}">{sheet.xml}</worksheet>'
        kinds[f"xl/worksheets/sheet{number}.xml"] = "worksheet"
    return zipped(
        {
            "[Content_Types].xml": content_types({part: f"spreadsheetml.{kind}" for part, kind in kinds.items()}),
            "_rels/.rels": relations({"rId1": ("officeDocument", "xl/workbook.xml")}, strict=strict),
            "xl/_rels/workbook.xml.rels": relations(targets, strict=strict),
            "xl/workbook.xml": f'{XML}<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{listed}</sheets></workbook>',
            **parts,
        }
    )


def _styles() -> str:
    """Return the XML of the cell styles: one for each number format, first without and then with a border."""
    codes = "".join(
        f'<numFmt numFmtId="{164 + number}" formatCode={attribute(code)}/>' for number, code in enumerate(FORMATS)
    )
    side = '<{0} style="thin"/>'
    sides = "".join(side.format(name) for name in ("left", "right", "top", "bottom"))
    looks = "".join(
        f'<xf numFmtId="{164 + number}" borderId="{border}" fontId="0" fillId="0" xfId="0" applyNumberFormat="1"/>'
        for border in (0, 1)
        for number in range(len(FORMATS))
    )
    return (
        f'<numFmts count="{len(FORMATS)}">{codes}</numFmts><fonts count="1"><font><sz val="11"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        f'<borders count="2"><border/><border>{sides}</border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{2 * len(FORMATS)}">{looks}</cellXfs>'
    )


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell, such as ``D17``."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
