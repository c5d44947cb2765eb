"""Run rules on a report: a finding becomes a diagnostic, a rule that raises becomes a failure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from time import perf_counter_ns
from types import MappingProxyType

from gouji.checking.coverage import UnknownRelation
from gouji.checking.diagnostic import (
    Diagnostic,
    DiagnosticEdit,
    DiagnosticFix,
    DiagnosticRelated,
    Failure,
    in_order,
)
from gouji.checking.emit import Emitter
from gouji.checking.place import place_of
from gouji.checking.plan import Plans
from gouji.checking.valid import MAX_FINDINGS, findings_of, holding_of, outcomes_of, sentences_of
from gouji.document.model import Document
from gouji.message import Message
from gouji.report.model import Report
from gouji.report.relations import Outcome
from gouji.rules.active import ActiveRule
from gouji.rules.finding import BREAK, SEVERITIES, Finding, Fix, Related, Severity
from gouji.rules.holding import Holding, Unknown
from gouji.rules.meta import RuleMeta
from gouji.rules.rule import AcrossRule, ReadSentence, Rule
from gouji.strangers import Fault, caught
from gouji.text.source import Span
from gouji.value import Entity, Value, field, frozen

__all__ = ["CheckResult", "check_report", "cut_short", "failure_of", "severity_of"]

_CUT_SHORT = Message(
    "规则 {rule} 发现的问题超过 {most:,} 个，只列出前 {most:,} 个；请改正后再检查",
    "the rule {rule} found more than {most:,} problems, of which the first {most:,} are listed; correct them and check "
    "again",
)

_LEVELS = ("off", *SEVERITIES)
"""The severities that a rule may run with, the lightest first: one that is off may be tried alone."""
_LONGEST_TEXT = 200
"""How much of what stands at a place is kept to tell the finding from others."""


@frozen
class CheckResult(Value):
    """Diagnostics in output order, failures, and the sentences that rules have read.

    ``times`` are a rule's code and name and how many nanoseconds it took, where that was asked for.
    ``causes`` are those of the findings, ``secrets`` the texts that may not be shown. ``outcomes`` are those of
    relations, by their ids, that the options of a rule change: None for one that is not to be checked. ``unjudged``
    are rules that could not be judged, with the reasons. ``held`` are the rules that hold for some reports only and do
    for this one: ``nowhere`` where what they look at is not there. ``notes`` tell which found more than is listed.
    """

    diagnostics: tuple[Diagnostic, ...] = field(converter=in_order)
    failures: tuple[Failure, ...]
    sentences: tuple[ReadSentence, ...] = ()
    times: tuple[tuple[str, str, int], ...] = ()
    causes: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    outcomes: Mapping[str, Outcome | None] = field(factory=dict)
    unjudged: tuple[UnknownRelation, ...] = ()
    held: tuple[tuple[str, Holding], ...] = ()
    notes: tuple[Message, ...] = ()


def check_report(
    report: Report, rules: Iterable[ActiveRule[Rule]] | Plans, path: str, *, timed: bool = False, covering: bool = True
) -> CheckResult:
    """Run each rule that applies to the report and return the result; a rule that raises does not stop others.

    Who checks many reports gives the plans of the rules. Where it is ``covering``, rules are asked for the sentences
    that they have read.
    """
    times: list[tuple[str, str, int]] = []
    run = partial(_run_timed, times) if timed else _run
    found: list[tuple[ActiveRule[Rule], Finding]] = []
    failures: list[Failure] = []
    sentences: list[ReadSentence] = []
    outcomes: dict[str, Outcome | None] = {}
    unjudged: list[UnknownRelation] = []
    held: list[tuple[str, Holding]] = []
    notes: list[Message] = []
    plan = (rules if isinstance(rules, Plans) else Plans(tuple(rules))).of(report)
    holdings = [None] * len(plan.rules) if timed else plan.holdings(report)
    may_find = plan.finding(report)
    for active, as_held, told, finds in zip(plan.rules, plan.as_held, holdings, may_find, strict=True):
        if isinstance(told, str) and told != "yes":
            if told != "no":
                held.append(as_held if told == "kept" else (active.meta.name, told))
            continue
        rule = active.rule
        if not finds and rule.holds is None:
            continue
        try:
            given = run(active, report, finds, told, covering=covering)
        except BaseException as error:  # noqa: BLE001 (a border: a rule may raise anything)
            failures.append(failure_of(rule.meta, path, caught(error)))
            continue
        if given is None:
            continue
        if rule.holds is not None and given.holding != "no":
            held.append((rule.meta.name, "yes" if given.holding == "kept" else given.holding))
        if given is _SILENT[given.holding]:
            continue
        if len(given.findings) > MAX_FINDINGS:
            notes.append(cut_short(rule.meta))
        findings = given.findings[:MAX_FINDINGS]
        found += [(active, finding) for finding in findings if _is_judged(report, finding)]
        unjudged += _unjudged(active, given.unknown)
        sentences += given.sentences
        outcomes |= given.outcomes
    roots = _told_once(_roots(found))
    source = report.document.source
    secrets = tuple([source[span] for span in {finding.span for _, finding in roots if finding.sensitive} if span])
    emitter = Emitter(secrets)
    return CheckResult(
        [_emit(emitter, report, active, finding, path) for active, finding in roots],
        tuple(failures),
        tuple(sentences),
        tuple(times),
        tuple([cause for _, finding in roots for cause in _causes(finding)]),
        secrets,
        outcomes,
        tuple(unjudged),
        tuple(held),
        tuple(notes),
    )


def _unjudged(active: ActiveRule[Rule], unknown: Iterable[Unknown]) -> Iterator[UnknownRelation]:
    """Yield, each once, the reasons why a rule could not be judged."""
    named = f"{active.meta.code} {active.meta.name}"
    for reason in dict.fromkeys(each.reason for each in unknown):
        yield UnknownRelation(active.meta.name, reason, Message(named, named))


@frozen
class _Given(Entity):
    """What a rule gave for a report; where it is ``unknown`` whether it holds, its holding is ``no``."""

    holding: Holding
    findings: list[Finding]
    unknown: list[Unknown]
    sentences: Sequence[ReadSentence] = ()
    outcomes: Mapping[str, Outcome | None] = field(factory=dict)


_SILENT: Mapping[Holding, _Given] = {
    "no": _Given("no", [], []),
    "nowhere": _Given("nowhere", [], []),
    "kept": _Given("kept", [], []),
    "yes": _Given("yes", [], []),
}
"""What is given where nothing is found: most rules find nothing, and of packs there may be thousands."""


def _run(
    active: ActiveRule[Rule], report: Report, finds: bool, told: Holding | Unknown | None, *, covering: bool
) -> _Given | None:
    """Call the functions of a rule, and return what they gave; it is checked itself only where it ``finds`` something.

    None is what a rule gives that does nothing but find, and has found nothing.

    It is asked whether it holds where it has not *told* that. Raises what they raise, or `MisfitError`.
    """
    rule, options = active.rule, active.options
    reads = rule.reads if covering else None
    if rule.holds is None and reads is None and rule.judges is None:
        found = findings_of(rule.check(report, options), report, rule.check, rule.meta.function)
        return _given("yes", found) if found else None
    holding: Holding = "yes"
    yielded: list[Finding | Unknown] = []
    if rule.holds is not None:
        if told is None:
            told = holding_of(rule.holds(report, options), rule.holds)
        if isinstance(told, Unknown):
            yielded.append(told)
        holding = "no" if isinstance(told, Unknown) else told
    if finds and holding == "yes":
        yielded += findings_of(rule.check(report, options), report, rule.check, rule.meta.function)
    sentences = sentences_of(reads(report), report, reads) if reads is not None else []
    judges = rule.judges if rule.judges is not None and active.has_own_options else None
    if not yielded and not sentences and judges is None:
        return _SILENT[holding]
    return _given(
        holding, yielded, sentences, outcomes_of(judges(report, options), judges) if judges is not None else {}
    )


def _given(
    holding: Holding,
    yielded: Iterable[Finding | Unknown],
    sentences: Sequence[ReadSentence] = (),
    outcomes: Mapping[str, Outcome | None] = MappingProxyType({}),
) -> _Given:
    findings = [each for each in yielded if isinstance(each, Finding)]
    return _Given(holding, findings, [each for each in yielded if isinstance(each, Unknown)], sentences, outcomes)


def _run_timed(
    times: list[tuple[str, str, int]],
    active: ActiveRule[Rule],
    report: Report,
    finds: bool,
    told: Holding | Unknown | None,
    *,
    covering: bool,
) -> _Given | None:
    """Run a rule and return what it gave; add its time to *times* even where it fails."""
    start = perf_counter_ns()
    try:
        return _run(active, report, finds, told, covering=covering)
    finally:
        times.append((active.meta.code, active.meta.name, perf_counter_ns() - start))


def cut_short(rule: RuleMeta) -> Message:
    """Return the note that a rule found more than is listed."""
    return _CUT_SHORT.format(rule=rule.name, most=MAX_FINDINGS)


def failure_of(rule: RuleMeta, path: str, fault: Fault) -> Failure:
    """Return the failure of a rule whose code raised an error."""
    what = fault.told((rule.package,), rule.function)
    zh, en = (
        (f"，来自 {rule.distribution}", f" of {rule.distribution}") if rule.pack and rule.distribution else ("", "")
    )
    message = Message(
        f"规则 {rule.name}（{rule.code}，规则包 {rule.bringer}{zh}）运行失败，未作检查：{what}",
        f"rule {rule.name} ({rule.code}, pack {rule.bringer}{en}) failed and checked nothing: {what}",
    )
    return Failure("rule-failed", path, message, rule.name, rule.bringer, fault.traceback)


def _is_judged(report: Report, finding: Finding) -> bool:
    """Return whether a finding stands: inside the passage that breaks off only the break itself, and secrets, do."""
    broken, span = report.breaks_off, finding.span
    if broken is None or span is None or finding.sensitive or finding.cause == BREAK:
        return True
    return not broken.start <= span.start < broken.end


def _roots(found: Iterable[tuple[ActiveRule[Rule], Finding]]) -> list[tuple[ActiveRule[Rule], Finding]]:
    """Return one finding for each cause: one that covers it, else that of the rule with the lowest code."""
    kept: list[tuple[ActiveRule[Rule], Finding]] = []
    ordered = sorted(found, key=lambda pair: pair[0].meta.code)
    causes = _covered(finding for _, finding in ordered)
    for active, finding in ordered:
        if finding.cause is not None:
            if finding.cause in causes:
                continue
            causes.add(finding.cause)
        kept.append((active, finding))
    return kept


def _told_once(found: list[tuple[ActiveRule[Rule], Finding]]) -> list[tuple[ActiveRule[Rule], Finding]]:
    """Return the findings, of those of several rules with the same words at one place the gravest, or the first."""
    kept: dict[tuple[Span | None, str, str], tuple[int, str]] = {}
    for active, finding in found:
        rank = (-_LEVELS.index(severity_of(active, finding.severity)), active.meta.name)
        place = _place_and_words(finding)
        if place not in kept or rank[0] < kept[place][0]:
            kept[place] = rank
    return [each for each in found if kept[_place_and_words(each[1])][1] == each[0].meta.name]


def _place_and_words(finding: Finding) -> tuple[Span | None, str, str]:
    return finding.span, finding.message.zh, finding.message.en


def _covered(findings: Iterable[Finding]) -> set[str]:
    """Return the causes that findings cover; what is itself covered by one before it covers nothing."""
    covered: set[str] = set()
    for finding in findings:
        if finding.cause not in covered:
            covered.update(finding.covers)
    return covered


def _causes(finding: Finding) -> Iterator[str]:
    """Yield the causes of a finding, and ``fact=figure`` for the figure that it gives a fact elsewhere in the report."""
    if finding.cause is not None:
        yield finding.cause
    yield from finding.covers
    if finding.fact is not None and finding.actual is not None:
        yield f"{finding.fact}={finding.actual}"


def severity_of(active: ActiveRule[Rule] | ActiveRule[AcrossRule], own: Severity | None) -> Severity:
    """Return the severity of a finding: what a person has set for its rule, else its own, else its rule's."""
    return active.severity if active.explicit else own or active.severity


def _emit(emitter: Emitter, report: Report, active: ActiveRule[Rule], finding: Finding, path: str) -> Diagnostic:
    document, span, section = report.document, finding.span, finding.section
    if section is None and span is not None:
        section = report.section_at(span.start)
    # What is no report may be anything that a link or a name led to: none of it is shown.
    place = place_of(document.source, span, document, with_excerpt=report.status != "other")
    if place.is_whole:
        place = place._replace(excerpt=place_of(document.source, report.title.span, document).excerpt)
    return emitter.emit(
        path,
        (active.meta.name, active.meta.code),
        severity_of(active, finding.severity),
        finding.message,
        place,
        text=document.source[span][:_LONGEST_TEXT] if span else "",
        fact=finding.fact,
        section=section or None,
        address=report.address(finding.fact) if finding.fact else None,
        expected=finding.expected,
        actual=finding.actual,
        related=[_related(document, related, path) for related in finding.related],
        fix=_fix(document, finding.fix) if finding.fix else None,
        private=finding.sensitive,
    )


def _related(document: Document, related: Related, path: str) -> DiagnosticRelated:
    place = place_of(document.source, related.span, document, with_excerpt=False)
    return DiagnosticRelated(path, place, related.fact, related.message)


def _fix(document: Document, fix: Fix) -> DiagnosticFix:
    source = document.source
    edits = [
        DiagnosticEdit(source.range(edit.span) if source.lined else None, edit.span, edit.text) for edit in fix.edits
    ]
    return DiagnosticFix(fix.safety, tuple(edits))
