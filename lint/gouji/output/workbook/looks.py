"""How the cells of workbooks look, and how wide their columns are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gouji.output.workbook.book import Cell, Link, Style
from gouji.results import Verdict
from gouji.rules.finding import Severity
from gouji.text.display import width

__all__ = ["BODY", "FIGURE", "HEAD", "NOTE", "SEVERITY_LOOKS", "TITLE", "VERDICT_LOOKS", "widths_of"]

_LINES = {"border": 1, "border_color": "#BFBFBF"}

TITLE: Style = {"bold": True, "font_size": 14}
HEAD: Style = {**_LINES, "bold": True, "text_wrap": True, "bg_color": "#DDEBF7", "valign": "vcenter", "align": "center"}
BODY: Style = {**_LINES, "text_wrap": True}
FIGURE: Style = {**_LINES, "align": "right"}
NOTE: Style = {"font_color": "#595959"}

_RED, _AMBER, _BLUE, _GREEN, _GREY = (
    {"bg_color": back, "font_color": front}
    for back, front in (
        ("#FFC7CE", "#9C0006"),
        ("#FFEB9C", "#7F6000"),
        ("#DDEBF7", "#1F4E78"),
        ("#E2EFDA", "#375623"),
        ("#EDEDED", "#404040"),
    )
)

SEVERITY_LOOKS: Mapping[Severity, Style] = {"error": _RED, "warning": _AMBER, "info": _BLUE}
VERDICT_LOOKS: Mapping[Verdict, Style] = {
    "needs-correction": _RED,
    "needs-review": _AMBER,
    "for-information": _BLUE,
    "clean": _GREEN,
    "not-checked": _GREY,
}


def widths_of(rows: Iterable[Sequence[Cell]], least: float = 8, most: float = 40) -> list[float]:
    """Return how wide columns are so that their longest cell is on one line, within bounds."""
    columns: dict[int, float] = {}
    for row in rows:
        for column, cell in enumerate(row):
            text = cell.text if isinstance(cell, Link) else "" if cell is None else str(cell)
            longest = max(map(width, text.splitlines()), default=0)
            columns[column] = max(columns.get(column, least), min(longest + 2, most))
    return [columns[column] for column in sorted(columns)]
