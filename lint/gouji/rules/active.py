"""A rule that runs, with its severity and options."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Generic, TypeVar

from gouji.rules.finding import Severity
from gouji.rules.meta import Options, RuleMeta
from gouji.rules.rule import AcrossRule, AnyRule, Rule
from gouji.value import Entity, frozen

__all__ = ["ActiveRule", "usual_rules"]

_Rule = TypeVar("_Rule", Rule, AcrossRule)


@frozen
class ActiveRule(Entity, Generic[_Rule]):
    """A rule that runs, on each report or across reports.

    ``severity`` is in force for its findings that have none of their own; ``explicit`` tells whether a person set it:
    then it is in force for all of them.
    """

    rule: _Rule
    severity: Severity
    options: Options
    explicit: bool = False

    @property
    def meta(self) -> RuleMeta:
        """The rule's metadata."""
        return self.rule.meta

    @cached_property
    def has_own_options(self) -> bool:
        """Whether an option has another value than its default."""
        return bool(self.meta.options) and self.options.values != self.meta.defaults.values


def usual_rules(rules: Iterable[AnyRule]) -> list[ActiveRule[Rule]]:
    """Return the rules for one report that run by default, with their default options."""
    return [
        ActiveRule(rule, rule.meta.severity, rule.meta.defaults)
        for rule in rules
        if isinstance(rule, Rule) and rule.meta.severity != "off"
    ]
