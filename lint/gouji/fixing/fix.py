"""Apply fixes to the bytes of a file: fix and lint again until nothing changes. No file is written here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from gouji.checking.diagnostic import Diagnostic, Failure
from gouji.errors import FixError, UnreadableSourceError
from gouji.fixing.edits import apply_fixes, chosen_fixes, is_editable
from gouji.fixing.same_figures import changed_fact
from gouji.message import Message
from gouji.results import FileResult, unreadable
from gouji.value import Entity

if TYPE_CHECKING:
    from gouji.report.model import Report
    from gouji.run.linter import Linter

__all__ = ["MOST_ROUNDS", "UNFIXABLE", "Fixed", "fix"]

MOST_ROUNDS = 10
"""Fixes that go on changing a file after so many rounds never end."""

UNFIXABLE = Message("该格式的文件不能修复", "files of this format cannot be fixed")
"""Why nothing is fixed in a file that is not editable."""

_UNREADABLE = Message("修复后文件无法读取", "the fixed file could not be read")
_CHANGED = Message("修复会改变数据 {fact}", "the fixes would change the figure {fact}")
_NOT_ENCODED = Message(
    "文件的编码 {encoding} 不能表示修复所需的文字", "{encoding}, the file's encoding, lacks text of the fixes"
)
_ENDLESS = Message(
    "修复无法完成：各项修复互相抵消或不断重复", "the fixes never end: they undo each other or go on and on"
)
_NOT_FIXED = Message("{why}（规则：{rules}）；文件未改动", "{why} (rules: {rules}); the file is left as it is")


@attrs.frozen(eq=False)
class Fixed(Entity):
    """The outcome of fixing one file.

    ``before`` and ``after`` are its bytes, ``text_before`` and ``text_after`` their text; ``applied`` counts
    fixes by their rule's code and name. ``result`` has the findings that are left. ``editable`` is false for
    a format that has no lines to edit, and for a file that cannot be read.
    """

    path: str
    before: bytes
    after: bytes
    text_before: str
    text_after: str
    applied: Mapping[tuple[str, str], int]
    result: FileResult
    editable: bool = True

    @property
    def changed(self) -> bool:
        """Whether the bytes have changed."""
        return self.before != self.after

    @classmethod
    def untouched(cls, data: bytes, text: str, result: FileResult, *, editable: bool) -> Fixed:
        """Return the outcome for a file that is left unchanged."""
        return cls(result.path, data, data, text, text, {}, result, editable)

    def failed(self, error: FixError) -> Fixed:
        """Return the outcome with *error* as a failure of its result."""
        failure = Failure("fix-failed", self.path, error.message, ", ".join(error.rules) or None)
        return attrs.evolve(self, result=attrs.evolve(self.result, failures=(*self.result.failures, failure)))


@attrs.frozen(eq=False)
class _Reading(Entity):
    """A report as it was read, with the result of checking it."""

    report: Report
    result: FileResult

    def fixes(self, *, unsafe: bool, only: Collection[tuple[str, ...]] | None = None) -> tuple[Diagnostic, ...]:
        """Return the diagnostics whose fixes are applied in the next round: of some identities only, or of all."""
        found = self.result.diagnostics
        wanted = found if only is None else [each for each in found if each.identity in only]
        return chosen_fixes(wanted, self.report.document.source, unsafe=unsafe)


def fix(
    linter: Linter, data: bytes, path: str, *, unsafe: bool = False, only: Collection[Diagnostic] | None = None
) -> Fixed:
    """Apply the safe fixes of all findings (and the others if ``unsafe``) until none is left; return the outcome.

    With *only*, findings of a check of the same bytes, their fixes are applied, once: of fixes that overlap the first.
    Where the fixes would make the file unreadable, change a figure or never end, nothing is fixed,
    and the result has a failure that names their rules.
    """
    try:
        reports = linter.read(data, path)
    except UnreadableSourceError as error:
        return Fixed.untouched(data, "", unreadable(path, error), editable=False)
    report = reports[0]
    source = report.document.source
    if len(reports) > 1 or not is_editable(source):
        return Fixed.untouched(data, "", linter.check(data, path, contributing=False).result, editable=False)
    first = _Reading(report, linter.check_reports([report], path))
    try:
        if only is None:
            last, applied = _rounds(linter, first, path, unsafe=unsafe)
        else:
            last, applied = _once(
                linter, first, first.fixes(unsafe=unsafe, only={each.identity for each in only}), path
            )
    except FixError as error:
        return Fixed.untouched(data, source.text, first.result, editable=True).failed(error)
    after = last.report.document.source
    return Fixed(path, data, after.data, source.text, after.text, applied, last.result)


def _rounds(linter: Linter, reading: _Reading, path: str, *, unsafe: bool) -> tuple[_Reading, Counter[tuple[str, str]]]:
    """Return the reading after the last round, and the number of fixes applied by rule; raise `FixError`."""
    applied: Counter[tuple[str, str]] = Counter()
    seen = [reading.report.document.source.data]
    history: list[tuple[Diagnostic, ...]] = []
    while fixes := reading.fixes(unsafe=unsafe):
        history.append(fixes)
        reading = _round(linter, reading, fixes, path)
        after = reading.report.document.source.data
        if after in seen:
            raise _error(path, _ENDLESS, (fix for some in history[seen.index(after) :] for fix in some))
        if len(history) > MOST_ROUNDS:
            raise _error(path, _ENDLESS, fixes)
        seen.append(after)
        applied += _counted(fixes)
    return reading, applied


def _once(
    linter: Linter, reading: _Reading, fixes: Sequence[Diagnostic], path: str
) -> tuple[_Reading, Counter[tuple[str, str]]]:
    """Return the reading after one round, and the number of fixes applied by rule; raise `FixError`."""
    return _round(linter, reading, fixes, path) if fixes else reading, _counted(fixes)


def _counted(fixes: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    return Counter((fix.code, fix.rule) for fix in fixes)


def _round(linter: Linter, reading: _Reading, fixes: Sequence[Diagnostic], path: str) -> _Reading:
    after = _attempt(linter, reading, fixes, path)
    if isinstance(after, Message):
        raise _error(path, after, _culprits(linter, reading, fixes, path) or fixes)
    return _Reading(after, linter.check_reports([after], path))


def _attempt(linter: Linter, reading: _Reading, fixes: Sequence[Diagnostic], path: str) -> Report | Message:
    """Apply *fixes* and return the report; the message of what is wrong where they do harm."""
    before = reading.report.document.source
    try:
        reports = linter.read(apply_fixes(before, fixes), path)
    except UnicodeEncodeError:
        return _NOT_ENCODED.format(encoding=before.encoding)
    except UnreadableSourceError:
        return _UNREADABLE
    after = reports[0]
    source = after.document.source
    if len(reports) > 1 or not is_editable(source) or (source.encoding, source.bom) != (before.encoding, before.bom):
        return _UNREADABLE
    fact = changed_fact(reading.report, after, fixes)
    return after if fact is None else _CHANGED.format(fact=fact)


def _culprits(linter: Linter, reading: _Reading, fixes: Sequence[Diagnostic], path: str) -> list[Diagnostic]:
    """Return the fixes of those rules that do harm by themselves."""
    by_rule: dict[str, list[Diagnostic]] = {}
    for fix_ in fixes:
        by_rule.setdefault(fix_.rule, []).append(fix_)
    return [
        fix_ for some in by_rule.values() if isinstance(_attempt(linter, reading, some, path), Message) for fix_ in some
    ]


def _error(path: str, why: Message, fixes: Iterable[Diagnostic]) -> FixError:
    rules = sorted({fix_.rule for fix_ in fixes})
    message = Message(
        _NOT_FIXED.zh.format(why=why.zh, rules="、".join(rules)),
        _NOT_FIXED.en.format(why=why.en, rules=", ".join(rules)),
    )
    return FixError(path, message, rules)
