"""The files of a run in parts: the reports of one body together, the bodies with most to mend first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gouji.checking.diagnostic import Diagnostic
from gouji.message import Language, Message
from gouji.output.statistics import counts_of
from gouji.results import FileResult, RunResult
from gouji.rules.finding import SEVERITIES
from gouji.value import Entity, NamedTuple, frozen

__all__ = ["Entry", "Part", "parts_of", "years_of"]

_NO_BODY = Message("机关名称不明的文件", "Files of an unknown body")
_CONFIGURATION = Message("配置文件", "Configuration files")


class Entry(NamedTuple):
    """A file, with its number in the run and the findings that are shown of it, the gravest first."""

    number: int
    file: FileResult
    diagnostics: tuple[Diagnostic, ...]


@frozen
class Part(Entity):
    """The reports of one body, the newest first: its number in the run and its name.

    ``is_body`` is false where the files are of no body that is known.
    """

    number: int
    name: str
    is_body: bool
    entries: tuple[Entry, ...]

    @property
    def counts(self) -> tuple[int, ...]:
        """The number of findings by severity, the gravest first; those that are waived do not count."""
        return counts_of(entry.file for entry in self.entries)

    def of(self, year: int | None) -> list[Entry]:
        """Return the reports of a year."""
        return [entry for entry in self.entries if entry.file.period == year]


def parts_of(result: RunResult, language: Language, keys: Mapping[str, str], *, waived: bool) -> tuple[Part, ...]:
    """Return the bodies of a run, those with most errors, warnings and so on first; then what is of none.

    Reports of one of the *keys*, which are given by path, are of one body, and the newest names it; without, those that
    print one name. With *waived*, findings that are waived are shown.
    """
    bodies: dict[str, list[FileResult]] = {}
    unknown: list[FileResult] = []
    configurations: list[FileResult] = []
    for file in result.files:
        if file.status == "configuration":
            configurations.append(file)
        elif file.subject:
            bodies.setdefault(keys.get(file.path, file.subject), []).append(file)
        else:
            unknown.append(file)
    named = [(min(files, key=_newest_first).subject or "", files) for files in bodies.values()]
    ranked = sorted(named, key=lambda item: ([-count for count in counts_of(item[1])], item[0]))
    groups: list[tuple[str, bool, Sequence[FileResult]]] = [(name, True, files) for name, files in ranked]
    others = ((_NO_BODY, unknown), (_CONFIGURATION, configurations))
    groups += [(name[language], False, files) for name, files in others if files]
    parts: list[Part] = []
    number = 0
    for name, is_body, files in groups:
        entries = []
        for file in sorted(files, key=_newest_first):
            number += 1
            entries.append(Entry(number, file, _gravest_first(file.shown(waived=waived))))
        parts.append(Part(len(parts) + 1, name, is_body, tuple(entries)))
    return tuple(parts)


def years_of(parts: Iterable[Part]) -> list[int | None]:
    """Return the years of the bodies' reports in order, at last None where the year of one is not known."""
    years = {entry.file.period for part in parts if part.is_body for entry in part.entries}
    return sorted(years, key=lambda year: (year is None, year or 0))


def _gravest_first(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda each: -SEVERITIES.index(each.severity)))


def _newest_first(file: FileResult) -> tuple[int, str, str]:
    return (-(file.period or 0), file.form_title or "", file.path)
