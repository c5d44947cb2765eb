"""The check ``matches``: the shape of a title or preface."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.packs.checks.check import Check, looked_in
from gouji.packs.passages import Passage
from gouji.packs.sought import Sought
from gouji.report.model import Report
from gouji.rules.finding import Finding
from gouji.rules.holding import Unknown
from gouji.rules.meta import Options
from gouji.value import evolve, field, frozen

__all__ = ["Matches"]

_LONGEST_SHOWN = 60


@frozen
class Matches(Check):
    """The ``pattern`` matches somewhere in each of the passages; ``^`` and ``$`` make it match all of a title."""

    pattern: Sought = field(kw_only=True)

    def judge(self, report: Report, options: Options) -> Iterator[Finding | Unknown]:
        """Yield a finding at the title, or at another passage's anchor, where the pattern does not match.

        What is right is in the message: a pattern says nothing to most readers.
        """
        for passage in looked_in(report, self.places):
            if isinstance(passage, Unknown):
                yield passage
            elif not self.is_right(passage):
                shown = passage.text[:_LONGEST_SHOWN]
                finding = self.finding(
                    report, options, passage.anchor, passage=passage, expected=self.pattern.named, actual=shown
                )
                yield evolve(finding, expected=None)

    def is_right(self, passage: Passage) -> bool:
        """Return whether the pattern matches somewhere in a passage."""
        return self.pattern.matches(passage.encoded)
