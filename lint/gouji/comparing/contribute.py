"""The first part of across rules: what one report contributes to comparisons."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from time import perf_counter_ns

import msgspec

from gouji.checking.diagnostic import Failure
from gouji.checking.run import failure_of
from gouji.checking.secrets import Secrets
from gouji.comparing.contribution import ReportContribution
from gouji.comparing.members import Contributing, Spot
from gouji.comparing.names import Names
from gouji.message import Message
from gouji.report.model import Report
from gouji.rules.active import ActiveRule
from gouji.rules.rule import AcrossRule
from gouji.strangers import Fault, attempt
from gouji.value import Entity, evolve, frozen

__all__ = ["Contributed", "contribute", "identity_of"]

_encode = msgspec.json.Encoder().encode
_NO_SUBJECT = Message("报告没有写明机关名称", "the report does not say whose it is")
_SUBJECT = Message(
    "不能确定“{agency}”是哪个机关（可在配置的 aliases 中写明）",
    "it is not certain which body {agency} is (aliases of the configuration can say so)",
)
_PERIOD = Message("不能确定报告年度", "it is not certain which year the report is of")


@frozen
class Contributed(Entity):
    """What a report contributes (None: nothing), which rules failed, and each rule's time where it was asked."""

    contribution: ReportContribution | None = None
    failures: tuple[Failure, ...] = ()
    times: tuple[tuple[str, str, int], ...] = ()


def contribute(
    report: Report,
    rules: Sequence[ActiveRule[AcrossRule]],
    names: Names,
    path: str,
    *,
    causes: tuple[str, ...] = (),
    secrets: tuple[str, ...] = (),
    timed: bool = False,
) -> Contributed:
    """Return what a report contributes to each across rule that applies to it, with failures and times."""
    own = [active for active in rules if active.meta.applies_to(report)]
    if not own or report.status != "report":
        return Contributed()
    known = identity_of(report, names)
    if isinstance(known, Message):
        return Contributed(ReportContribution(reason=known))
    contributing = evolve(known, secrets=Secrets(secrets))
    given: dict[str, msgspec.Raw] = {}
    failures: list[Failure] = []
    times: list[tuple[str, str, int]] = []
    for active in own:
        start = perf_counter_ns()
        own_options = evolve(contributing, options=active.options) if active.meta.options else contributing
        found = attempt(partial(_given, active.rule, report, own_options))
        if isinstance(found, Fault):
            failures.append(failure_of(active.meta, path, found))
        elif found is not None:
            given[active.meta.name] = found
        if timed:
            times.append((active.meta.code, active.meta.name, perf_counter_ns() - start))
    contribution = ReportContribution(
        known.subject, known.key, known.period, report.form.id, _title(report, contributing), given, causes
    )
    return Contributed(contribution, tuple(failures), tuple(times))


def _given(rule: AcrossRule, report: Report, contributing: Contributing) -> msgspec.Raw | None:
    """Return what a report contributes to a rule, as JSON; None for nothing."""
    found = rule.contribute(report, contributing)
    return None if found is None else msgspec.Raw(_encode(found))


def identity_of(report: Report, names: Names) -> Contributing | Message:
    """Return the report's subject and period as comparisons use them, or the reason why they are not sure.

    A key belongs to one kind of report; a mark that the kind gives tells several of one name apart.
    """
    subject, period = report.subject, report.period
    if not isinstance(subject.value, str):
        return _NO_SUBJECT
    known = names.of(report.subjects)
    key = known.key(subject.value)
    if not subject.sure or not (known.knows(key) or report.subjects.is_certain(subject.value)):
        return _SUBJECT.format(agency=subject.value)
    if not isinstance(period.value, int) or not period.sure:
        return _PERIOD
    parts = known.list_of(key)
    listed = {_scoped(report, known.key(name)): name for name in reversed(parts.subjects)} if parts is not None else {}
    if parts is not None:  # two names of one subject are one subject
        parts = evolve(parts, subjects=tuple(reversed(listed.values())))
    scoped = _scoped(report, key) + (f"#{report.identity.mark}" if report.identity.mark else "")
    keys, is_listed = tuple(reversed(listed)), known.is_listed(key)
    return Contributing(report, subject.value, scoped, period.value, parts, keys, is_listed)


def _scoped(report: Report, key: str) -> str:
    return f"{report.kind}/{key}"


def _title(report: Report, contributing: Contributing) -> Spot | None:
    span = report.title.span or report.subject.span or report.period.span
    return contributing.spot(span) if span is not None else None
