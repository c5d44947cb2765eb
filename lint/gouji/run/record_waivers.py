"""What a run has found, as waivers bound to the figures of today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from gouji.errors import UnreadableSourceError
from gouji.results import FileResult, RunResult
from gouji.run.read import read_file
from gouji.text.source import Source, Span
from gouji.waivers.diagnostics import CODES
from gouji.waivers.match import facts_of
from gouji.waivers.model import Waiver, value_of

if TYPE_CHECKING:
    from gouji.checking.diagnostic import Diagnostic
    from gouji.report.model import Report
    from gouji.run.session import Session

__all__ = ["Taken", "not_in_force", "take"]

_NOWHERE = Source.from_text("", "")


@attrs.frozen(eq=False)
class Taken:
    """The waivers in their order, by file how many findings they take back, and what they cannot take back."""

    waivers: tuple[Waiver, ...]
    findings: Mapping[str, int]
    left: RunResult


def take(session: Session, result: RunResult, reason: str, until: str | None) -> Taken:
    """Waivers for every finding of a run; one of a report without agency or year cannot have any."""
    waivers: dict[tuple[object, ...], Waiver] = {}
    findings: dict[str, int] = {}
    left: list[FileResult] = []
    for file in result.files:
        kept: list[Diagnostic] = []
        for report, diagnostics in _found(session, file):
            for diagnostic in diagnostics:
                waiver = _waiver(diagnostic, report, reason, until) if report is not None else None
                if waiver is None:
                    kept.append(diagnostic)
                    continue
                waivers.setdefault(waiver.binding, waiver)
                findings[file.path] = findings.get(file.path, 0) + 1
        left.append(attrs.evolve(file, diagnostics=tuple(kept)))
    ordered = sorted(waivers.values(), key=lambda each: (each.subject, each.period, each.named, tuple(each.facts)))
    return Taken(tuple(ordered), findings, attrs.evolve(result, files=tuple(left)))


def _found(session: Session, file: FileResult) -> Iterator[tuple[Report | None, Iterable[Diagnostic]]]:
    """The findings of a file by its reports."""
    if not file.diagnostics or file.status in ("unreadable", "configuration"):
        yield None, file.diagnostics
        return
    try:
        reports = session.reports(read_file(file.path), file.path)
    except UnreadableSourceError:
        reports = ()
    if len(reports) < 2:
        yield next(iter(reports), None), file.diagnostics
        return
    for report in reports:
        yield report, session.check_report(report, file.path).diagnostics


def _waiver(diagnostic: Diagnostic, report: Report, reason: str, until: str | None) -> Waiver | None:
    agency, year = report.agency.value, report.year.value
    if diagnostic.rule in CODES or not isinstance(agency, str) or not isinstance(year, int):
        return None
    facts = {fact: value_of(report.facts[fact]) for fact in facts_of(diagnostic) if fact in report.facts}
    return Waiver(diagnostic.rule, (diagnostic.rule,), agency, year, facts, reason, until, _NOWHERE, Span(0, 0))


def not_in_force(session: Session, paths: Iterable[str], file: Path) -> list[str]:
    """The files for which a configuration file does not hold, neither by itself nor extended."""
    from gouji.config import Configurations

    configurations = Configurations(session.plugins, session.configurations.command_line)
    here, wanted = Path.cwd(), file.resolve()
    return [
        path
        for path in paths
        if all((here / each.source.name).resolve() != wanted for each in configurations.settings(path).waivers)
    ]
