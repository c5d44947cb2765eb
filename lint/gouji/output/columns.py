"""Fit the columns of a table into the width of a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from gouji.text.display import width

__all__ = ["GAP", "PADDING", "fitted", "lines_of", "natural_widths"]

GAP = 2
"""The blanks between two columns."""

PADDING = 2
"""So much wider than its header a column is at least, as tabulate prints it."""

_LEAST = 10
_TOGETHER = 200
"""So many rows are laid out at a time."""


def natural_widths(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> list[int]:
    """Return how wide each column is with its longest cell on one line, wide characters counted as two."""
    widths = [width(header) + PADDING for header in headers]
    for row in rows:
        widths = [max(each, width(cell)) for each, cell in zip(widths, row, strict=True)]
    return widths


def fitted(headers: Sequence[str], rows: Iterable[Sequence[str]], columns: int) -> list[int | None]:
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


def lines_of(headers: Sequence[str], rows: Iterable[Sequence[str]], columns: int) -> Iterator[str]:
    """Yield a table in pieces, nothing where it has no rows; these are iterated over thrice, and some are held at a time.

    The first time tells which columns are to be narrowed, the second how wide they are once their cells are wrapped.
    """
    most = fitted(headers, rows, columns)
    ruler = [""] * len(headers)
    for some in _some(rows):
        ruler = list(map(max, ruler, _laid_out(headers, some, most)[1].split()))
    head = True
    for some in _some(rows):
        lines = _laid_out(headers, [ruler, *some], most)
        yield "".join(f"{line}\n" for line in (*(lines[:2] if head else ()), *lines[3:]))
        head = False


def _laid_out(headers: Sequence[str], rows: Sequence[Sequence[str]], most: Sequence[int | None]) -> list[str]:
    """Return the lines of a table: its head, a rule below it, and its rows."""
    from tabulate import tabulate

    table = tabulate(
        rows, headers, tablefmt="simple", disable_numparse=True, preserve_whitespace=True, maxcolwidths=most
    )
    return table.split("\n")


def _some(rows: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    left = iter(rows)
    while some := list(islice(left, _TOGETHER)):
        yield some
