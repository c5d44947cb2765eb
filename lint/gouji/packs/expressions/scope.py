"""What an expression is evaluated on: the facts of a report, those of the report of the year before, and its text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from gouji.packs.bodies import class_of
from gouji.packs.passages import Passages
from gouji.packs.sought import Sought
from gouji.report.model import Report
from gouji.value import Entity, field, frozen

if TYPE_CHECKING:
    from gouji.packs.expressions.tree import Known

__all__ = ["ReportScope", "Run", "Scope", "fact_values", "scope_of"]


class Scope(Protocol):
    """What an expression is evaluated on; None is what is not known.

    ``facts`` has every fact of the report, ``prior_facts`` those of the report of the year before. ``options`` are the
    values of the rule's options.
    """

    @property
    def facts(self) -> Mapping[str, Any]:
        """The values of facts by their ids."""

    @property
    def prior_facts(self) -> Mapping[str, Any]:
        """The values of the prior report's facts by their ids."""

    @property
    def options(self) -> Mapping[str, Any]:
        """The values of options by their names."""

    def own(self, name: str) -> Known | None:
        """Return the year, agency, level or type."""

    def mentions(self, section: str, words: Sequence[Sought]) -> bool | None:
        """Return whether one of the words stands in a section."""

    def length(self, section: str) -> int | None:
        """Return how many characters of prose a section has."""


Run: TypeAlias = Callable[[Scope], Any]


def fact_values(report: Report) -> Mapping[str, Any]:
    """Return the value or answer of every fact of a report, None for those that are not known."""
    return {fact.id: fact.answer if fact.value is None else fact.value for fact in report.facts.values()}


@frozen
class ReportScope(Entity):
    """The scope of a report; ``prior_facts`` are those of the same body's report of the year before, if there is one."""

    report: Report
    options: Mapping[str, Any] = field(factory=dict)
    prior_facts: Mapping[str, Any] = field(factory=dict)

    @cached_property
    def facts(self) -> Mapping[str, Any]:
        """The values of facts by their ids."""
        return self.report.derive(fact_values)

    def own(self, name: str) -> Known | None:
        """Return the year, agency, level or type; None where that is not certain."""
        if name == "year":
            return self._year
        if name == "agency":
            subject = self.report.subject
            return subject.value if isinstance(subject.value, str) and subject.sure else None
        type_, level = self.report.derive(class_of)
        return level if name == "level" else type_

    @cached_property
    def _year(self) -> Decimal | None:
        period = self.report.period
        return Decimal(period.value) if isinstance(period.value, int) and period.sure else None

    def mentions(self, section: str, words: Sequence[Sought]) -> bool | None:
        """Return whether one of the words stands in a section; None where it is not there, or not whole."""
        passage = self.report.derive(Passages)[section]
        if passage is None:
            return None
        return passage.mentions_one(words) or (False if passage.whole else None)

    def length(self, section: str) -> int | None:
        """Return how many characters of prose a section has; None where it is not there, or not whole."""
        passage = self.report.derive(Passages)[section]
        return passage.length if passage is not None and passage.whole else None


def scope_of(report: Report, options: Mapping[str, Any]) -> ReportScope:
    """Return the scope of a report and the options of a rule; all rules without options share one."""
    return ReportScope(report, options) if options else report.derive(ReportScope)
