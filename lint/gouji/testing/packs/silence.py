"""Tell why a rule of a pack says nothing of a report: it does not hold for it, cannot be judged, or is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from gouji.message import Message, counted
from gouji.packs.checks.check import Check
from gouji.packs.checks.headings import Headings
from gouji.packs.checks.length import Length
from gouji.packs.checks.matches import Matches
from gouji.packs.checks.must_mention import MustMention
from gouji.packs.checks.must_not_mention import MustNotMention
from gouji.packs.checks.published_by import PublishedBy, publication_of
from gouji.packs.checks.require import Require
from gouji.packs.expressions.expression import Expression
from gouji.packs.expressions.scope import ReportScope, fact_values
from gouji.packs.expressions.unknown import unknown_part
from gouji.packs.expressions.walk import parts_of
from gouji.packs.model import PackRule
from gouji.packs.passages import Passage, Passages
from gouji.packs.reasons import reason_of
from gouji.report.model import Report
from gouji.testing.packs.running import Found
from gouji.wording import quoted

__all__ = ["why_silent"]

_NO_REPORT = Message("它没有识别为年度报告", "it is not read as an annual report")
_YEAR = Message("它识别为{year}年的报告，不在 years 之内", "it is read as of {year}, which is not among the years")
_NO_BODY = Message("它识别为{agency}的报告，不在 bodies 之内", "it is read as of {agency}, which is none of the bodies")
_BODY = Message(
    "从{agency}这个名称不能确定类型或层级（bodies）",
    "the name {agency} does not tell its type or level for certain (bodies)",
)
_NOBODY = Message("没有找到机关名称", "no name of a body was found")
_WHEN = Message("when 不成立{values}", "when is false{values}")
_NO_WHEN = Message("when 不能判断：{reason}", "when is unknown: {reason}")
_NO_PRIOR = Message("没有上一年的报告，例子里要写 prior", "there is no report of the year before; the case needs prior")
_PRIOR = Message("上一年的报告里没有 {name}", "the report of the year before has no {name}")
_NOWHERE = Message("报告里没有认出 in 所指的 {places}", "what in names was not found in the report: {places}")
_UNKNOWN = Message("不能判断：{reason}", "it is unknown: {reason}")
_REQUIRED = Message("require 成立{values}", "require is true{values}")
_VALUES = Message("（{values}）", " ({values})")
_IS = Message("{name} 为 {value}", "{name} is {value}")
_BLANK = Message("空白", "blank")
_MENTIONED = Message("{place} 写到了这些词语", "{place} mentions the words")
_NOT_MENTIONED = Message("{place} 没有写到这些词语", "{place} does not mention the words")
_WRITTEN = Message("已写到{words}", "{words} is there")
_NOT_WRITTEN = Message("没有写到其中任何词语", "none of the words is there")
_CHARACTERS = Message("正文 {count} 字", "the prose has {count}")
_FITS = Message("{text}符合正则表达式", "{text} fits the pattern")
_IN_TIME = Message(
    "报告是{year}年度的，公布日期 {published} 不晚于 {last}",
    "the report is of {year}; {published} is not later than {last}",
)
_LABELLED = Message("小标题都有，次序也对", "all sub-headings are there, in order")
_MOST = 5


def why_silent(rule: PackRule, found: Found) -> Message | None:
    """Return why a rule says nothing of a report; None where that is not known."""
    report = found.report
    for reason in (_other_report(rule, report), _not_met(rule, found), _not_judged(rule, found)):
        if reason is not None:
            return reason
    told = next((tell for kind, tell in _KEPT.items() if isinstance(rule.check, kind)), None)
    return told(rule, found) if told is not None else None


def _other_report(rule: PackRule, report: Report) -> Message | None:
    """Return why a rule is not for such a report, by what it is, its year or its body."""
    if report.status != "report":
        return _NO_REPORT
    (first, last), year = rule.years, report.period.value
    if isinstance(year, int) and not (first or year) <= year <= (last or year):
        return _YEAR.format(year=year)
    have = rule.bodies.have(report)
    if have:
        return None
    name = report.subject.value
    if not isinstance(name, str):
        return _NOBODY
    return (_NO_BODY if have is False else _BODY).format(agency=quoted(name))


def _not_met(rule: PackRule, found: Found) -> Message | None:
    """Return why a rule's condition is not true."""
    if rule.when is None:
        return None
    scope = _scope(rule, found)
    value = rule.when.value(scope)
    if value is None:
        return _NO_WHEN.format(reason=_unknown_in(rule.when, scope, found))
    return None if value is True else _WHEN.format(values=_values(rule.when, scope, found))


def _not_judged(rule: PackRule, found: Found) -> Message | None:
    """Return why a rule cannot be judged: what it looks at is not there, or not known."""
    if rule.check.places and not _passages(rule.check, found):
        return _NOWHERE.format(places=", ".join(rule.check.places))
    if isinstance(rule.check, Require):
        scope = _scope(rule, found)
        if rule.check.expression.value(scope) is None:
            return _UNKNOWN.format(reason=_unknown_in(rule.check.expression, scope, found))
    reason = next((each.reason for each in found.unjudged if each.relation == rule.name), None)
    return None if reason is None else _UNKNOWN.format(reason=reason)


def _unknown_in(expression: Expression, scope: ReportScope, found: Found) -> Message:
    part = unknown_part(expression, scope)
    if part.kind == "prior":
        return _NO_PRIOR if found.prior is None else _PRIOR.format(name=part.name)
    return reason_of(part, found.report).reason


def _scope(rule: PackRule, found: Found) -> ReportScope:
    options = {option.name: option.default for option in rule.options}
    return ReportScope(found.report, options, fact_values(found.prior) if found.prior is not None else {})


def _values(expression: Expression, scope: ReportScope, found: Found) -> Message:
    """Return what an expression compares in a report, in brackets."""
    told = list(_told(expression, scope, found))[:_MOST]
    values = Message("，".join(each.zh for each in told), ", ".join(each.en for each in told))
    return _VALUES.format(values=values) if told else Message("", "")


def _told(expression: Expression, scope: ReportScope, found: Found) -> Iterator[Message]:
    reports: Sequence[tuple[str, Report | None, tuple[str, ...]]] = (
        ("", found.report, expression.facts),
        ("prior.", found.prior, expression.prior_facts),
    )
    for prefix, report, names in reports:
        facts = report.facts if report is not None else {}
        for fact in (facts[name] for name in names if name in facts):
            yield _IS.format(name=f"{prefix}{fact.id}", value=fact.raw.strip() if fact.is_known else _BLANK)
    for _, name in dict.fromkeys(parts_of(expression.code, "own")):
        yield _IS.format(name=name, value=scope.own(name))
    for part in parts_of(expression.code, "mentions"):
        words = Expression("", part).value(scope)
        yield (_MENTIONED if words else _NOT_MENTIONED).format(place=part[1])
    for part in parts_of(expression.code, "length"):
        yield _IS.format(name=f'length("{part[1]}")', value=scope.length(part[1]))


def _passages(check: Check, found: Found) -> list[Passage]:
    passages = found.report.derive(Passages)
    return [passage for place in check.places if (passage := passages[place]) is not None]


def _required(rule: PackRule, found: Found) -> Message:
    assert isinstance(rule.check, Require)  # noqa: S101 (the table below)
    return _REQUIRED.format(values=_values(rule.check.expression, _scope(rule, found), found))


def _written(rule: PackRule, found: Found) -> Message:
    check: Any = rule.check
    words = [word for word in (*check.any, *check.all) if all(each.mentions(word) for each in _passages(check, found))]
    if not words:
        return _NOT_WRITTEN
    named = [word.named for word in words]
    return _WRITTEN.format(words=Message("、".join(each.zh for each in named), ", ".join(each.en for each in named)))


def _counted(rule: PackRule, found: Found) -> Message | None:
    counts = [passage.length for passage in _passages(rule.check, found)]
    return _CHARACTERS.format(count=counted(counts[0], "character")) if counts else None


def _fitting(rule: PackRule, found: Found) -> Message | None:
    texts = [passage.text for passage in _passages(rule.check, found)]
    return _FITS.format(text=quoted(texts[0])) if texts else None


def _in_time(rule: PackRule, found: Found) -> Message | None:
    assert isinstance(rule.check, PublishedBy)  # noqa: S101 (the table below)
    year, published = found.report.period.value, found.report.derive(publication_of)
    if not isinstance(year, int) or published is None:
        return None
    return _IN_TIME.format(year=year, published=published[0].isoformat(), last=rule.check.last_day(year).isoformat())


_KEPT: Mapping[type[Check], Callable[[PackRule, Found], Message | None]] = {
    Require: _required,
    MustMention: _written,
    MustNotMention: lambda _rule, _found: _NOT_WRITTEN,
    Length: _counted,
    Matches: _fitting,
    PublishedBy: _in_time,
    Headings: lambda _rule, _found: _LABELLED,
}
"""What tells how a rule is kept, by its check."""
