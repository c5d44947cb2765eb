"""Find which table begins on a line of text: each layout that may begin there is asked in turn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gouji.document.layout import Layout, LineKind
from gouji.document.layouts.lines import LONGEST_LABEL, Lines
from gouji.document.model import Table
from gouji.errors import LayoutError
from gouji.strangers import MisfitError

__all__ = ["TableReader"]


class TableReader:
    """Read the tables of a text line by line; a layout that found none is not asked again before its next line."""

    __slots__ = ("_bar", "_layouts", "_long", "_not_before", "_short", "_tab", "lines")

    def __init__(self, lines: Lines, layouts: Sequence[Layout]) -> None:
        self.lines = lines
        self._layouts = sorted(layouts, key=lambda layout: -layout.priority)
        self._not_before = [0] * len(layouts)
        self._tab, self._bar = self._beginning("tab"), self._beginning("bar")
        self._short, self._long = self._beginning("short"), self._beginning("long")

    def _beginning(self, kind: LineKind) -> tuple[int, ...]:
        """Return the indexes of the layouts whose tables may begin on that kind of line."""
        return tuple([number for number, layout in enumerate(self._layouts) if kind in layout.begins])

    def read(self, index: int) -> tuple[Table, int] | None:
        """Read the table that begins on a line that is not blank; return it and the line after it, or None.

        Raises `LayoutError` for a layout that returns a table without moving on by a line.
        """
        lines = self.lines
        text = lines.texts[index]
        if "\t" in text:
            asked = self._tab
        elif "|" in text:
            asked = self._bar
        else:
            asked = self._short if len(text) <= LONGEST_LABEL else self._long
        for number in asked:
            if index >= self._not_before[number]:
                table, after = _answer(self._layouts[number], lines, index)
                if table is None:
                    self._not_before[number] = after
                elif after > index:
                    return table, after
                else:
                    raise LayoutError(lines.source.name, self._layouts[number].name, index + 1)
        return None


def _answer(layout: Layout, lines: Lines, index: int) -> tuple[Table | None, int]:
    """Return what a layout answers; raise `MisfitError` where that is no table, or None, with a line."""
    answer: Any = layout.read(lines, index)
    if type(answer) is not tuple or len(answer) != 2 or type(answer[1]) is not int:
        what = f"gave {type(answer).__name__} where a table, or None, with the line after it was expected"
        raise MisfitError(f"the layout {layout.name!r} {what}", layout.read)
    table, after = answer
    if table is not None and not isinstance(table, Table):
        what = f"gave {type(table).__name__} where a Table or None was expected"
        raise MisfitError(f"the layout {layout.name!r} {what}", layout.read)
    return table, after
