"""Make texts from outside safe in the cells of a workbook."""

from __future__ import annotations

from gouji.text.display import visible

__all__ = ["FORMULA_SIGNS", "MAX_CELL", "cell_text", "sheet_name"]

FORMULA_SIGNS = tuple("=+-@＝＋－＠")
"""With these a text begins that a spreadsheet could take for a formula."""

MAX_CELL = 32767
"""So many characters a cell has at most, counted as Excel does: one outside the basic plane is two."""

_MAX_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = "[]:*?/\\"
_CUT = "…"


def cell_text(text: str) -> str:
    """Return a text as a cell can have it: line ends plain, what is invisible as ``<U+202E>``, cut where it is too long."""
    if text.isprintable() and len(text) <= MAX_CELL // 2:
        return text
    shown = "\n".join(visible(line.replace("\t", " ")) for line in text.splitlines())
    return shown if _units(shown) <= MAX_CELL else _cut(shown)


def sheet_name(name: str) -> str:
    """Return a name that a sheet may have."""
    return "".join("_" if sign in _NOT_IN_SHEET_NAMES else sign for sign in name)[:_MAX_SHEET_NAME].strip("'") or "_"


def _cut(text: str) -> str:
    """Return the beginning of a text that fits into a cell, with a sign that it goes on."""
    shorter = text[: MAX_CELL - len(_CUT)]
    while _units(shorter) > MAX_CELL - len(_CUT):
        shorter = shorter[: len(shorter) - max((_units(shorter) - MAX_CELL) // 2, 1)]
    return shorter + _CUT


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
