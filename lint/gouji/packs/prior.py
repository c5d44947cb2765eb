"""The part of a pack's rule that compares a report with that of the same body for the year before.

What a report contributes is all that its rule needs later: the facts that its expressions use, what they ask of the
text, the places, and what the check has found where it is the condition that needs the year before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gouji.checking.coverage import why_unknown
from gouji.comparing.compared import Joined
from gouji.comparing.members import AcrossFinding, AcrossRelated, Contributing, Member, NotCompared
from gouji.message import Message
from gouji.packs.checks.require import Require, facts_told, related_message, sides_of
from gouji.packs.expressions.expression import Expression
from gouji.packs.expressions.unknown import unknown_part
from gouji.packs.filling import fields_of, filled
from gouji.packs.given import Given, GivenScope, Judged, Kept, Told, facts_of, judged_of, reason_key
from gouji.packs.judge import Judge
from gouji.packs.looking import holding_alone
from gouji.packs.reasons import NO_RESULT
from gouji.report.model import Report
from gouji.rules.finding import Finding
from gouji.rules.holding import Holding, Unknown
from gouji.value import Entity, NamedTuple, frozen

__all__ = ["PriorRule"]

_ABSENT = Message("没有同一机关{year}年的报告", "there is no report of the same body for {year}")
_NO_FACT = Message("{year}年报告的格式没有指标 {name}", "the form of the report of {year} has no fact {name}")
_NOTHING = Message("（未知）", "(unknown)")
_OF_YEAR = Message("{year}年报告：{told}", "report of {year}: {told}")
_PRIOR = "prior."
_HOLDS: tuple[Holding, ...] = ("yes", "kept")


class _Tried(NamedTuple):
    """A report tried with one of the year before (None: there is none), and whether the rule is kept then."""

    scope: GivenScope
    before: Member[Given] | None
    kept: bool | Message


@frozen
class PriorRule(Entity):
    """The across part of a rule, whose check or condition uses prior facts; ``title`` is its code and name."""

    name: str
    title: str
    judge: Judge
    years: tuple[int | None, int | None] = (None, None)

    @property
    def _required(self) -> Expression | None:
        return self.judge.check.expression if isinstance(self.judge.check, Require) else None

    @property
    def _expressions(self) -> tuple[Expression, ...]:
        return tuple([each for each in (self._required, self.judge.when) if each is not None])

    def contribute(self, report: Report, contributing: Contributing) -> Given:
        """Contribute the facts that the next year's report is compared with, and what this one is judged by."""
        prior = [fact for each in self._expressions for fact in each.prior_facts]
        prior += [name for name, _ in fields_of(self.judge.check.message.zh) if name.startswith(_PRIOR)]
        facts = facts_of(report, (name.removeprefix(_PRIOR) for name in prior))
        told = {name: told for name in (*facts.numbers, *facts.answers) if (told := _told(contributing, name))}
        reasons = {name: why_unknown(report, report.facts[name]) for name in facts.unknown}
        return Given(facts, told, reasons, self._judged(contributing))

    def _judged(self, contributing: Contributing) -> Judged | None:
        """Return what the report is judged by; None where the rule does not hold for it."""
        (first, last), period, options = self.years, contributing.period, contributing.options
        if (
            not (first or period) <= period <= (last or period)
            or holding_alone(self.judge, contributing.report, options) not in _HOLDS
        ):
            return None
        if isinstance(self.judge.check, Require):
            return judged_of(self._expressions, contributing, [_broken(self.judge.check, contributing)], ())
        found = list(self.judge.with_options(options).judge(contributing.report, options))
        findings = [_kept(each, contributing) for each in found if isinstance(each, Finding)]
        unknown = [each.reason for each in found if isinstance(each, Unknown)]
        return judged_of(self._expressions, contributing, findings, unknown)

    def join(self, joined: Joined) -> Iterator[AcrossFinding | NotCompared]:
        """Judge each report with the one before; of several of that year, one with which the rule is kept is enough."""
        compared = joined.read(Given)
        for member in compared.checked:
            judged = member.given.judged
            if judged is None:
                continue
            tried = [self._try(member, judged, before) for before in compared.before(member) or (None,)]
            if any(each.kept is True for each in tried):
                continue
            reason = next((each.kept for each in tried if isinstance(each.kept, Message)), None)
            if reason is not None:
                yield NotCompared(member, self.name, reason, Message(self.title, self.title))
            else:
                yield from _findings(judged, tried[-1], self._required)

    def _try(self, member: Member[Given], judged: Judged, before: Member[Given] | None) -> _Tried:
        """Evaluate the condition, then what is required; the reason stands for a value that is not known."""
        prior = before.given.prior.values if before is not None else {}
        scope = GivenScope(member, judged, judged.facts.values, prior)
        condition = True if self.judge.when is None else self.judge.when.value(scope)
        if condition is not True:
            return _Tried(scope, before, condition is False or self._reason(self.judge.when, scope, before))
        if self._required is None:
            return _Tried(scope, before, next(iter(judged.unknown), not judged.findings))
        value = self._required.value(scope)
        return _Tried(scope, before, self._reason(self._required, scope, before) if value is None else value is True)

    def _reason(self, expression: Expression | None, scope: GivenScope, before: Member[Given] | None) -> Message:
        assert expression is not None  # noqa: S101 (only an expression has an unknown value)
        part = unknown_part(expression, scope)
        if part.kind == "prior":
            return _not_given(part.name, scope.member.period - 1, before)
        return scope.judged.reasons.get(reason_key(part), NO_RESULT)


def _not_given(name: str, year: int, before: Member[Given] | None) -> Message:
    """Return why a fact of the year before is not known."""
    if before is None:
        return _ABSENT.format(year=year)
    reason = before.given.reasons.get(name)
    return _NO_FACT.format(year=year, name=name) if reason is None else _of_year(year, reason)


def _told(contributing: Contributing, name: str) -> Told | None:
    """Return the place of a fact, as it is related to a finding; None where it has none."""
    spot, report = contributing.cell(name, shown=False), contributing.report
    if spot is None:
        return None
    message = related_message(report.address(name), report.facts[name].raw.strip())
    return Told(spot, contributing.secrets.hidden_message(message))


def _broken(check: Require, contributing: Contributing) -> Kept:
    """Return the finding of a requirement, should it be broken: what depends on the year before is not filled in."""
    report, options = contributing.report, contributing.options
    names = [fact.id for fact in facts_told(check.expression, report)]
    fields = ("expected", "actual", *(name for name, _ in fields_of(check.message.zh) if name.startswith(_PRIOR)))
    message = filled(check.message, report, options, {name: f"{{{name}}}" for name in fields})
    related = [told for name in names[1:] if (told := _told(contributing, name))]
    message = contributing.secrets.hidden_message(message)
    return Kept(message, contributing.cell(names[0]) if names else None, related=tuple(related))


def _kept(finding: Finding, contributing: Contributing) -> Kept:
    spot = contributing.spot(finding.span, fact=finding.fact) if finding.span is not None else None
    related = [
        Told(
            contributing.spot(each.span, fact=each.fact, shown=False), contributing.secrets.hidden_message(each.message)
        )
        for each in finding.related
        if each.span is not None
    ]
    secrets = contributing.secrets
    expected, actual = (text and secrets.hidden(text) for text in (finding.expected, finding.actual))
    return Kept(secrets.hidden_message(finding.message), spot, expected, actual, tuple(related))


def _findings(judged: Judged, tried: _Tried, required: Expression | None) -> Iterator[AcrossFinding]:
    """Yield the findings that a report has kept, with what is known of the year before."""
    member, before = tried.scope.member, tried.before
    sides = sides_of(required, tried.scope) if required is not None else {}
    prior = before.given.told if before is not None else {}
    fields = {**sides, **{f"{_PRIOR}{name}": told.spot.text for name, told in prior.items()}}
    for kept in judged.findings:
        related = [AcrossRelated(member, told.spot, told.message) for told in kept.related]
        yield AcrossFinding(
            member,
            _completed(kept.message, fields),
            kept.spot,
            sides.get("expected", kept.expected),
            sides.get("actual", kept.actual),
            (*related, *_places_of(before)),
        )


def _places_of(before: Member[Given] | None) -> Iterator[AcrossRelated]:
    """Yield the places of the prior facts."""
    if before is None:
        return
    for told in before.given.told.values():
        yield AcrossRelated(before, told.spot, _of_year(before.period, told.message))


def _of_year(year: int, told: Message) -> Message:
    """Return a message on the report of another year."""
    return _OF_YEAR.format(year=year, told=told)


def _completed(message: Message, fields: Mapping[str, str | None]) -> Message:
    """Return a message with the fields filled in that were not known before."""
    zh, en = message.zh, message.en
    for name, value in fields.items():
        zh = zh.replace(f"{{{name}}}", _NOTHING.zh if value is None else value)
        en = en.replace(f"{{{name}}}", _NOTHING.en if value is None else value)
    return Message(zh, en)
