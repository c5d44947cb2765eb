"""Scopes of samples, and of figures alone: what expressions are evaluated on before a report is written and read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

import attrs

from gouji.packs.expressions.tree import Known
from gouji.packs.sought import Sought
from gouji.report.subjects import Subjects
from gouji.testing.packs.places import text_at
from gouji.testing.sample import SampleReport
from gouji.text.ticks import ticked
from gouji.value import Entity

__all__ = ["KnownScope", "SampleScope", "numbers_of"]


def numbers_of(sample: SampleReport) -> dict[str, Decimal]:
    """Return the figures of a sample that are numbers."""
    found: dict[str, Decimal] = {}
    for fact, text in sample.figures.items():
        try:
            found[fact] = Decimal(text)
        except InvalidOperation:
            continue
    return found


@attrs.frozen(eq=False, repr=False)
class KnownScope(Entity):
    """The scope of a report of which some figures are known, and ``given``: its year, agency, level and type; no text."""

    facts: Mapping[str, Any] = attrs.field(factory=dict)
    prior_facts: Mapping[str, Any] = attrs.field(factory=dict)
    options: Mapping[str, Any] = attrs.field(factory=dict)
    given: Mapping[str, int | str | None] = attrs.field(factory=dict)

    def own(self, name: str) -> Known | None:
        """Return the year, agency, level or type, if it is given."""
        value = self.given.get(name)
        return Decimal(value) if isinstance(value, int) else value

    def mentions(self, _section: str, _words: Sequence[Sought]) -> bool | None:
        """Return None: the text is not known."""
        return None

    def length(self, _section: str) -> int | None:
        """Return None: the text is not known."""
        return None


@attrs.frozen(eq=False, repr=False)
class SampleScope(Entity):
    """The scope of a sample, and of that of the year before; ``subjects`` tell level and type of its body."""

    sample: SampleReport
    options: Mapping[str, Any] = attrs.field(factory=dict)
    prior: SampleReport | None = None
    subjects: Subjects | None = None

    @property
    def facts(self) -> Mapping[str, Any]:
        """The values of facts by their ids."""
        return _values(self.sample)

    @property
    def prior_facts(self) -> Mapping[str, Any]:
        """The values of the prior report's facts by their ids."""
        return _values(self.prior) if self.prior is not None else {}

    def own(self, name: str) -> Known | None:
        """Return the year, agency, level or type."""
        if name == "year":
            return Decimal(self.sample.period)
        if name == "agency":
            return self.sample.subject
        type_, level = self.subjects.classify(self.sample.subject) if self.subjects is not None else (None, None)
        return level if name == "level" else type_

    def mentions(self, section: str, words: Sequence[Sought]) -> bool | None:
        """Return whether one of the words stands in the lines of a section."""
        text = text_at(self.sample, section)
        return any(word.matches(text) if word.is_pattern else word.text in text for word in words)

    def length(self, section: str) -> int | None:
        """Return how many characters the lines of a section have."""
        return len("".join(text_at(self.sample, section).split()))


def _values(sample: SampleReport) -> dict[str, Any]:
    numbers = numbers_of(sample)
    return {fact: numbers.get(fact, _answer(sample, fact)) for fact in sample.form.slots}


def _answer(sample: SampleReport, fact: str) -> bool | str | None:
    """Return the answer of a fact that is no figure: yes or no, or its text."""
    column, text = sample.form.slots[fact][2], sample.figures[fact]
    if column.is_figure or not text:
        return None
    return ticked(text, ("是", "否")) == ("是",) if column.type == "yes-no" else text
