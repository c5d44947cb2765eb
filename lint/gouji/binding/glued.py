"""Find tables whose cells run together in lines of text: they are there, but cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
import re

from gouji.document.model import Cell, Paragraph
from gouji.forms.model import FormTable
from gouji.report.model import BoundTable
from gouji.text.fold import fold
from gouji.text.patterns import Pattern
from gouji.value import evolve

__all__ = ["with_glued"]

_SHARE = 0.6
_FEWEST_ROWS = 4
_FEWEST_COLUMNS = 4
_UNITS = "件条宗个项次起份"
_NOT_WORD = re.compile(r"[\W_]+")
_MANY_FIGURES = Pattern(rf"(?<!\d)\d{{10,}}+(?![{_UNITS}])")


def with_glued(bound: BoundTable, paragraphs: Sequence[Paragraph]) -> BoundTable:
    """Return a table that was not found; where it runs together in some of the paragraphs, it is unreadable there."""
    cells = _glued_cells(bound.table, paragraphs)
    return evolve(bound, outcome="unreadable", cells=cells) if cells else bound


def _glued_cells(table: FormTable, paragraphs: Sequence[Paragraph]) -> tuple[Cell, ...]:
    """Return the paragraphs in which the cells of a table run together, each as one cell; () where there are none.

    Most labels of the rows stand there, each with its figures behind it and without a unit (规章000); a table whose row
    has no label is known by its columns.
    """
    with_figures = [paragraph for paragraph in paragraphs if any(map(str.isdecimal, paragraph.text))]
    lines = [(paragraph, _NOT_WORD.sub("", paragraph.text)) for paragraph in with_figures]
    if len(table.rows) == 1:
        labels = {fold(column.label) for column in table.rows[0].columns}
        found = [line for line, text in lines if _MANY_FIGURES.search(text) and _count(labels, text) >= _FEWEST_COLUMNS]
        return tuple(_cell(line) for line in found[:1])
    names = {name for row in table.rows if (name := fold(row.label))}
    rows = [(line, {name for name in names if _has_figures(name, text)}) for line, text in lines]
    seen = {name for _, here in rows for name in here}
    if len(seen) < max(_FEWEST_ROWS, _SHARE * len(names)):
        return ()
    return tuple(_cell(line) for line, here in rows if here)


def _count(labels: set[str], text: str) -> int:
    return sum(label in text for label in labels)


def _has_figures(label: str, text: str) -> bool:
    """Return whether figures without a unit stand behind a label."""
    at = text.find(label)
    if at < 0:
        return False
    end = at + len(label)
    begin = end
    while text[end : end + 1].isdecimal():
        end += 1
    return end > begin and text[end : end + 1] not in tuple(_UNITS)


def _cell(paragraph: Paragraph) -> Cell:
    return Cell(paragraph.text, paragraph.start, paragraph.end, jumps=paragraph.jumps)
