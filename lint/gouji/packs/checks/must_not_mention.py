"""The check ``must-not-mention``: words that stand nowhere in a passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gouji.packs.checks.check import Check
from gouji.packs.passages import Node, Passage, Passages
from gouji.packs.sought import Sought
from gouji.report.model import Report
from gouji.rules.finding import Edit, Finding, Fix, Safety
from gouji.rules.holding import Unknown
from gouji.rules.meta import FixKind, Options
from gouji.text.source import Span
from gouji.value import field, frozen

__all__ = ["MustNotMention"]


@frozen
class MustNotMention(Check):
    """None of ``words`` stands in the passages; each place is reported.

    ``replace`` maps a word, as it is written in the pack, to the right text, which a fix puts there; ``safety`` is that
    of the fix. A fix changes no figure.
    """

    words: tuple[Sought, ...] = ()
    replace: Mapping[str, str] = field(factory=dict)
    safety: Safety = "unsafe"

    @property
    def fix(self) -> FixKind:
        """The kind of its fixes."""
        return self.safety if self.replace else "none"

    def judge(self, report: Report, options: Options) -> Iterator[Finding | Unknown]:
        """Yield a finding at each place where one of the words stands, once where places lie over each other."""
        passages = report.derive(Passages)
        for place in self.places:
            passage = passages[place]
            for node in passage.nodes if passage is not None else ():
                yield from self._in_node(report, options, passage, node)

    @property
    def triggers(self) -> Iterable[str] | None:
        """Its words; None where one is a pattern."""
        return None if any(word.is_pattern for word in self.words) else [word.text for word in self.words]

    def _in_node(self, report: Report, options: Options, passage: Passage | None, node: Node) -> Iterator[Finding]:
        found = [(start, -end, word) for word in self.words for start, end in word.found_in(node.text)]
        last = 0
        for start, minus_end, word in sorted(found, key=lambda each: each[:2]):
            if start >= last:
                last = -minus_end
                span = node.source_span(start, last)
                fix = self._fix(node, start, last, word, span)
                right = fix.edits[0].text if fix is not None else None
                text = node.text[start:last]
                yield self.finding(
                    report, options, span, passage=passage, expected=right, actual=text, words=text, fix=fix
                )

    def _fix(self, node: Node, start: int, end: int, word: Sought, span: Span) -> Fix | None:
        """Return the fix that puts the right text; None where there is none, or the words are parted in the source."""
        right = self.replace.get(word.text)
        if right is None or span.end - span.start != end - start:
            return None
        digits = [character for character in node.text[start:end] if character.isdigit()]
        if digits != [character for character in right if character.isdigit()]:
            return None
        return Fix(self.safety, (Edit(span, right),))
