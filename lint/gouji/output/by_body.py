"""The files of a run in parts: the reports of one body together, the bodies with most to mend first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import attrs

from gouji.checking.diagnostic import Diagnostic
from gouji.message import Language, Message
from gouji.output.ordered import Ordered
from gouji.output.statistics import counts_of
from gouji.results import FileResult, RunResult
from gouji.rules.finding import SEVERITIES
from gouji.value import Entity, NamedTuple, frozen

__all__ = ["Entry", "Part", "Parts", "parts_of"]

_NO_BODY = Message("机关名称不明的文件", "Files of an unknown body")
_CONFIGURATION = Message("配置文件", "Configuration files")
_BODY, _UNKNOWN, _CONFIGURED = range(3)
"""The groups of parts, in their order."""


class Entry(NamedTuple):
    """A file, with its number in the run and the findings that are shown of it, the gravest first."""

    number: int
    file: FileResult
    diagnostics: tuple[Diagnostic, ...]


@frozen
class Part(Entity):
    """The reports of one body, the newest first: its number in the run and its name.

    ``is_body`` is false where the files are of no body that is known. ``counts`` is the number of findings by severity,
    the gravest first; those that are waived do not count. There are ``files`` entries, which are read once, before the
    next part is.
    """

    number: int
    name: str
    is_body: bool
    counts: tuple[int, ...]
    files: int
    entries: Iterator[Entry]


@attrs.define(eq=False)
class _Tally:
    """What the files of a part add up to; the newest report names a body."""

    newest: tuple[int, str, str]
    name: str
    counts: tuple[int, ...] = (0, 0, 0)
    files: int = 0

    def add(self, file: FileResult) -> None:
        """Add a file."""
        age = _newest_first(file)
        if age < self.newest:
            self.newest, self.name = age, file.subject or ""
        self.counts = tuple(map(sum, zip(self.counts, counts_of(file), strict=True)))
        self.files += 1


class Parts:
    """The parts of a run, to be iterated over any number of times: their counts are in memory, one file at a time is.

    ``years`` are those of the bodies' reports in order, at last None where the year of one is not known; ``periods``
    are those of all files; ``bodies`` is the number of bodies.
    """

    def __init__(self, result: RunResult, language: Language, keys: Mapping[str, str], *, waived: bool) -> None:
        tallies: dict[tuple[int, str], _Tally] = {}
        years: set[tuple[int, int | None]] = set()
        for file in result.files:
            key = _key(file, keys)
            tallies.setdefault(key, _Tally(_newest_first(file), file.subject or "")).add(file)
            years.add((key[0], file.period))
        self.years = sorted(
            {year for group, year in years if group == _BODY}, key=lambda year: (year is None, year or 0)
        )
        self.periods = sorted({year for _, year in years if year})
        self.bodies = sum(1 for group, _ in tallies if group == _BODY)
        ranked = sorted(tallies, key=lambda key: (key[0], [-count for count in tallies[key].counts], tallies[key].name))
        self._tallies = [tallies[key] for key in ranked]
        self._names = {_UNKNOWN: _NO_BODY[language], _CONFIGURED: _CONFIGURATION[language]}
        self._waived = waived
        number = {key: number for number, key in enumerate(ranked)}
        placed = ((_key(file, keys), file) for file in result.files)
        self._files = Ordered(((number[key], key[0], *_newest_first(file)), file) for key, file in placed)

    def __iter__(self) -> Iterator[Part]:
        numbered = enumerate(self._files.pairs(), 1)
        for (number, group), files in groupby(numbered, key=lambda item: item[1][0][:2]):
            tally = self._tallies[number]
            name = self._names.get(group, tally.name)
            yield Part(number + 1, name, group == _BODY, tally.counts, tally.files, self._entries(files))

    def _entries(self, files: Iterable[tuple[int, tuple[Any, FileResult]]]) -> Iterator[Entry]:
        for number, (_, file) in files:
            yield Entry(number, file, _gravest_first(file.shown(waived=self._waived)))


def parts_of(result: RunResult, language: Language, keys: Mapping[str, str], *, waived: bool) -> Parts:
    """Return the bodies of a run, those with most errors, warnings and so on first; then what is of none.

    Reports of one of the *keys*, which are given by path, are of one body, and the newest names it; without, those that
    print one name. With *waived*, findings that are waived are shown.
    """
    return Parts(result, language, keys, waived=waived)


def _key(file: FileResult, keys: Mapping[str, str]) -> tuple[int, str]:
    """Return the group of a file's part, and what the files of the part have in common."""
    if file.status == "configuration":
        return _CONFIGURED, ""
    return (_BODY, keys.get(file.path, file.subject)) if file.subject else (_UNKNOWN, "")


def _gravest_first(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda each: -SEVERITIES.index(each.severity)))


def _newest_first(file: FileResult) -> tuple[int, str, str]:
    return (-(file.period or 0), file.form_title or "", file.path)
