"""The reports of one file: their results as one."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.checking.coverage import Coverage, TableFigures
from gouji.results import FileResult
from gouji.value import evolve

__all__ = ["joined"]


def joined(results: Sequence[FileResult]) -> FileResult:
    """Join the results of a file's reports into one, with the subject and period of the first report among them."""
    tables: dict[str, list[TableFigures]] = {}
    for table in (table for result in results for table in result.coverage.tables):
        tables.setdefault(table.title, []).append(table)
    first = next((result for result in results if result.status == "checked"), results[0])
    return evolve(
        first,
        diagnostics=[diagnostic for result in results for diagnostic in result.diagnostics],
        failures=tuple(failure for result in results for failure in result.failures),
        waived=tuple(diagnostic for result in results for diagnostic in result.waived),
        suppressions=tuple(each for result in results for each in result.suppressions),
        notes=tuple(dict.fromkeys(note for result in results for note in result.notes)),
        times=tuple(time for result in results for time in result.times),
        coverage=Coverage(
            hold=sum(result.coverage.hold for result in results),
            broken=sum(result.coverage.broken for result in results),
            unknown=tuple(unknown for result in results for unknown in result.coverage.unknown),
            unchecked=tuple(figure for result in results for figure in result.coverage.unchecked),
            sentences=tuple(sentence for result in results for sentence in result.coverage.sentences),
            zero=sum(result.coverage.zero for result in results),
            tables=tuple(_joined_tables(same) for same in tables.values()),
            rules=tuple(dict.fromkeys(rule for result in results for rule in result.coverage.rules)),
        ),
        held=tuple(dict.fromkeys(held for result in results for held in result.held)),
        reports=sum(result.reports for result in results),
        packed_tables=b"",
    )


def _joined_tables(tables: Sequence[TableFigures]) -> TableFigures:
    """Join what was read of one table in several reports; its outcome is that of the first."""
    return evolve(
        tables[0],
        figures=sum(table.figures for table in tables),
        nonzero=sum(table.nonzero for table in tables),
        blank=sum(table.blank for table in tables),
    )
