"""Words without which a report gives a rule nothing to check: the rule is then not even imported."""

from __future__ import annotations

import attrs

from gouji.report.model import Report
from gouji.value import Value

__all__ = ["ALWAYS", "When"]


@attrs.frozen(eq=False, repr=False)
class When(Value):
    """The condition of a rule: one of ``words`` stands in a paragraph or cell; it always holds where there are none."""

    words: tuple[str, ...] = ()

    def holds(self, report: Report) -> bool:
        """Return whether one of the words stands in the report."""
        if not self.words:
            return True
        text, characters = report.text, report.derive(_characters)
        for word in self.words:  # noqa: SIM110 (a generator takes twice as long, and this is asked of every report)
            if characters.issuperset(word) and word in text:
                return True
        return False


ALWAYS = When()


def _characters(report: Report) -> frozenset[str]:
    """Return the characters of a report; a word with another character need not be sought in its text."""
    return frozenset(report.text)
