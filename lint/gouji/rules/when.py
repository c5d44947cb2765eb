"""Words and signs without which a report gives a rule nothing to check: the rule is then not even imported."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gouji.report.model import Report
from gouji.value import Value, frozen

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    from gouji.report.fact import FactState

    Sign: TypeAlias = (
        FactState | Literal["broken", "untitled", "headings", "order", "tables", "traditional", "decimals"]
    )

__all__ = ["ALWAYS", "When"]


@frozen
class When(Value):
    """The condition of a rule: one of its words or signs is in the report; without any it always holds.

    A word stands in a paragraph or cell. A sign is the state of a fact, or ``broken`` (a relation is), ``untitled``,
    ``headings`` (a section has none, or several), ``order`` (headings are not in the form's order), or ``tables`` (one
    is not complete, or has a row that the form lacks or that could not be placed), ``traditional`` (its script is), or
    ``decimals`` (a figure has some). Most reports have no sign: so a check imports 19 modules of rules less, 3 ms.
    """

    words: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()

    def holds(self, report: Report) -> bool:
        """Return whether one of the words or signs is in the report."""
        if not self.words and not self.signs:
            return True
        if self.signs and not report.derive(_signs).isdisjoint(self.signs):
            return True
        if not self.words:
            return False
        text, characters = report.text, report.derive(_characters)
        for word in self.words:  # noqa: SIM110 (a generator takes twice as long, and this is asked of every report)
            if characters.issuperset(word) and word in text:
                return True
        return False


ALWAYS = When()


def _characters(report: Report) -> frozenset[str]:
    """Return the characters of a report; a word with another character need not be sought in its text."""
    return frozenset(report.text)


def _signs(report: Report) -> frozenset[Sign]:
    return frozenset((*(fact.state for fact in report.facts.values()), *_irregular(report)))


def _irregular(report: Report) -> Iterator[Sign]:
    """Yield the signs of a report other than the states of its facts."""
    if report.document.script == "traditional":
        yield "traditional"
    if any(
        fact.value is not None and not fact.raw.isdecimal() and "." in str(fact.value) for fact in report.facts.values()
    ):
        yield "decimals"
    if any(outcome.state == "broken" for outcome in report.outcomes):
        yield "broken"
    if report.title.value is None:
        yield "untitled"
    if any(len(section.headings) != 1 for section in report.sections.values()):
        yield "headings"
    starts = [found.start for section in report.form.sections if (found := report.sections[section.id].heading)]
    if starts != sorted(starts):
        yield "order"
    for bound in report.tables.values():
        if bound.outcome != "complete" or bound.missing or bound.extra or any(row.reason for row in bound.rows):
            yield "tables"
