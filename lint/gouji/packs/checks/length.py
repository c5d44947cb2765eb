"""The check ``length``: how many characters the prose of a section has."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.message import Message, counted
from gouji.packs.checks.check import Check, looked_in
from gouji.packs.passages import Passage
from gouji.report.model import Report
from gouji.rules.finding import Finding
from gouji.rules.holding import Unknown
from gouji.rules.meta import Options
from gouji.value import frozen

__all__ = ["Length"]

_AT_LEAST = Message("不少于 {count} 字", "at least {count}")
_AT_MOST = Message("不多于 {count} 字", "at most {count}")


@frozen
class Length(Check):
    """The prose of each passage has at ``least`` and at ``most`` so many characters (None: any), white space apart."""

    least: int | None = None
    most: int | None = None

    def judge(self, report: Report, options: Options) -> Iterator[Finding | Unknown]:
        """Yield a finding at the heading of each passage that is too short or too long."""
        for passage in looked_in(report, self.places):
            if isinstance(passage, Unknown):
                yield passage
                continue
            expected = self._expected(passage.length)
            if expected is not None:
                count = str(passage.length)
                yield self.finding(
                    report, options, passage.anchor, passage=passage, expected=expected, actual=count, words=count
                )

    def is_right(self, passage: Passage) -> bool:
        """Return whether a passage is neither too short nor too long."""
        return self._expected(passage.length) is None

    def _expected(self, count: int) -> Message | None:
        if self.least is not None and count < self.least:
            return _AT_LEAST.format(count=counted(self.least, "character"))
        if self.most is not None and count > self.most:
            return _AT_MOST.format(count=counted(self.most, "character"))
        return None
