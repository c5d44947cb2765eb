"""Run rules on a report: findings become diagnostics, a rule that fails becomes a failure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from time import perf_counter_ns

import attrs

from gouji.checking.diagnostic import (
    Diagnostic,
    DiagnosticEdit,
    DiagnosticFix,
    DiagnosticRelated,
    Failure,
)
from gouji.checking.secrets import without_secrets
from gouji.message import Message
from gouji.report.model import Report
from gouji.rules.active import ActiveRule
from gouji.rules.finding import SEVERITIES, Finding
from gouji.rules.meta import RuleMeta
from gouji.rules.rule import AcrossRule, ReadSentence, Rule
from gouji.text.source import Source, Span
from gouji.value import Value

__all__ = ["CheckResult", "check_report", "excerpt_of", "failure_of", "severity_of"]

MAX_FINDINGS = 1000
"""More findings of one rule in one report are not listed."""

_EXCERPT_CONTEXT = 300
"""How much of a line is kept on either side of a place, and of the place itself."""


@attrs.frozen(eq=False, repr=False)
class CheckResult(Value):
    """Diagnostics in output order, what failed, and the sentences that rules have read.

    ``times`` are a rule's code and name and how many nanoseconds it took, where that was asked for.
    ``causes`` are those of the findings, ``secrets`` the texts that may not be shown.
    """

    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[Failure, ...]
    sentences: tuple[ReadSentence, ...] = ()
    times: tuple[tuple[str, str, int], ...] = ()
    causes: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()


def check_report(report: Report, rules: Sequence[ActiveRule[Rule]], path: str, *, timed: bool = False) -> CheckResult:
    """Run each rule that holds for the report. A rule that raises does not stop the others."""
    times: list[tuple[str, str, int]] = []
    run = partial(_run_timed, times) if timed else _run
    found: list[tuple[ActiveRule[Rule], Finding]] = []
    failures: list[Failure] = []
    sentences: list[ReadSentence] = []
    for active in rules:
        if not (active.meta.applies_to(report) and active.rule.when.holds(report)):
            continue
        try:
            findings = run(active, report)
            read = list(active.rule.reads(report)) if active.rule.reads is not None else []
        except Exception as error:  # noqa: BLE001 (a border: a stranger's rule may raise anything)
            failures.append(failure_of(active.meta, path, error))
        else:
            found += [(active, finding) for finding in findings]
            sentences += read
    seen: dict[tuple[str, ...], int] = {}
    roots = _roots(found)
    diagnostics = [_diagnostic(report, active, finding, path, seen) for active, finding in roots]
    secrets = tuple({finding.span for _, finding in roots if finding.sensitive and finding.span})
    if secrets:
        diagnostics = [without_secrets(diagnostic, report.document.source, secrets) for diagnostic in diagnostics]
    return CheckResult(
        tuple(sorted(diagnostics, key=lambda d: d.order)),
        tuple(failures),
        tuple(sentences),
        tuple(times),
        tuple([cause for _, finding in roots for cause in _causes(finding)]),
        tuple([report.document.source[secret] for secret in secrets]),
    )


def _run(active: ActiveRule[Rule], report: Report) -> list[Finding]:
    findings: list[Finding] = []
    found: Iterable[object] = active.rule.check(report, active.options)
    for finding in found:
        if not isinstance(finding, Finding):
            message = f"yielded {type(finding).__name__} where a Finding was expected"
            raise TypeError(message)
        _check_finding(finding, report)
        findings.append(finding)
        if len(findings) >= MAX_FINDINGS:
            break
    return findings


def _run_timed(times: list[tuple[str, str, int]], active: ActiveRule[Rule], report: Report) -> list[Finding]:
    """Run a rule and add how long it took, also where it fails."""
    start = perf_counter_ns()
    try:
        return _run(active, report)
    finally:
        times.append((active.meta.code, active.meta.name, perf_counter_ns() - start))


def _check_finding(finding: Finding, report: Report) -> None:
    """Raise ValueError for a finding that could not be told: an unknown fact or severity, a place outside."""
    if finding.fact is not None and finding.fact not in report.facts:
        message = f"yielded a finding on the fact {finding.fact!r}, which the report does not have"
        raise ValueError(message)
    if finding.severity is not None and finding.severity not in SEVERITIES:
        message = f"yielded a finding of severity {finding.severity!r}; expected one of {', '.join(SEVERITIES)}"
        raise ValueError(message)
    edits = finding.fix.edits if finding.fix else ()
    end = len(report.document.source.text)
    for span in (finding.span, *(related.span for related in finding.related), *(edit.span for edit in edits)):
        if span is not None and not 0 <= span[0] <= span[1] <= end:
            message = f"yielded a finding at {tuple(span)}; the text ends at {end}"
            raise ValueError(message)


def failure_of(rule: RuleMeta, path: str, error: Exception) -> Failure:
    """What is told of a rule that raised."""
    from gouji.wording import raised

    what = raised(error)
    pack = rule.pack or "gouji"
    message = Message(
        f"规则 {rule.name}（{rule.code}，规则包 {pack}）运行失败，未作检查：{what}",
        f"rule {rule.name} ({rule.code}, pack {pack}) failed and checked nothing: {what}",
    )
    return Failure("rule-failed", path, message, rule.name, pack)


def _roots(found: Iterable[tuple[ActiveRule[Rule], Finding]]) -> list[tuple[ActiveRule[Rule], Finding]]:
    """One finding for each cause: that of the rule with the lowest code."""
    kept: list[tuple[ActiveRule[Rule], Finding]] = []
    causes: set[str] = set()
    for active, finding in sorted(found, key=lambda pair: pair[0].meta.code):
        if finding.cause is not None:
            if finding.cause in causes:
                continue
            causes.add(finding.cause)
        kept.append((active, finding))
    return kept


def _causes(finding: Finding) -> Iterator[str]:
    """What a finding is due to, and the figure that it says a fact has elsewhere in the report."""
    if finding.cause is not None:
        yield finding.cause
    if finding.fact is not None and finding.actual is not None:
        yield f"{finding.fact}={finding.actual}"


def severity_of(active: ActiveRule[Rule] | ActiveRule[AcrossRule], own: str | None) -> str:
    """The severity of a finding; *own* is the one that the rule gave it, if it did."""
    own = own or active.severity
    if active.explicit:
        return min(own, active.severity, key=SEVERITIES.index)
    return own


def _diagnostic(
    report: Report, active: ActiveRule[Rule], finding: Finding, path: str, seen: dict[tuple[str, ...], int]
) -> Diagnostic:
    document, source = report.document, report.document.source
    span, rule = finding.span, active.meta
    section = finding.section
    if section is None and span is not None:
        section = report.section_at(span.start)
    raw = source[span] if span else ""
    excerpt, excerpt_column = excerpt_of(source, span)
    key = (rule.name, finding.fact or "", section or "", raw[:200])
    seen[key] = number = seen.get(key, -1) + 1
    return Diagnostic(
        path=path,
        rule=rule.name,
        code=rule.code,
        severity=severity_of(active, finding.severity),
        message=finding.message,
        range=source.range(span) if span and source.lined else None,
        locator=document.locator(span.start) if span and not source.lined else None,
        fact=finding.fact,
        section=section,
        address=report.address(finding.fact) if finding.fact else None,
        expected=finding.expected,
        actual=finding.actual,
        related=tuple(_related(report, finding, path)),
        fix=_fix(report, finding),
        identity=(*key, str(number)),
        span=span,
        excerpt=excerpt,
        excerpt_column=excerpt_column,
    )


def _related(report: Report, finding: Finding, path: str) -> Iterable[DiagnosticRelated]:
    document, source = report.document, report.document.source
    for related in finding.related:
        span = related.span
        yield DiagnosticRelated(
            path,
            source.range(span) if span and source.lined else None,
            document.locator(span.start) if span and not source.lined else None,
            related.fact,
            related.message,
        )


def _fix(report: Report, finding: Finding) -> DiagnosticFix | None:
    if finding.fix is None:
        return None
    source = report.document.source
    edits = [
        DiagnosticEdit(source.range(edit.span) if source.lined else None, edit.span, edit.text)
        for edit in finding.fix.edits
    ]
    return DiagnosticFix(finding.fix.safety, tuple(edits))


def excerpt_of(source: Source, span: Span | None) -> tuple[str, int]:
    """The line of a place, or as much of it as is near, and the column at which that begins."""
    if span is None or not source.lined:
        return "", 1
    line = source.position(span.start).line
    line_start = source.line_starts[line - 1]
    start = max(line_start, span.start - _EXCERPT_CONTEXT)
    end = min(span.end, span.start + _EXCERPT_CONTEXT) + _EXCERPT_CONTEXT
    if line < len(source.line_starts):
        end = min(end, source.line_starts[line])
    return source.text[start:end].rstrip("\r\n"), start - line_start + 1
