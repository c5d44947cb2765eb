"""Words that a report must have for a rule to have anything to say of it: without them it is not even imported."""

from __future__ import annotations

import attrs

from gouji.report.model import Report
from gouji.value import Value

__all__ = ["ALWAYS", "When"]


@attrs.frozen(eq=False, repr=False)
class When(Value):
    """A rule runs where one of the ``words`` stands in a paragraph or cell, and always where there are none."""

    words: tuple[str, ...] = ()

    def holds(self, report: Report) -> bool:
        """Tell whether the rule has anything to look at."""
        if not self.words:
            return True
        text, characters = report.text, report.derive(_characters)
        for word in self.words:  # noqa: SIM110 (a generator takes twice as long, and this is asked of every report)
            if characters.issuperset(word) and word in text:
                return True
        return False


ALWAYS = When()


def _characters(report: Report) -> frozenset[str]:
    """Return the characters of a report: far fewer than its text, in which most words need not be sought."""
    return frozenset(report.text)
