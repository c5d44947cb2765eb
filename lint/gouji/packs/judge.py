"""The check of a pack's rule with the reports that it holds for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain
from typing import Any

from gouji.packs.bodies import ALL_BODIES, Bodies
from gouji.packs.checks.check import Check
from gouji.packs.expressions.expression import Expression
from gouji.packs.sought import Sought
from gouji.report.model import Report
from gouji.rules.finding import Finding
from gouji.rules.holding import Unknown
from gouji.rules.meta import Options
from gouji.value import Entity, evolve, field, frozen

__all__ = ["Judge"]


@frozen
class Judge(Entity):
    """The check of a rule, and the reports that it holds for: of some ``bodies``, where the condition ``when`` is true.

    ``bound`` are the names of the options that set fields of the check, by field, ``defaults`` the values of all options.
    It is called for the reports that it holds for.
    """

    check: Check
    bodies: Bodies = ALL_BODIES
    when: Expression | None = None
    bound: Mapping[str, str] = field(factory=dict)
    defaults: Options = field(factory=Options)

    @cached_property
    def compares(self) -> bool:
        """Whether the check or the condition uses facts of the report of the year before."""
        return bool(self.when is not None and self.when.prior_facts) or self.check.compares

    def __call__(self, report: Report, options: Options) -> Iterable[Finding | Unknown]:
        """Return what the check finds in a report, and why it cannot tell."""
        if self.compares:
            return ()
        found = self.with_options(options).judge(report, options)
        first = next(found, None)
        return () if first is None else chain((first,), found)

    def with_options(self, options: Options) -> Check:
        """Return the check with the values that users have set."""
        if not self.bound or options.values == self.defaults.values:
            return self.check
        values: dict[str, Any] = {field: _value(options[name]) for field, name in self.bound.items()}
        return evolve(self.check, **values)


def _value(value: object) -> object:
    return tuple([Sought(word) for word in value]) if isinstance(value, list | tuple) else value
