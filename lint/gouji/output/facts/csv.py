"""``gouji extract --format csv``: one report a row, safe to open in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
import csv
import io

import attrs

from gouji.message import Language
from gouji.output.facts.model import ReportFacts
from gouji.output.facts.places import place_in_file
from gouji.value import Entity

__all__ = ["render", "safe"]

_IDENTITY = ("path", "kind", "agency", "year", "form", "title")
_TABLES = "tables."
_FORMULA = tuple("=+-@＝＋－＠\t\n")


@attrs.frozen(eq=False)
class _Row(Entity):
    """A report's cells as text, held until all columns are known; reports of one form share ``columns``."""

    columns: tuple[str, ...]
    cells: tuple[str, ...]


def render(reports: Iterable[ReportFacts], *, provenance: bool, language: Language) -> Iterator[str]:  # noqa: ARG001
    """Yield a header, then one row for each report; the columns are the facts of all forms that occur, in their order.

    What is unknown is empty. With provenance each fact has two more columns: its text and its place.
    """
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    rows = []
    for report in reports:
        cells = dict(_cells(report, provenance=provenance))
        columns = tuple(cells)
        rows.append(_Row(known.setdefault(columns, columns), tuple(cells.values())))
    facts = dict.fromkeys(column for columns in known for column in columns)
    header = sorted(facts, key=lambda column: (column not in _IDENTITY, not column.startswith(_TABLES)))
    yield _line(header)
    for row in rows:
        cells = dict(zip(row.columns, row.cells, strict=True))
        yield _line(cells.get(column, "") for column in header)


def safe(text: str) -> str:
    """Return *text* with an apostrophe before it where a spreadsheet could take it for a formula.

    Its line ends are plain ones, as a reader of CSV expects them within quotes.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{plain}" if plain.startswith(_FORMULA) else plain


def _cells(report: ReportFacts, *, provenance: bool) -> Iterator[tuple[str, str]]:
    identity = (
        report.path,
        report.kind,
        report.subject or "",
        str(report.period or ""),
        report.form,
        report.title or "",
    )
    yield from zip(_IDENTITY, map(safe, identity), strict=True)
    for table_id, outcome in report.tables.items():
        yield f"{_TABLES}{table_id}", outcome
    for fact_id, fact in report.facts.items():
        yield fact_id, fact.digits or safe(fact.plain or "")
        if provenance:
            yield f"{fact_id}:raw", safe(fact.raw)
            yield f"{fact_id}:place", place_in_file(fact)


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
