"""What the results of several files add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from gouji.checking.diagnostic import Failure
from gouji.results.file_result import FileResult, FileStatus, Verdict
from gouji.rules.finding import Severity
from gouji.value import Value, frozen

__all__ = ["Adding", "Totals", "totals_of"]


@frozen
class Totals(Value):
    """What the results of a run's files add up to: the files that were to be checked, their findings and relations.

    ``verdicts`` counts files, strays apart, ``unreadable`` and ``checked`` those with that status.
    """

    files: int
    unreadable: int
    checked: int
    severities: Mapping[Severity, int]
    waived: int
    relations: Mapping[str, int]
    zero_relations: int
    verdicts: Mapping[Verdict, int]
    failures: tuple[Failure, ...]


def totals_of(files: Iterable[FileResult]) -> Totals:
    """Return what some results add up to; they are iterated over once."""
    adding = Adding()
    for file in files:
        adding.add(file)
    return adding.totals()


class Adding:
    """What results add up to, one after the other."""

    def __init__(self) -> None:
        self._statuses: dict[FileStatus, int] = {}
        self._severities: dict[Severity, int] = {}
        self._relations = {"hold": 0, "broken": 0, "unknown": 0}
        self._verdicts: dict[Verdict, int] = {}
        self._failures: list[Failure] = []
        self._waived = self._zero = 0

    def add(self, file: FileResult) -> None:
        """Add the result of one file."""
        self._statuses[file.status] = self._statuses.get(file.status, 0) + 1
        for diagnostic in file.diagnostics:
            self._severities[diagnostic.severity] = self._severities.get(diagnostic.severity, 0) + 1
        for state, number in file.relations.items():
            self._relations[state] += number
        if file.status != "configuration" and not file.is_stray:
            self._verdicts[file.verdict] = self._verdicts.get(file.verdict, 0) + 1
        self._failures += file.failures
        self._waived += len(file.waived)
        self._zero += file.coverage.zero

    def totals(self) -> Totals:
        """Return what they add up to."""
        return Totals(
            sum(self._statuses.values()) - self._statuses.get("configuration", 0),
            self._statuses.get("unreadable", 0),
            self._statuses.get("checked", 0),
            self._severities,
            self._waived,
            self._relations,
            self._zero,
            {verdict: self._verdicts[verdict] for verdict in get_args(Verdict) if verdict in self._verdicts},
            tuple(self._failures),
        )
