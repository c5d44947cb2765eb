"""How many findings each rule, each body and each year has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from gouji.results import FileResult, RunResult
from gouji.value import NamedTuple

__all__ = ["RuleCount", "Tally", "by_body", "by_rule", "by_year", "counts_of"]


class RuleCount(NamedTuple):
    """A rule's code and name, and how many findings it has."""

    code: str
    rule: str
    findings: int


class Tally(NamedTuple):
    """A body or a year (None: not known), how many reports it has, and how many findings of each severity these have."""

    key: str | int | None
    reports: int
    errors: int
    warnings: int
    infos: int

    @property
    def findings(self) -> int:
        """The number of findings of any severity."""
        return self.errors + self.warnings + self.infos


def by_rule(result: RunResult) -> list[RuleCount]:
    """Return the rules that found something, the most frequent first."""
    counts = Counter((diagnostic.code, diagnostic.rule) for diagnostic in result.diagnostics)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [RuleCount(*key, count) for key, count in ranked]


def by_body(result: RunResult) -> list[Tally]:
    """Return the bodies of the reports, those with most errors first, then by warnings, infos and name."""
    tallies = _tallies(result, lambda file: file.subject)
    return sorted(tallies, key=lambda each: (-each.errors, -each.warnings, -each.infos, str(each.key or "\U0010ffff")))


def by_year(result: RunResult) -> list[Tally]:
    """Return the years that the reports are of, in their order, at last those of which that is not known."""
    return sorted(_tallies(result, lambda file: file.period), key=lambda each: (each.key is None, each.key or 0))


def _tallies(result: RunResult, key: Callable[[FileResult], str | int | None]) -> Iterable[Tally]:
    groups: dict[str | int | None, Tally] = {}
    for file in result.inputs:
        if file.status == "checked":
            name = key(file)
            before = groups.get(name, Tally(name, 0, 0, 0, 0))
            counts = zip((1, *counts_of(file)), before[1:], strict=True)
            groups[name] = Tally(name, *(count + earlier for count, earlier in counts))
    return groups.values()


def counts_of(file: FileResult) -> tuple[int, int, int]:
    """Return how many errors, warnings and infos a file has; what is waived does not count."""
    severities = [diagnostic.severity for diagnostic in file.diagnostics]
    return severities.count("error"), severities.count("warning"), severities.count("info")
