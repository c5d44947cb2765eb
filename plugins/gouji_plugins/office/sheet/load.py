"""XLSX → document: one report over all sheets, or one report after the other."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from gouji.api import Block, Document, Locator, Source, Vocabulary, fold
from gouji_plugins.office.drawn import DrawnText
from gouji_plugins.office.notes import Notes
from gouji_plugins.office.package import Package
from gouji_plugins.office.properties import refuse_encrypted, title_of
from gouji_plugins.office.sheet.grid import GridRow, grid_rows
from gouji_plugins.office.sheet.regions import BlockReader
from gouji_plugins.office.sheet.workbook import Workbook

__all__ = ["load_workbook"]

_FEWEST_LABELS = 3


@attrs.frozen(eq=False)
class _Sheet:
    """A sheet that holds something: its rows, its pictures, and the labels of each table of a form on it."""

    name: str
    rows: Sequence[GridRow]
    columns: Sequence[int]
    pictures: Sequence[tuple[int, str]]
    labels: dict[str, set[str]]


def load_workbook(data: bytes, name: str, vocabulary: Vocabulary) -> Document:
    """Read an XLSX file as it looks; raises `UnreadableSourceError`.

    Sheets that hold the same table of a form are reports of their own, the first of them the
    document, the others its parts; else all sheets are one report. Hidden sheets, rows and columns
    are left out: what is checked is what is seen.
    """
    refuse_encrypted(data, name)
    package = Package.open(data, name)
    notes = Notes()
    workbook = Workbook.of(package, notes)
    sheets = []
    several = len(workbook.sheets) > 1
    for part in workbook.sheets:
        cells, pictures = workbook.cells(part)
        rows, columns = grid_rows(name, part.name, cells, notes)
        if rows or pictures:
            sheets.append(_Sheet(part.name, rows, columns, pictures, _labels(rows, vocabulary) if several else {}))
    metadata = title_of(package)
    reports = _reports(sheets) or [[]]
    first, *others = [
        Document(*_drawn(group, data, name, vocabulary), notes=notes.all, metadata=metadata) for group in reports
    ]
    return attrs.evolve(first, parts=tuple(others))


def _labels(rows: Sequence[GridRow], vocabulary: Vocabulary) -> dict[str, set[str]]:
    """The labels on a sheet that one table of a form alone has, by the table."""
    found: dict[str, set[str]] = {}
    for row in rows:
        for entry in row.filled:
            tables = vocabulary.tables_of(entry.text)
            if len(tables) == 1:
                found.setdefault(tables[0], set()).add(fold(entry.text))
    return found


def _reports(sheets: Sequence[_Sheet]) -> list[list[_Sheet]]:
    """The sheets of each report: another begins with a sheet that has a table which is there already."""
    reports: list[list[_Sheet]] = []
    for sheet in sheets:
        if not reports or any(_repeats(sheet, other) for other in reports[-1]):
            reports.append([])
        reports[-1].append(sheet)
    return reports


def _repeats(sheet: _Sheet, other: _Sheet) -> bool:
    """Whether two sheets hold one table twice: not its two halves, nor a word of it, but mostly the same labels."""
    for table, labels in sheet.labels.items():
        known = other.labels.get(table, set())
        shared = len(labels & known)
        if shared >= _FEWEST_LABELS and 2 * shared > min(len(labels), len(known)):
            return True
    return False


def _drawn(
    sheets: Sequence[_Sheet], data: bytes, name: str, vocabulary: Vocabulary
) -> tuple[Source, tuple[Block, ...], str, tuple[tuple[int, Locator], ...]]:
    """The text and blocks of a report's sheets, what read them, and where each stands."""
    drawn = DrawnText(name)
    blocks: list[Block] = []
    for sheet in sheets:
        reader = BlockReader(sheet.name, sheet.columns, vocabulary, drawn)
        reader.read(sheet.rows, sheet.pictures)
        blocks += reader.blocks
    return Source(name, data, drawn.text, "utf-8", lined=False), tuple(blocks), "xlsx", tuple(drawn.locators)
