"""A waiver: findings of one report that a person has looked at and accepted, bound to the report's figures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from gouji.checking.diagnostic import Suppression, Waived
from gouji.comparing.names import KnownNames, Names
from gouji.message import Language, Message
from gouji.report.fact import Fact
from gouji.report.model import Report
from gouji.text.source import Range, Source, Span
from gouji.value import Value, field, frozen

__all__ = ["FactValue", "Waiver", "value_of", "waivers_for"]

FactValue: TypeAlias = Decimal | str | None
"""A figure as a waiver is bound to it: a number, the text of what is none, None for a blank."""

_NOW = Message("“{fact}”现为 {now}，豁免时为 {then}", "{fact} is {now} now and was {then}")
_GONE = Message("报告没有数据 {fact}", "the report has no figure {fact}")
_BLANK = Message("空白", "blank")


@frozen
class Waiver(Value):
    """Findings of ``rules`` in the report of a subject and a period, accepted as long as its ``facts`` stay the same.

    With ``findings``, only those with one of these fingerprints are meant. ``named`` is the word that was written for the rules. ``until`` is the last day (``2025-12-31``),
    ``expired`` whether it has passed. ``span`` is the place in the configuration file ``source``.
    """

    named: str
    rules: tuple[str, ...]
    subject: str
    period: int
    facts: Mapping[str, FactValue]
    reason: str
    until: str | None
    source: Source = field(eq=False, repr=False)
    span: Span
    expired: bool = False
    findings: tuple[str, ...] = ()

    @property
    def range(self) -> Range:
        """The place in lines and columns."""
        return self.source.range(self.span)

    @property
    def waived(self) -> Waived:
        """The reason and place that a suppressed diagnostic shows."""
        return Waived(self.reason, "waiver", self.source.name, self.range)

    @property
    def binding(self) -> tuple[object, ...]:
        """A key that two waivers share if they suppress the same."""
        facts = tuple(sorted(self.facts.items(), key=lambda fact: fact[0]))
        return (self.rules, self.subject, self.period, facts, frozenset(self.findings))

    def concerns(self, subject: object, period: object, names: KnownNames) -> bool:
        """Return whether the waiver is for the report of a subject, by any of its *names*, and a period."""
        return period == self.period and isinstance(subject, str) and names.key(subject) == names.key(self.subject)


def value_of(fact: Fact) -> FactValue:
    """Return the figure of a fact as a waiver records it: its number, else its text, None for a blank."""
    return fact.value if fact.value is not None else fact.raw.strip() or None


def waivers_for(report: Report, waivers: Iterable[Waiver], ran: Collection[str], names: Names) -> Iterator[Suppression]:
    """Yield a suppression for each unexpired waiver of a report; ``ran`` are the names of the rules that ran."""
    subject, period, known = report.subject.value, report.period.value, names.of(report.subjects)
    for waiver in waivers:
        if not waiver.expired and waiver.concerns(subject, period, known):
            yield Suppression(
                waiver.rules,
                waiver.named,
                waiver.waived,
                facts=tuple(waiver.facts),
                findings=waiver.findings,
                lapsed=_lapsed(waiver, report),
                judged=all(rule in ran for rule in waiver.rules),
            )


def _lapsed(waiver: Waiver, report: Report) -> Message | None:
    """Return which of the waiver's figures has changed in the report; None where all are the same."""
    for fact_id, then in waiver.facts.items():
        fact = report.facts.get(fact_id)
        if fact is None:
            return _GONE.format(fact=fact_id)
        now = value_of(fact)
        if now != then and not (isinstance(then, str) and fact.raw.strip() == then):
            zh, en = (
                _NOW[lang].format(fact=report.address(fact_id), now=_shown(now, lang), then=_shown(then, lang))
                for lang in ("zh", "en")
            )
            return Message(zh, en)
    return None


def _shown(value: FactValue, language: Language) -> str:
    if value is None:
        return _BLANK[language]
    return format(value, "f") if isinstance(value, Decimal) else f"“{value}”" if language == "zh" else repr(value)
