"""The reports of bodies that have several of them, each read once as long as its file stays as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from gouji.api.running import Message, Session, body_key, subject_keys
from gouji_plugins.page.remembering import Kept, digest_of
from gouji_plugins.page.years import Year, year_of

if TYPE_CHECKING:
    from gouji.api.running import RunResult

__all__ = ["Bodies"]


@attrs.define(eq=False)
class Bodies:
    """Reads reports again for comparison; ``read`` returns the bytes of a file."""

    session: Session
    read: Callable[[str], bytes]
    _kept: Kept[Sequence[Year]] = attrs.field(factory=Kept)

    def years(self, result: RunResult) -> Iterator[Year]:
        """Yield the reports of a run whose body may have others, of other years."""
        self._kept.begin()
        for path in self._paths(result):
            data = self.read(path)
            yield from self._kept.of((path, digest_of(data)), lambda path=path, data=data: self._years(path, data))  # type: ignore[misc]

    def _paths(self, result: RunResult) -> list[str]:
        """Return the files with reports of bodies of several years; all files where one has several reports."""
        keys = subject_keys(result, self.session.settings, self.session.configurations.catalogue)
        checked: list[tuple[str, str]] = []
        years: dict[str, set[int | None]] = defaultdict(set)
        joined = False
        for file in result.inputs:
            if file.status == "checked":
                checked.append((file.path, keys.get(file.path, "")))
                years[checked[-1][1]].add(file.period)
                joined = joined or file.reports > 1
        return [path for path, key in checked if joined or len(years[key]) > 1]

    def _years(self, path: str, data: bytes) -> tuple[Year, ...]:
        """Return the reports in a file of which it is certain whose they are and of which year."""
        reports = self.session.linter.read(data, path)
        found = []
        for report in reports:
            key = body_key(report, self.session.settings(path)) if report.status == "report" else ""
            if key and not isinstance(key, Message):
                found.append(year_of(report, path, key, alone=len(reports) == 1))
        return tuple(found)
