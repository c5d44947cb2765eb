"""XLSX → document: all sheets together are one report, or several reports follow each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import attrs

from gouji.api.documents import Block, Document, Source, Vocabularies, Vocabulary, fold
from gouji_plugins.office.drawn import DrawnText
from gouji_plugins.office.notes import Notes
from gouji_plugins.office.package import Package
from gouji_plugins.office.properties import refuse_encrypted, title_of
from gouji_plugins.office.sheet.grid import GridRow, grid_rows
from gouji_plugins.office.sheet.regions import BlockReader
from gouji_plugins.office.sheet.workbook import Workbook

__all__ = ["load_workbook"]

_FEWEST_LABELS = 3

_Labels: TypeAlias = dict[str, set[str]]


@attrs.frozen(eq=False)
class _Sheet:
    """A sheet with something on it: its rows, the sheet's column for each column of theirs, and its pictures."""

    name: str
    rows: Sequence[GridRow]
    columns: Sequence[int]
    pictures: Sequence[tuple[int, str]]


def load_workbook(data: bytes, name: str, vocabularies: Vocabularies) -> Document:
    """Read an XLSX file as it is seen on the screen.

    If two sheets hold the same table of a form, a new report begins with the second one: the first report is the
    document, the others are its parts. Otherwise all sheets are one report. Hidden sheets, rows and columns are left
    out.

    Raise `UnreadableSourceError` for a file that is damaged, encrypted or too large.
    """
    refuse_encrypted(data, name)
    package = Package.open(data, name)
    notes = Notes()
    workbook = Workbook.of(package, notes)
    sheets = []
    for part in workbook.sheets:
        cells, pictures = workbook.cells(part)
        rows, columns = grid_rows(name, part.name, cells, notes)
        if rows or pictures:
            sheets.append(_Sheet(part.name, rows, columns, pictures))
    vocabulary = vocabularies.choose(_text(sheets))
    first, *others = [
        attrs.evolve(_drawn(group, data, name, vocabulary), notes=notes.all, metadata=title_of(package))
        for group in _reports(sheets, vocabulary) or [[]]
    ]
    return attrs.evolve(first, parts=tuple(others))


def _text(sheets: Sequence[_Sheet]) -> str:
    """Return the texts of all cells, one a line."""
    return "\n".join(entry.text for sheet in sheets for row in sheet.rows for entry in row.filled)


def _labels(rows: Sequence[GridRow], vocabulary: Vocabulary) -> _Labels:
    """Collect, for each table of a form, the labels on a sheet that belong to that table only."""
    found: _Labels = {}
    for row in rows:
        for entry in row.filled:
            tables = vocabulary.tables_of(entry.text)
            if len(tables) == 1:
                found.setdefault(tables[0], set()).add(fold(entry.text))
    return found


def _reports(sheets: Sequence[_Sheet], vocabulary: Vocabulary) -> list[list[_Sheet]]:
    """Divide the sheets among reports; a new one begins where a sheet repeats a table of the report before it."""
    if len(sheets) < 2:
        return [list(sheets)] if sheets else []
    reports: list[list[_Sheet]] = []
    known: list[_Labels] = []
    for sheet in sheets:
        labels = _labels(sheet.rows, vocabulary)
        if not reports or any(_repeats(labels, other) for other in known):
            reports.append([])
            known.clear()
        reports[-1].append(sheet)
        known.append(labels)
    return reports


def _repeats(sheet: _Labels, other: _Labels) -> bool:
    """Return whether two sheets hold the same table: they share three labels or more, and most that one of them has."""
    for table, labels in sheet.items():
        known = other.get(table, set())
        shared = len(labels & known)
        if shared >= _FEWEST_LABELS and 2 * shared > min(len(labels), len(known)):
            return True
    return False


def _drawn(sheets: Sequence[_Sheet], data: bytes, name: str, vocabulary: Vocabulary) -> Document:
    """Make the document of one report from its sheets: their text, its blocks and the places of both."""
    drawn = DrawnText(name)
    blocks: list[Block] = []
    for sheet in sheets:
        reader = BlockReader(sheet.name, sheet.columns, vocabulary, drawn)
        reader.read(sheet.rows, sheet.pictures)
        blocks += reader.blocks
    source = Source(name, data, drawn.text, "utf-8", lined=False)
    return Document(source, tuple(blocks), "xlsx", tuple(drawn.locators), kind=vocabulary.kind)
