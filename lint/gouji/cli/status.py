"""The exit status of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji.rules.finding import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gouji.results import FileResult, RunResult
    from gouji.run.session import Session

__all__ = ["exit_status", "findings_reach"]

_NOTHING, _FINDINGS, _NOT_CHECKED = 0, 1, 3


def exit_status(session: Session, result: RunResult) -> int:
    """Return 3 where something could not be checked, else 1 where findings reach ``fail-on``, else 0."""
    if result.all_failures:
        return _NOT_CHECKED
    return _FINDINGS if any(_reach(session, file, result) for file in result.files) else _NOTHING


def _reach(session: Session, file: FileResult, result: RunResult) -> bool:
    return findings_reach(session, file, result.inputs if file.status == "configuration" else (file,))


def findings_reach(session: Session, file: FileResult, files: Iterable[FileResult]) -> bool:
    """Return whether a file's findings reach the ``fail-on`` of one of some files: its own, of a configuration file any that was checked."""
    if not file.diagnostics:
        return False
    levels = {session.settings(each.path).fail_on for each in files} - {"never"}
    worst = max(SEVERITIES.index(diagnostic.severity) for diagnostic in file.diagnostics)
    return any(worst >= SEVERITIES.index(level) for level in levels)
