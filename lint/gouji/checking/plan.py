"""Which of the active rules apply to a report, decided once for all reports like it, and which of these hold for it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, TypeAlias

from gouji.checking.valid import holding_of, holdings_of
from gouji.forms.model import Form
from gouji.report.model import Report
from gouji.rules.active import ActiveRule
from gouji.rules.holding import Holding, Unknown
from gouji.rules.rule import Rule, TogetherFunction
from gouji.rules.when import ALWAYS, Conditions
from gouji.strangers import Fault, attempt
from gouji.value import Entity, frozen

__all__ = ["Plan", "Plans"]

Told: TypeAlias = "list[Holding | Unknown | None]"
"""Whether rules hold for a report; None for a rule that holds for all reports, or is to be asked by itself."""

Asked: TypeAlias = "Mapping[int, ActiveRule[Rule]]"
"""Some rules of a plan by their places, in order."""


@frozen
class Plans(Entity):
    """The active rules, and those among them that apply to a report."""

    rules: tuple[ActiveRule[Rule], ...]

    def of(self, report: Report) -> Plan:
        """Return the rules that apply to a report: the same plan for all reports that are alike for the rules."""
        key = self._key(report)
        if key not in self._plans:
            rules = tuple([active for active in self.rules if active.meta.applies_to(report)])
            self._plans[key] = Plan(rules, report.form)
        return self._plans[key]

    def _key(self, report: Report) -> Hashable:
        """Return what decides whether rules apply: status, kind, form, and which years of rules the period is among."""
        form, period = report.form, report.period.value
        turn = bisect_right(self._turns, period) if isinstance(period, int) else None
        return report.status, report.kind, form.kind, form.id, turn

    @cached_property
    def _turns(self) -> list[int]:
        """The years in which a rule begins to apply, or no longer applies."""
        years = {active.meta.years for active in self.rules}
        begun = {first for first, _ in years if first is not None}
        return sorted(begun | {last + 1 for _, last in years if last is not None})

    @cached_property
    def _plans(self) -> dict[Hashable, Plan]:
        return {}


@frozen
class Plan(Entity):
    """The rules that apply to reports of one form that are like each other."""

    rules: tuple[ActiveRule[Rule], ...]
    form: Form

    def finding(self, report: Report) -> list[bool]:
        """Return for each rule whether a report has what it looks for, so that it may find something there."""
        return self._conditions.holding(report)

    @cached_property
    def _conditions(self) -> Conditions:
        printed = [*self.form.headings, *(label for table in self.form.tables for label in table.labels)]
        conditions = [ALWAYS if active.has_own_options else active.rule.when for active in self.rules]
        return Conditions(conditions, printed)

    @cached_property
    def as_held(self) -> tuple[tuple[str, Holding], ...]:
        """The name of each rule, with the word for one that holds: the same pairs for the results of all reports."""
        return tuple([(active.meta.name, "yes") for active in self.rules])

    def holdings(self, report: Report) -> Told:
        """Return for each rule whether it holds for a report.

        All rules are asked in one go, as packs may have thousands: to guard each of them takes as long as to ask it. None
        is told of any where one of them fails.
        """
        told = attempt(partial(self._told, report)) if self._decides else None
        return [None] * len(self.rules) if told is None or isinstance(told, Fault) else told

    def _told(self, report: Report) -> Told:
        """Ask the rules whether they hold; raise what one of them raises, or `MisfitError`."""
        told: Told = [None] * len(self.rules)
        for together, asked, ask in self._together:
            holdings = holdings_of(ask(report), len(asked), together)
            for place, holding in zip(asked, holdings, strict=True):
                told[place] = holding
        for place, active in self._alone.items():
            holds = active.rule.holds
            if holds is not None:
                told[place] = holding_of(holds(report, active.options), holds)
        return told

    @cached_property
    def _together(self) -> Sequence[tuple[TogetherFunction, Asked, Callable[[Report], Any]]]:
        """What decides for several rules at once, with these rules."""
        every: dict[TogetherFunction, dict[int, ActiveRule[Rule]]] = {}
        for place, active in self._deciding:
            if active.rule.together is not None:
                every.setdefault(active.rule.together, {})[place] = active
        return [
            (together, asked, together([(active.rule.check, active.options) for active in asked.values()]))
            for together, asked in every.items()
        ]

    @cached_property
    def _alone(self) -> Asked:
        """The rules that decide each by itself."""
        return {place: active for place, active in self._deciding if active.rule.together is None}

    @cached_property
    def _decides(self) -> bool:
        """Whether any rule decides whether it holds."""
        return any(True for _ in self._deciding)

    @property
    def _deciding(self) -> Iterator[tuple[int, ActiveRule[Rule]]]:
        """The rules that decide whether they hold, and do nothing else that is asked for, by their places."""
        for place, active in enumerate(self.rules):
            rule = active.rule
            if rule.holds is not None and rule.reads is None and rule.judges is None:
                yield place, active
