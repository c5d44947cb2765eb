"""One result of the several reports that stand in one file."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from gouji.checking.coverage import Coverage
from gouji.output.result import FileResult

__all__ = ["joined"]


def joined(results: Sequence[FileResult]) -> FileResult:
    """All findings, failures and relations; who and when are those of the first report among them."""
    first = next((result for result in results if result.kind == "report"), results[0])
    diagnostics = [diagnostic for result in results for diagnostic in result.diagnostics]
    return attrs.evolve(
        first,
        diagnostics=tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.order)),
        failures=tuple(failure for result in results for failure in result.failures),
        waived=tuple(diagnostic for result in results for diagnostic in result.waived),
        suppressions=tuple(each for result in results for each in result.suppressions),
        notes=tuple(dict.fromkeys(note for result in results for note in result.notes)),
        times=tuple(time for result in results for time in result.times),
        contributions=tuple(text for result in results for text in result.contributions),
        coverage=Coverage(
            hold=sum(result.coverage.hold for result in results),
            broken=sum(result.coverage.broken for result in results),
            unknown=tuple(unknown for result in results for unknown in result.coverage.unknown),
            unchecked=tuple(figure for result in results for figure in result.coverage.unchecked),
            sentences=tuple(sentence for result in results for sentence in result.coverage.sentences),
        ),
    )
