"""Figures of the year before, from the reports that lie in the folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs

from gouji.api import Fact, Report
from gouji.api.running import Session, UnreadableSourceError

__all__ = ["Prior", "Priors"]

_MOST = 40
"""So many files are read for one figure; what was read is kept."""


@attrs.frozen(eq=False)
class Prior:
    """A figure of the year before, and the file that has it."""

    fact: Fact
    period: int
    path: str


class Priors:
    """The reports of a folder, as far as they were read, for a session; each is read again when it has changed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._read: dict[str, tuple[tuple[int, int], tuple[Report, ...]]] = {}

    def find(self, report: Report, name: str, fact: Fact) -> Prior | None:
        """Return a fact as the report of the same subject of the period before has it; None where there is none."""
        subject, period = report.subject.value, report.period.value
        if not isinstance(subject, str) or not isinstance(period, int):
            return None
        key = report.subjects.key(subject)
        for path, other in self._reports(period - 1, name):
            same = isinstance(other.subject.value, str) and report.subjects.key(other.subject.value) == key
            if same and other.period.value == period - 1 and other.kind == report.kind and fact.id in other.facts:
                return Prior(other.facts[fact.id], period - 1, path)
        return None

    def _reports(self, period: int, name: str) -> Iterator[tuple[str, Report]]:
        """Yield the reports of the folder, those first whose path has the period, then those nearby."""
        folder = Path(self._session.working)
        top = folder if Path(name).is_relative_to(folder) else Path(name).parent
        if not top.is_dir():
            return
        paths = [path for path in self._session.find([str(top)]).files if Path(path) != Path(name)]
        paths.sort(key=lambda path: (str(period) not in path, Path(path).parent != Path(name).parent, path))
        for path in paths[:_MOST]:
            yield from ((path, report) for report in self._reports_in(path))

    def _reports_in(self, path: str) -> tuple[Report, ...]:
        try:
            status = Path(path).stat()
            stamp = (status.st_mtime_ns, status.st_size)
            if path not in self._read or self._read[path][0] != stamp:
                self._read[path] = stamp, self._session.read(path)
        except (OSError, UnreadableSourceError):
            return ()
        return self._read[path][1]
