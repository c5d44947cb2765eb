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
    not follow each other, as in the form. ``across``: never on one report by itself, for the rule
    only compares reports with each other.
    """

    words: _Words = ()
    states: _Words = ()
    positive: _Words = ()
    metadata: _Words = ()
    broken: bool = False
    irregular: bool = False
    renumbered: bool = False
    across: bool = False

    def holds(self, report: Report) -> bool:
        """Whether the rule has anything to look at."""
        if self.across:
            return False
        if self is ALWAYS:
            return True
        if self.words:
            text, characters = report.text, report.derive(_characters)
            for word in self.words:
                if characters.issuperset(word) and word in text:
                    return True
        return (
            any(state in report.derive(_states) for state in self.states)
            or (self.broken and any(outcome.state == "broken" for outcome in report.outcomes))
            or any((fact := report.facts.get(each)) is not None and fact.value for each in self.positive)
            or any(each in report.document.metadata for each in self.metadata)
            or (self.irregular and report.derive(_is_irregular))
            or (self.renumbered and report.derive(_is_renumbered))
            or self == ALWAYS
        )


ALWAYS = When()


def _characters(report: Report) -> frozenset[str]:
    """The characters that stand in a report: far fewer than its text, which most words need not be sought in."""
    return frozenset(report.text)


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
