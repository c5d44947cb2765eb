"""What all checks of packs share: where they look, and how they report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gouji.message import Message
from gouji.packs.expressions.scope import ReportScope
from gouji.packs.filling import filled
from gouji.packs.passages import Passage, Passages
from gouji.report.model import Report
from gouji.rules.finding import Finding, Fix
from gouji.rules.holding import Unknown
from gouji.rules.meta import FixKind, Options
from gouji.text.source import Span
from gouji.value import Value, frozen

__all__ = ["Check", "looked_in"]

_BREAKS_OFF = Message("正文在此处中断", "the text breaks off there")


@frozen
class Check(Value):
    """A check: its message, in what it looks (``places``: title, preface, all or ids of sections), and what it asks.

    `judge` yields what it finds in a report, and where it cannot tell the reason why.
    """

    message: Message
    places: tuple[str, ...] = ()

    @property
    def fix(self) -> FixKind:
        """The kind of its fixes."""
        return "none"

    @property
    def compares(self) -> bool:
        """Whether it uses facts of the report of the year before."""
        return False

    def judge(self, report: Report, options: Options) -> Iterator[Finding | Unknown]:
        """Yield what it finds in a report, or why it cannot tell."""
        raise NotImplementedError

    def is_met(self, scope: ReportScope) -> bool:  # noqa: ARG002 (that is for requirements)
        """Return whether a check that looks in no places would find nothing in a report; false where that is not known."""
        return False

    @property
    def triggers(self) -> Iterable[str] | None:
        """The words of which one has to stand in a passage, as it is written, for anything to be found there.

        None where that is not told by words.
        """
        return None

    @property
    def enough(self) -> Iterable[str]:
        """The words each of which a passage has only to mention for nothing to be found there."""
        return ()

    def is_right(self, passage: Passage) -> bool:  # noqa: ARG002 (most checks can tell)
        """Return whether it would find nothing in a passage; false where that takes as long as to look."""
        return False

    def finding(
        self,
        report: Report,
        options: Options,
        span: Span | None,
        *,
        passage: Passage | None = None,
        expected: Message | str | None = None,
        actual: str | None = None,
        words: Message | str | None = None,
        problem: Message | None = None,
        fix: Fix | None = None,
    ) -> Finding:
        """Return a finding with the message filled in."""
        section = passage.section if passage is not None else None
        given: dict[str, Message | str | None] = {
            "expected": expected,
            "actual": actual,
            "words": words,
            "problem": problem,
            "section": report.form.section(section).heading if section is not None else None,
        }
        values = {name: value for name, value in given.items() if value is not None}
        return Finding(
            filled(self.message, report, options, values),
            span,
            section=section,
            expected=expected.zh if isinstance(expected, Message) else expected,
            actual=actual,
            fix=fix,
        )


def looked_in(report: Report, places: Sequence[str]) -> Iterator[Passage | Unknown]:
    """Yield the passages of a report at some places; in place of one in which the text breaks off, that it does."""
    passages = report.derive(Passages)
    for place in places:
        passage = passages[place]
        if passage is not None:
            yield passage if passage.whole else Unknown(_BREAKS_OFF)
