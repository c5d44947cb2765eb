"""The model of a layout, a way in which plain text prints tables, and the built-in layouts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias, get_args

from gouji.document.layouts import barred, paragraphs, spaced
from gouji.document.layouts.lines import Lines
from gouji.document.model import Table
from gouji.late import Late
from gouji.value import Value, frozen

__all__ = ["LAYOUTS", "Layout", "LineKind"]

LineKind: TypeAlias = Literal["tab", "bar", "short", "long"]
"""A line with a tab; else one with a bar (``|``); else one of at most 80 characters, as labels are; else a longer one."""


@frozen
class Layout(Value):
    """One layout of tables in plain text.

    ``begins`` are the kinds of lines on which a table may begin. ``read(lines, index)`` is called with a line that is
    not blank; it returns the table that begins there and the line after it. Where none begins, it returns None and the
    next line on which one could, so that it is not called again before that line. Layouts of a higher ``priority`` are
    asked first (the built-in ones have 10 to 30). ``replaces`` names the layout in whose place this one comes.
    """

    name: str
    begins: tuple[LineKind, ...]
    read: Callable[[Lines, int], tuple[Table | None, int]]
    priority: int = 50
    replaces: str = ""

    def __attrs_post_init__(self) -> None:
        """Raise `ValueError` where ``begins`` has an unknown kind of line."""
        if unknown := set(self.begins).difference(get_args(LineKind)):
            message = f"layout {self.name!r}: {', '.join(sorted(unknown))}: the kinds of lines are {get_args(LineKind)}"
            raise ValueError(message)


LAYOUTS = (
    Layout("columns", ("tab",), Late("gouji.document.layouts.columns:read"), priority=30),
    Layout("tabs", ("tab",), Late("gouji.document.layouts.tabs:read"), priority=20),
    Layout("barred", ("bar", "short"), barred.read, priority=30),
    Layout("spaced", ("short", "long"), spaced.read, priority=20),
    Layout("paragraphs", ("short",), paragraphs.read, priority=10),
)
"""Each reads in a way of its own; `barred` tells rows of cells (L1) from cells of their own lines (L2, L5)."""
