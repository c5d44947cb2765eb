"""What a report must have for a rule to have anything to say of it: a quick look before the rule is run, or imported."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from gouji.report.model import Report
from gouji.value import Value

__all__ = ["ALWAYS", "When"]

_Words: TypeAlias = tuple[str, ...]


@attrs.frozen(eq=False, repr=False)
class When(Value):
    """A rule runs where one of these holds, and always where nothing is set.

    ``words``: one of them stands in a paragraph or cell. ``states``: a fact is in one of them.
    ``positive``: one of these facts is above 0. ``metadata``: the file tells one of these of itself.
    ``broken``: a relation is. ``irregular``: the title, a heading, a table or a row is lost, or
    is there twice, or a row is not the form's. ``renumbered``: the headings are not numbered, or do
    not follow each other, as in the form.
    """

    words: _Words = ()
    states: _Words = ()
    positive: _Words = ()
    metadata: _Words = ()
    broken: bool = False
    irregular: bool = False
    renumbered: bool = False

    unconditional: bool = attrs.field(init=False, eq=False, repr=False)

    @unconditional.default
    def _has_no_condition(self) -> bool:
        conditions = (self.words, self.states, self.positive, self.metadata)
        return not (any(conditions) or self.broken or self.irregular or self.renumbered)

    def holds(self, report: Report) -> bool:
        """Whether the rule has anything to look at."""
        if self.unconditional:
            return True
        return (
            (bool(self.words) and self._has_words(report))
            or (bool(self.states) and not report.derive(_states).isdisjoint(self.states))
            or (self.irregular and report.derive(_is_irregular))
            or (self.renumbered and report.derive(_is_renumbered))
            or (self.broken and report.derive(_is_broken))
            or (bool(self.positive) and self._has_positive(report))
            or (bool(self.metadata) and not report.document.metadata.keys().isdisjoint(self.metadata))
        )

    def _has_words(self, report: Report) -> bool:
        text, characters = report.text, report.derive(_characters)
        for word in self.words:  # noqa: SIM110 (a generator takes twice as long, and this is asked of every report)
            if characters.issuperset(word) and word in text:
                return True
        return False

    def _has_positive(self, report: Report) -> bool:
        facts = (report.facts.get(each) for each in self.positive)
        return any(fact is not None and fact.value for fact in facts)


ALWAYS = When()


def _characters(report: Report) -> frozenset[str]:
    """The characters that stand in a report: far fewer than its text, which most words need not be sought in."""
    return frozenset(report.text)


def _is_broken(report: Report) -> bool:
    return any(outcome.state == "broken" for outcome in report.outcomes)


def _states(report: Report) -> frozenset[str]:
    return frozenset(fact.state for fact in report.facts.values())


def _is_renumbered(report: Report) -> bool:
    last = -1
    for section in report.form.sections:
        heading = report.sections[section.id].heading
        if heading is not None:
            number = section.heading[: section.heading.find("、") + 1]
            if heading.start < last or not number or not heading.text.lstrip().startswith(number):
                return True
            last = heading.start
    return False


def _is_irregular(report: Report) -> bool:
    if report.title.value is None or any(len(section.headings) != 1 for section in report.sections.values()):
        return True
    return any(
        bound.outcome != "complete" or bound.missing or bound.extra or any(row.reason for row in bound.rows)
        for bound in report.tables.values()
    )
