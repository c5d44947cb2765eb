"""The result of one report: what its rules found, with waivers and comments applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from gouji.checking.coverage import UnknownRelation, coverage
from gouji.checking.run import CheckResult
from gouji.message import Message
from gouji.results import FileResult, status_of

if TYPE_CHECKING:
    from gouji.checking.diagnostic import Failure
    from gouji.comparing.contribute import Contributed
    from gouji.config import Settings
    from gouji.report.model import Report
    from gouji.waivers.apply import Applied

__all__ = ["result_of", "tables_of"]


def tables_of(report: Report, found: CheckResult) -> bytes:
    """Return the tables of a report as plain rows, packed; b"" where it has none, or is no report."""
    from gouji.checking.quoting import quoted_tables
    from gouji.stored import to_bytes

    tables = quoted_tables(report, found.secrets) if report.status == "report" else ()
    return to_bytes("tables", tables) if tables else b""


def result_of(
    report: Report, found: CheckResult, given: Contributed | None, name: str, settings: Settings, *, covering: bool
) -> FileResult:
    """Return the result of one report, with its waivers and comments applied; ``covering`` is as in `coverage`."""
    failures = found.failures + (given.failures if given else ())
    applied = _applied(
        report, found, name, settings, failures, compared=given is not None and given.contribution is not None
    )
    unjudged = found.unjudged if given is not None else (*found.unjudged, *_alone(found, settings))
    period = report.period.value
    return FileResult(
        path=name,
        status=status_of(report),
        diagnostics=applied.diagnostics if applied else found.diagnostics,
        failures=failures,
        coverage=coverage(report, found.sentences, found.outcomes, unjudged, covering=covering),
        kind=report.kind or None,
        form=report.form.id if report.status == "report" else None,
        subject=report.written(report.subject),
        period=period if isinstance(period, int) else None,
        times=found.times + (given.times if given else ()),
        notes=report.document.notes + found.notes,
        waived=applied.waived if applied else (),
        suppressions=applied.suppressions if applied else (),
        form_title=report.form.title if report.status == "report" else None,
        held=found.held,
        resembles=report.recognition.reason is not None,
    )


def _alone(found: CheckResult, settings: Settings) -> Iterator[UnknownRelation]:
    """Yield the rules that hold for a report and cannot judge it, because it is compared with no other."""
    for active in settings.across_rules:
        if active.rule.alone is not None and (active.meta.name, "yes") in found.held:
            named = f"{active.meta.code} {active.meta.name}"
            yield UnknownRelation(active.meta.name, active.rule.alone, Message(named, named))


def _applied(
    report: Report, found: CheckResult, name: str, settings: Settings, failures: Iterable[Failure], *, compared: bool
) -> Applied | None:
    """Apply waivers and comments, and return what they suppress; None where there are none."""
    if not settings.waivers and not report.document.comments:
        return None
    from gouji.comparing.names import Names
    from gouji.waivers.apply import apply_to_report

    failed = {failure.rule for failure in failures}
    across = {active.meta.name for active in settings.across_rules} - failed
    return apply_to_report(
        report,
        name,
        found.diagnostics,
        waivers=settings.waivers,
        names=settings.names or Names(),
        known=settings.rule_words if report.document.comments else {},
        ran={active.meta.name for active in settings.rules} - across - failed,
        later=across if compared else (),
    )
