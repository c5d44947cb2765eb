"""Strays: files that lie in a folder of reports and that no kind of report claims; only who names one hears of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gouji.results import FileResult, RunResult
from gouji.value import evolve

if TYPE_CHECKING:
    from gouji.config import Settings

__all__ = ["without_strays"]

_RULE = "not-a-report"


def without_strays(
    result: RunResult, settings: Callable[[str], Settings], is_named: Callable[[str], bool]
) -> RunResult:
    """Return a result in which strays have no finding that they are none, unless named or the rule's severity was set."""
    if isinstance(result.files, tuple) and not any(map(_is_stray, result.files)):
        return result

    def silenced(file: FileResult) -> FileResult:
        silent = _is_stray(file) and not is_named(file.path) and not _is_asked_for(settings(file.path))
        return _silent(file) if silent else file

    return result.changed(silenced)


def _is_stray(file: FileResult) -> bool:
    """Return whether no kind of report claims a file, nor knows what it is instead, and it is told."""
    return file.status == _RULE and not file.resembles and any(each.rule == _RULE for each in file.diagnostics)


def _silent(file: FileResult) -> FileResult:
    return evolve(file, diagnostics=tuple(each for each in file.diagnostics if each.rule != _RULE))


def _is_asked_for(settings: Settings) -> bool:
    """Return whether somebody set the severity of the rule, or selected it."""
    return any(setting.explicit for setting in settings.every_rule if setting.rule.name == _RULE)
