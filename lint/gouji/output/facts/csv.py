"""``gouji extract --format csv``: one report a row, safe to open in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
import csv
from decimal import Decimal
import io

from gouji.message import Language
from gouji.output.facts.across import Across
from gouji.output.facts.model import ReportFacts
from gouji.output.facts.rows import Rows, Value, of_bodies, of_reports
from gouji.output.workbook.texts import FORMULA_SIGNS

__all__ = ["render", "render_across", "safe"]

_FORMULA = (*FORMULA_SIGNS, "\t", "\n")
_MARK = "\ufeff"
"""The mark of UTF-8, without which Excel on Windows takes a file for one in the system's encoding."""


def render(
    reports: Iterable[ReportFacts], *, provenance: bool, language: Language, to_file: bool = False
) -> Iterator[str]:
    """Yield a header, then one row for each report; the columns are the facts of all forms that occur, in their order.

    What is unknown is empty. With provenance each fact has two more columns: its text and its place. A file is for
    people and begins with a mark for Excel: its heads and answers are words of the *language*, else they are ids.
    """
    return _lines(of_reports(reports, language, provenance=provenance, people=to_file), people=to_file)


def render_across(across: Across, *, language: Language, to_file: bool = False) -> Iterator[str]:
    """Yield a header, then one row for each body, with a column for each fact and year, as *render* has them."""
    return _lines(of_bodies(across, language, people=to_file), people=to_file)


def _lines(table: Rows, *, people: bool) -> Iterator[str]:
    yield (_MARK if people else "") + _line(map(safe, table.heads) if people else table.keys)
    for row in table.rows:
        yield _line(map(_text, row))


def _text(value: Value) -> str:
    """Return a value as text; figures keep their digits, all else is safe."""
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else safe(str(value))


def safe(text: str) -> str:
    """Return *text* with an apostrophe before it where a spreadsheet could take it for a formula.

    Its line ends are plain ones, as a reader of CSV expects them within quotes.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{plain}" if plain.startswith(_FORMULA) else plain


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
