"""Fit the columns of a table into the width of a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.text.display import width

__all__ = ["GAP", "PADDING", "fitted", "natural_widths"]

GAP = 2
"""The blanks between two columns."""

PADDING = 2
"""So much wider than its header a column is at least, as tabulate prints it."""

_LEAST = 10


def natural_widths(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return how wide each column is with its longest cell on one line, wide characters counted as two."""
    columns = zip(*rows, strict=True) if rows else ((),) * len(headers)
    return [
        max(width(header) + PADDING, *map(width, column), 0) for header, column in zip(headers, columns, strict=True)
    ]


def fitted(headers: Sequence[str], rows: Sequence[Sequence[str]], columns: int) -> list[int | None]:
    """Return a width for each column of a table, so that together they take no more than *columns* of a terminal.

    The widest columns are narrowed, to one width; None stands for one that is as wide as it needs. No column is
    narrowed to less than 10, however small the terminal.
    """
    widths = natural_widths(headers, rows)
    left = columns - GAP * (len(widths) - 1)
    most = max(widths)
    while sum(min(each, most) for each in widths) > left and most > _LEAST:
        most -= 1
    return [most if each > most else None for each in widths]
