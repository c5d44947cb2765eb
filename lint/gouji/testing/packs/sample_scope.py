"""The scope of a sample report: what an expression is evaluated on before the report is written and read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

import attrs

from gouji.packs.expressions.tree import Known
from gouji.packs.sought import Sought
from gouji.testing.sample import SampleReport
from gouji.value import Entity

__all__ = ["SampleScope", "numbers_of"]


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
class SampleScope(Entity):
    """The scope of a sample, and of that of the year before; what only the text tells is not known."""

    sample: SampleReport
    options: Mapping[str, Any] = attrs.field(factory=dict)
    prior: SampleReport | None = None

    @property
    def facts(self) -> Mapping[str, Any]:
        """The values of facts by their ids."""
        return _values(self.sample)

    @property
    def prior_facts(self) -> Mapping[str, Any]:
        """The values of the prior report's facts by their ids."""
        return _values(self.prior) if self.prior is not None else {}

    def own(self, name: str) -> Known | None:
        """Return the year or agency."""
        if name == "year":
            return Decimal(self.sample.period)
        return self.sample.subject if name == "agency" else None

    def mentions(self, section: str, words: Sequence[Sought]) -> bool | None:
        """Return whether one of the words stands in the lines of a section."""
        text = "\n".join(line.text for line in self.sample.prose.get(section, ()))
        return any(word.matches(text) if word.is_pattern else word.text in text for word in words)

    def length(self, section: str) -> int | None:
        """Return how many characters the lines of a section have."""
        return sum(len("".join(line.text.split())) for line in self.sample.prose.get(section, ()))


def _values(sample: SampleReport) -> dict[str, Any]:
    numbers = numbers_of(sample)
    return {fact: numbers.get(fact) for fact in sample.form.slots}
