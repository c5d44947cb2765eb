"""The check ``must-mention``: words that stand in a passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gouji.message import Message
from gouji.packs.checks.check import Check, looked_in
from gouji.packs.passages import Passage
from gouji.packs.sought import Sought
from gouji.report.model import Report
from gouji.rules.finding import Finding
from gouji.rules.holding import Unknown
from gouji.rules.meta import Options
from gouji.value import frozen

__all__ = ["MustMention"]


@frozen
class MustMention(Check):
    """One of ``any`` stands in each of the passages, all of ``all`` do, and none of ``none_of`` does.

    It is reported at the section's heading, else at the title, once for each of the three that does not hold.
    """

    any: tuple[Sought, ...] = ()
    all: tuple[Sought, ...] = ()
    none_of: tuple[Sought, ...] = ()

    def judge(self, report: Report, options: Options) -> Iterator[Finding | Unknown]:
        """Yield a finding for each condition that does not hold in a passage."""
        for passage in looked_in(report, self.places):
            if isinstance(passage, Unknown):
                yield passage
                continue
            for words, actual in self._wrong(passage):
                yield self.finding(report, options, passage.anchor, passage=passage, words=words, actual=actual)

    def is_right(self, passage: Passage) -> bool:
        """Return whether one of ``any``, all of ``all`` and none of ``none_of`` stand in a passage."""
        has = passage.mentions
        return (
            (not self.any or passage.mentions_one(self.any))
            and (not self.all or all(map(has, self.all)))
            and not (self.none_of and any(map(has, self.none_of)))
        )

    @property
    def enough(self) -> Iterable[str]:
        """The words of ``any``, where nothing else is asked."""
        return [] if self.all or self.none_of else [each.text for each in self.any if not each.is_pattern]

    def _wrong(self, passage: Passage) -> Iterator[tuple[Message, str | None]]:
        """Yield the words that are missing, and those that stand there though they may not."""
        if self.any and not passage.mentions_one(self.any):
            yield _listed(self.any, "或", "or"), None
        missing = [each for each in self.all if not passage.mentions(each)]
        if missing:
            yield _listed(missing, "、", "and"), None
        present = [each for each in self.none_of if passage.mentions(each)]
        if present:
            yield _listed(present, "、", "and"), present[0].text


def _listed(words: Sequence[Sought], chinese: str, english: str) -> Message:
    """Return some words as one text, joined as each language joins them."""
    named = [word.named for word in words]
    *head, last = [each.en for each in named]
    return Message(chinese.join(each.zh for each in named), f"{', '.join(head)} {english} {last}" if head else last)
