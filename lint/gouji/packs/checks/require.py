"""The check ``require``: an expression that is true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from gouji.message import Message
from gouji.packs.checks.check import Check
from gouji.packs.expressions.expression import Expression
from gouji.packs.expressions.scope import ReportScope, Scope, scope_of
from gouji.packs.expressions.unknown import unknown_part
from gouji.packs.expressions.walk import parts_of
from gouji.packs.reasons import reason_of
from gouji.report.fact import Fact
from gouji.report.model import Report
from gouji.rules.finding import Finding, Related
from gouji.rules.holding import Unknown
from gouji.rules.meta import Options
from gouji.value import evolve, field, frozen

__all__ = ["Require", "facts_told", "related_message", "sides_of"]

_MOST_DECIMALS = 6
"""How many decimals of a quotient are shown."""

_YES_OR_NO = {True: Message("是", "yes"), False: Message("否", "no")}
_RELATED = Message("{address}：{value}", "{address}: {value}")


@frozen
class Require(Check):
    """An expression is true; it is reported at the first fact on its left, with the other facts as related places.

    Of a comparison the right side is what is expected, the left what there is.
    """

    expression: Expression = field(kw_only=True)

    @property
    def compares(self) -> bool:
        """Whether it uses figures of the report of the year before."""
        return bool(self.expression.prior_facts)

    def judge(self, report: Report, options: Options) -> Iterator[Finding | Unknown]:
        """Yield a finding where the expression is false, and why it cannot tell where that is not known."""
        scope = scope_of(report, options.values)
        value = self.expression.value(scope)
        if value is None:
            yield reason_of(unknown_part(self.expression, scope), report)
        elif value is False:
            yield self._found(report, options, scope)

    def is_met(self, scope: ReportScope) -> bool:
        """Return whether the expression is true, so that nothing is found."""
        return self.expression.value(scope) is True

    def _found(self, report: Report, options: Options, scope: Scope) -> Finding:
        facts = facts_told(self.expression, report)
        first = facts[0] if facts else None
        span = (first.span if first is not None else None) or report.title.span
        sides = sides_of(self.expression, scope)
        found = self.finding(report, options, span, **sides)
        if first is None:
            return found
        raw = first.raw.strip() if self.expression.left_fact == first.id else found.actual
        related = tuple([_related(report, fact) for fact in facts[1:] if fact.span is not None])
        return evolve(found, fact=first.id, actual=raw, related=related)


def facts_told(expression: Expression, report: Report) -> list[Fact]:
    """Return the facts of an expression at which it is reported: the one on its left first, then the others.

    Of several facts by one name (``requests.denied.*.total``) those that are 0 are left out; on the left one is kept.
    """
    facts = [fact for name in expression.facts if (fact := report.facts.get(name)) is not None]
    if not facts:
        return []
    alone = {name for _, name in parts_of(expression.code, "fact")}
    leading = next(parts_of(expression.code, "fact", "facts"))
    left = {leading[1]} if leading[0] == "fact" else {name for ids in leading[1:] for name in ids}
    told = [fact for fact in facts if fact.id in alone or fact.value]
    first = next((fact for fact in told if fact.id in left), facts[0])
    return [first, *[fact for fact in told if fact is not first]]


def _related(report: Report, fact: Fact) -> Related:
    return Related.to(fact, related_message(report.address(fact.id), fact.raw.strip()))


def related_message(address: str, value: str) -> Message:
    """Return what is said at a related place: a fact's address and its figure."""
    return _RELATED.format(address=address, value=value)


def sides_of(expression: Expression, scope: Scope) -> Mapping[str, Any]:
    """Return what is ``expected`` and what there is (``actual``), where an expression is a comparison."""
    if not expression.comparison:
        return {}
    expected, actual = expression.side("right", scope), expression.side("left", scope)
    return {"expected": _shown(expected), "actual": _shown(actual)}


def _shown(value: object) -> str | None:
    """Return a value as people write it; a quotient has some decimals only."""
    if isinstance(value, bool):
        return _YES_OR_NO[value].zh
    if not isinstance(value, Decimal):
        return None if value is None else str(value)
    text = f"{value:f}"
    if len(text.partition(".")[2]) > _MOST_DECIMALS:
        text = f"{value:.{_MOST_DECIMALS}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
